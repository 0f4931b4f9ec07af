package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The same wait before every repeat. */
record FixedBackoff(Duration delay) implements Backoff {

  FixedBackoff {
    Objects.requireNonNull(delay, "delay");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay: " + delay + " (expected: zero or more)");
    }
  }

  @Override
  public Duration delayBefore(int attempt, RandomGenerator random) {
    ExponentialBackoff.requireRepeat(attempt);
    Objects.requireNonNull(random, "random");
    return delay;
  }
}
