package io.getsales.client.internal.call;

import com.google.gson.JsonObject;
import io.getsales.client.generated.support.Operation;
import io.getsales.client.generated.support.Repeat;
import io.getsales.client.generated.support.RepeatClass;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.PUT;

/** One operation of every kind that the vendor's description knows, and two that it does not. */
interface WireApi {
  @Operation("getThing")
  @Repeat(RepeatClass.READ)
  @GET("things/1")
  Call<JsonObject> get();

  @Operation("searchThings")
  @Repeat(RepeatClass.READ)
  @POST("things/search")
  Call<JsonObject> search(@Body JsonObject filter);

  @Operation("replaceThing")
  @Repeat(RepeatClass.IDEMPOTENT)
  @PUT("things/1")
  Call<JsonObject> replace(@Body JsonObject thing);

  @Operation("deleteThing")
  @Repeat(RepeatClass.IDEMPOTENT)
  @DELETE("things/1")
  Call<JsonObject> delete();

  @Operation("upsertThing")
  @Repeat(RepeatClass.IDEMPOTENT)
  @POST("things/upsert")
  Call<JsonObject> upsert(@Body JsonObject thing);

  @Operation("createThing")
  @Repeat(RepeatClass.CREATE)
  @POST("things")
  Call<JsonObject> create(@Body JsonObject thing);

  @Operation("sendThing")
  @Repeat(RepeatClass.SEND)
  @POST("things/send")
  Call<JsonObject> send(@Body JsonObject thing);

  @Operation("enrollThing")
  @Repeat(RepeatClass.SEND)
  @POST("things/1/enroll")
  Call<JsonObject> enroll();

  @GET("things/unmarked")
  Call<JsonObject> unmarkedGet();

  @POST("things/unmarked")
  Call<JsonObject> unmarkedPost(@Body JsonObject thing);
}
