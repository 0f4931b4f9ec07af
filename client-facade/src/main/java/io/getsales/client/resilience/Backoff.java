package io.getsales.client.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a request is repeated, when the server does not say so itself. */
@FunctionalInterface
public interface Backoff {

  /**
   * The wait before an attempt.
   *
   * @param attempt the attempt that is about to be made: 2 for the first repeat
   * @param random where jitter comes from
   * @return zero or more
   * @throws IllegalArgumentException if {@code attempt} is less than 2
   */
  Duration delayBefore(int attempt, RandomGenerator random);

  /**
   * Repeats at once.
   *
   * @return the backoff
   */
  static Backoff none() {
    return fixed(Duration.ZERO);
  }

  /**
   * Always waits the same time, without jitter.
   *
   * @param delay zero or more
   * @return the backoff
   */
  static Backoff fixed(Duration delay) {
    return new FixedBackoff(delay);
  }

  /**
   * Waits up to twice as long each time, with full jitter: before attempt {@code n} any time
   * between 0 and {@code min(cap, base * 2^(n-2))}, all equally likely. The jitter keeps clients
   * that failed together from coming back together.
   *
   * @param base the longest wait before attempt 2; more than zero
   * @param cap the longest wait of all; {@code base} or more
   * @return the backoff
   */
  static Backoff exponential(Duration base, Duration cap) {
    return new ExponentialBackoff(base, cap);
  }
}
