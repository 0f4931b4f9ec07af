package io.getsales.client.generated.support;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
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

  /**
   * {@return the adapter of one model class}
   *
   * @param <M> that class
   * @param type a generated model
   */
  public static <M extends Model> ModelAdapter<M> of(Class<M> type) {
    return new ModelAdapter<>(type);
  }
}
