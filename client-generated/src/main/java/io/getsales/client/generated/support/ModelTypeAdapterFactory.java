package io.getsales.client.generated.support;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Teaches a {@link Gson} to read and write generated models as this client does. */
public final class ModelTypeAdapterFactory implements TypeAdapterFactory {
  /** A factory; it has no state. */
  public ModelTypeAdapterFactory() {}

  @Override
  @SuppressWarnings("unchecked") // an adapter of the class that the token names
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    return Model.class.isAssignableFrom(raw) && !Modifier.isAbstract(raw.getModifiers())
        ? (TypeAdapter<T>) of((Class<? extends Model>) raw)
        : null;
  }

  /** The adapter of one model class. */
  public static <M extends Model> TypeAdapter<M> of(Class<M> type) {
    return new ModelTypeAdapter<>(type);
  }

  private static final class ModelTypeAdapter<M extends Model> extends TypeAdapter<M> {
    private final Constructor<M> constructor;

    ModelTypeAdapter(Class<M> type) {
      try {
        constructor = type.getConstructor();
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException(
            "type: " + type.getName() + " (expected: a generated model)", e);
      }
    }

    @Override
    public @Nullable M read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return null;
      }
      String path = in.getPath();
      M model = new ModelReader(in).into(newModel());
      if (model == null) {
        throw new JsonParseException("no JSON object at " + path);
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
}
