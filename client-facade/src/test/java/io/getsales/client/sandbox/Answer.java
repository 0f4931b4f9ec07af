package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is answered to one request: status, body text (null: none) and headers. */
record Answer(int status, @Nullable String body, Map<String, String> headers) {
  private static final String JSON = "application/json";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer json(int status, JsonElement body) {
    return json(status, body.toString());
  }

  static Answer json(int status, String body) {
    return new Answer(status, body, Map.of("Content-Type", JSON));
  }

  static Answer html(int status, String body) {
    return new Answer(status, body, Map.of("Content-Type", "text/html; charset=UTF-8"));
  }

  static Answer empty(int status) {
    return new Answer(status, null, Map.of());
  }

  /** An error whose body is a message and a code only, as the service's framework writes them. */
  static Answer message(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("message", message);
    body.addProperty("code", status);
    return json(status, body);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, body, more);
  }

  Answer withBody(String contentType, String text) {
    return new Answer(status, text, headers).with("Content-Type", contentType);
  }
}
