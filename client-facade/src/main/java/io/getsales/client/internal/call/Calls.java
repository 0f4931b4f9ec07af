package io.getsales.client.internal.call;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** How resources make a generated call and take its answer. */
public final class Calls {
  private Calls() {}

  /** The answer's body. An empty one is a {@code DecodeException}. */
  public static <T> T required(Call<T> call) {
    return ((RetryingCall<T>) call).executeForBody();
  }

  /** The answer's body, null when it was empty. */
  public static <T> @Nullable T optional(Call<T> call) {
    return ((RetryingCall<T>) call).execute().body();
  }

  /** Makes a call whose answer says nothing beyond its success. */
  public static void run(Call<?> call) {
    ((RetryingCall<?>) call).execute();
  }
}
