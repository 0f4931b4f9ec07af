package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small helpers around JSON trees. */
final class Json {
  private Json() {}

  static JsonElement text(@Nullable String text) {
    return text == null ? JsonNull.INSTANCE : new JsonPrimitive(text);
  }

  static JsonElement number(@Nullable Number number) {
    return number == null ? JsonNull.INSTANCE : new JsonPrimitive(number);
  }

  static JsonArray array(String... texts) {
    JsonArray array = new JsonArray(texts.length);
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  /** The text of a field, null when it is absent or null. */
  static @Nullable String textOf(JsonObject json, String field) {
    return textOf(json.get(field));
  }

  static @Nullable String textOf(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  /** Reads one strict JSON value; blank text is null. */
  static JsonElement parse(String text) throws JsonParseException {
    if (text.isBlank()) {
      return JsonNull.INSTANCE;
    }
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    return JsonParser.parseReader(reader);
  }

  /** A tree of plain Java values: null, text, numbers, booleans, Instant, Iterable and Map. */
  static JsonElement tree(@Nullable Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof JsonElement element) {
      return element;
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Instant instant) {
      return new JsonPrimitive(Timestamps.text(instant));
    }
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, inner) -> object.add(String.valueOf(key), tree(inner)));
      return object;
    }
    if (value instanceof Iterable<?> items) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(tree(item)));
      return array;
    }
    return new JsonPrimitive(value.toString());
  }
}
