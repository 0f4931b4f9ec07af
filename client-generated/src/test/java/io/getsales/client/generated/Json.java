package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import io.getsales.client.generated.support.Utf8JsonReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Short words for the tests: JSON text to models and trees. Models are read as answers are, by
 * {@link Utf8JsonReader}, and once more by Gson's own reader, which has to give the same.
 */
final class Json {

  private Json() {}

  static <M extends Model> M read(Class<M> type, String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      TypeAdapter<M> adapter = ModelTypeAdapterFactory.of(type);
      M model = Objects.requireNonNull(adapter.read(new Utf8JsonReader(bytes, bytes.length)));
      assertThat(adapter.fromJson(json))
          .isEqualTo(model)
          .extracting(Model::toJson, Model::unreadFields)
          .containsExactly(model.toJson(), model.unreadFields());
      return model;
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
