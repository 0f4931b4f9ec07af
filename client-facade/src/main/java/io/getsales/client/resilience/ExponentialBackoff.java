package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Doubling waits with full jitter. */
record ExponentialBackoff(Duration base, Duration cap) implements Backoff {

  /** Enough doublings to take a nanosecond past the longest cap that a long of them can hold. */
  private static final int MOST_DOUBLINGS = 62;

  ExponentialBackoff {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(cap, "cap");
    if (base.isZero() || base.isNegative()) {
      throw new IllegalArgumentException("base: " + base + " (expected: more than zero)");
    }
    if (cap.compareTo(base) < 0) {
      throw new IllegalArgumentException(
          "cap: " + cap + " (expected: the base, " + base + ", or more)");
    }
  }

  @Override
  public Duration delayBefore(int attempt, RandomGenerator random) {
    requireRepeat(attempt);
    Objects.requireNonNull(random, "random");
    long capNanos = TimeUnit.NANOSECONDS.convert(cap);
    long baseNanos = TimeUnit.NANOSECONDS.convert(base);
    int doublings = Math.min(attempt - 2, MOST_DOUBLINGS);
    long longest = baseNanos > capNanos >> doublings ? capNanos : baseNanos << doublings;
    // A bound of Long.MAX_VALUE + 1 would overflow; one nanosecond less of jitter is nothing.
    return Duration.ofNanos(random.nextLong(Math.min(longest, Long.MAX_VALUE - 1) + 1));
  }

  static void requireRepeat(int attempt) {
    if (attempt < 2) {
      throw new IllegalArgumentException("attempt: " + attempt + " (expected: 2 or more)");
    }
  }
}
