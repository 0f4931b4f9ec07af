package io.getsales.client.error;

import java.time.Duration;
import java.util.Optional;

/**
 * 429: too many requests for this key, and the retry policy did not wait longer. The server has not
 * processed the request.
 */
public final class RateLimitedException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitedException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }

  /** {@return how long the server asks to wait, if it says so} */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(answer().retryAfter());
  }
}
