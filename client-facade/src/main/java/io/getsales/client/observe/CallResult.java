package io.getsales.client.observe;

import io.getsales.client.error.StopReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param elapsed from its beginning, waits included
 * @param attempts how many requests it made
 * @param status the HTTP status of the last one; null when no answer came
 * @param problem the simple name of the exception that the caller gets, such as {@code
 *     RateLimitedException}; null after success
 * @param stopReason why a failed call was not repeated once more; null after success, and when the
 *     exception is not the client's own
 */
public record CallResult(
    Duration elapsed,
    int attempts,
    @Nullable Integer status,
    @Nullable String problem,
    @Nullable StopReason stopReason) {

  /** {@return whether the caller got an answer} */
  public boolean isSuccess() {
    return problem == null;
  }
}
