package io.getsales.client.internal.call;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;

/** Makes every {@link Call} of a generated interface a {@link RetryingCall}. */
public final class RetryingCallAdapterFactory extends CallAdapter.Factory {
  private final CallEngine engine;
  private final CallSettings settings;

  /** For the calls of one client. */
  public RetryingCallAdapterFactory(CallEngine engine, CallSettings settings) {
    this.engine = engine;
    this.settings = settings;
  }

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returnType, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returnType) != Call.class) {
      return null;
    }
    return new Adapter<>(getParameterUpperBound(0, (ParameterizedType) returnType));
  }

  private final class Adapter<T> implements CallAdapter<T, Call<T>> {
    private final Type responseType;

    Adapter(Type responseType) {
      this.responseType = responseType;
    }

    @Override
    public Type responseType() {
      return responseType;
    }

    @Override
    public Call<T> adapt(Call<T> call) {
      return new RetryingCall<>(call, engine, settings);
    }
  }
}
