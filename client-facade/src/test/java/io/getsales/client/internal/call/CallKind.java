package io.getsales.client.internal.call;

import com.google.gson.JsonObject;
import io.getsales.client.generated.support.RepeatClass;
import java.util.function.Function;
import retrofit2.Call;

/** Every kind of operation, as a column of a table. */
enum CallKind {
  GET(RepeatClass.READ, WireApi::get),
  SEARCH(RepeatClass.READ, api -> api.search(new JsonObject())),
  REPLACE(RepeatClass.IDEMPOTENT, api -> api.replace(new JsonObject())),
  DELETE(RepeatClass.IDEMPOTENT, WireApi::delete),
  UPSERT(RepeatClass.IDEMPOTENT, api -> api.upsert(new JsonObject())),
  CREATE(RepeatClass.CREATE, api -> api.create(new JsonObject())),
  SEND(RepeatClass.SEND, api -> api.send(new JsonObject())),
  ENROLL(RepeatClass.SEND, WireApi::enroll),
  UNMARKED_GET(RepeatClass.READ, WireApi::unmarkedGet),
  UNMARKED_POST(RepeatClass.SEND, api -> api.unmarkedPost(new JsonObject()));

  private final RepeatClass repeatClass;
  private final Function<WireApi, Call<JsonObject>> call;

  CallKind(RepeatClass repeatClass, Function<WireApi, Call<JsonObject>> call) {
    this.repeatClass = repeatClass;
    this.call = call;
  }

  RepeatClass repeatClass() {
    return repeatClass;
  }

  boolean mayRepeat() {
    return repeatClass == RepeatClass.READ || repeatClass == RepeatClass.IDEMPOTENT;
  }

  Call<JsonObject> on(WireApi api) {
    return call.apply(api);
  }
}
