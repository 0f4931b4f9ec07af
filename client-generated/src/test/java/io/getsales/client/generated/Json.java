package io.getsales.client.generated;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Short words for the tests: JSON text to models and trees. */
final class Json {

  private Json() {}

  static <M extends Model> M read(Class<M> type, String json) {
    try {
      return Objects.requireNonNull(ModelTypeAdapterFactory.of(type).fromJson(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object with this one member. */
  static <M extends Model> M readMember(Class<M> type, String name, String value) {
    return read(type, member(name, value));
  }

  static String member(String name, String value) {
    return "{\"" + name + "\":" + value + "}";
  }

  static JsonElement tree(String json) {
    return JsonParser.parseString(json);
  }
}
