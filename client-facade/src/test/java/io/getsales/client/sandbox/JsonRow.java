package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** A row that is kept as the JSON it is answered with. */
record JsonRow(JsonObject json) implements Row {
  @Override
  public String uuid() {
    return json.get("uuid").getAsString();
  }

  @Override
  public JsonElement value(String field) {
    JsonElement value = json.get(field);
    return value == null ? JsonNull.INSTANCE : value;
  }

  @Nullable String text(String field) {
    return Json.textOf(json, field);
  }

  String requiredText(String field) {
    return json.get(field).getAsString();
  }

  void set(String field, JsonElement value) {
    json.add(field, value);
  }

  void set(String field, String value) {
    json.addProperty(field, value);
  }
}
