package io.getsales.client.internal.call;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** How resources make a generated call and take its answer. */
public final class Calls {
  private Calls() {}

  /**
   * The answer's body. Only for reads: where it is empty the read is made again, as after any other
   * failure that may pass, and ends in a {@code DecodeException}.
   */
  public static <T> T required(Call<T> call) {
    return ((RetryingCall<T>) call).executeForBody();
  }

  /** The answer's body, null when it was empty. */
  public static <T> @Nullable T optional(Call<T> call) {
    return ((RetryingCall<T>) call).execute().body();
  }

  /**
   * The answer's body, or an empty model. For writes: one that was answered with success was
   * carried out, whether the answer says more or not.
   */
  public static <T> T written(Call<T> call, Supplier<T> empty) {
    T body = optional(call);
    return body == null ? empty.get() : body;
  }

  /** Makes a call whose answer says nothing beyond its success. */
  public static void run(Call<?> call) {
    ((RetryingCall<?>) call).execute();
  }
}
