package io.getsales.client.generated.support;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one class of generated models. Thread-safe.
 *
 * @param <M> the model
 */
public final class ModelAdapter<M extends Model> extends TypeAdapter<M> {
  private final Constructor<M> constructor;

  ModelAdapter(Class<M> type) {
    try {
      constructor = type.getConstructor();
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(
          "type: " + type.getName() + " (expected: a generated model)", e);
    }
  }

  @Override
  public @Nullable M read(JsonReader in) throws IOException {
    return read(in, ReadTrace.plain());
  }

  /**
   * Reads a model and tells {@code trace} how it goes.
   *
   * @param in stands before the value
   * @param trace keeps what is met
   * @return the model; null for a JSON null and for what is no object
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable M read(JsonReader in, ReadTrace trace) throws IOException {
    if (in.peek() == JsonToken.NULL) {
      in.nextNull();
      return null;
    }
    M model = new ModelReader(in, trace).into(newModel());
    if (model == null) {
      throw new JsonParseException("no JSON object at " + trace.path());
    }
    return model;
  }

  private M newModel() {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + constructor.getDeclaringClass(), e);
    }
  }

  @Override
  public void write(JsonWriter out, @Nullable M value) throws IOException {
    if (value == null) {
      out.nullValue();
    } else {
      ModelWriter.write(value, out);
    }
  }
}
