package io.getsales.client.paging;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/**
 * Makes a server that ignores forms of a filter on the creation time in searches: takes them out of
 * the requests on their way to a sandbox that honours them all.
 */
final class TimeFilterTampering implements Interceptor {
  private final Set<RangeForm> honoured;

  TimeFilterTampering(Set<RangeForm> honoured) {
    this.honoured = honoured;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    RequestBody body = request.body();
    if (body == null) {
      return chain.proceed(request);
    }
    Buffer text = new Buffer();
    body.writeTo(text);
    JsonObject search = JsonParser.parseString(text.readUtf8()).getAsJsonObject();
    if (search.get("filter") instanceof JsonObject filter
        && filter.get("created_at") instanceof JsonObject created) {
      RangeForm form = created.has("from") ? RangeForm.DAYS : RangeForm.INSTANTS;
      if (!honoured.contains(form)) {
        filter.remove("created_at");
      }
    }
    RequestBody changed =
        RequestBody.create(search.toString(), MediaType.get("application/json; charset=utf-8"));
    return chain.proceed(request.newBuilder().method(request.method(), changed).build());
  }
}
