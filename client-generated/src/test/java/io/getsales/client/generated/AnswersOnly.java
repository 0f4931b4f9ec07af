package io.getsales.client.generated;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Lets Retrofit build requests of methods whose answers nobody reads. */
final class AnswersOnly extends Converter.Factory {
  static final AnswersOnly INSTANCE = new AnswersOnly();

  private AnswersOnly() {}

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return (Converter<ResponseBody, @Nullable Object>) body -> null;
  }
}
