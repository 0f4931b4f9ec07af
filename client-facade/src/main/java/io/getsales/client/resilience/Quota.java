package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;

/**
 * How many requests a server allows in a period, and how the client spends them: a few at once (the
 * burst), then evenly spaced.
 *
 * <p>The spacing is derived so that no server rule refuses: with {@code n} permits a period and a
 * burst of {@code b}, permits come back one each {@code (period + 1 s) / (n - b)}. Whatever the
 * moment, no stretch of {@code period + 1 s} then sees more than {@code n} requests leave, and the
 * one second is what the network may delay one request more than another. A server that counts by
 * the clock's minute, from the first request, over the last 60 seconds or with a bucket of its own
 * is served alike. (A bucket as large as the quota, the usual way, lets nearly twice the quota
 * through in its first minute.) For 300 a minute that is 10 at once, then one each 210 ms, 285 a
 * minute.
 *
 * <p>Immutable.
 */
public final class Quota {

  private static final int BURSTS_IN_A_QUOTA = 30;
  private static final Duration NETWORK_JITTER = Duration.ofSeconds(1);
  private static final Duration LONGEST_PERIOD = Duration.ofDays(1);
  private static final Quota UNLIMITED =
      new Quota(Integer.MAX_VALUE, Duration.ofSeconds(1), Integer.MAX_VALUE, Duration.ZERO);

  private final int permits;
  private final Duration period;
  private final int burst;
  private final Duration interval;

  /**
   * As is, without the derivation and its safety: for what needs an unsafe shape, such as tests.
   */
  Quota(int permits, Duration period, int burst, Duration interval) {
    this.permits = permits;
    this.period = period;
    this.burst = burst;
    this.interval = interval;
  }

  /**
   * {@return a quota of so many permits in any minute; {@code perMinute(300)} is what GetSales.io
   * allows one API key}
   *
   * @param permits 2 or more
   */
  public static Quota perMinute(int permits) {
    return of(permits, Duration.ofMinutes(1));
  }

  /**
   * {@return a quota of so many permits in any stretch of the given length, with a burst of a
   * thirtieth of them, at least 1}
   *
   * @param permits 2 or more
   * @param period more than zero, one day at most
   */
  public static Quota of(int permits, Duration period) {
    Objects.requireNonNull(period, "period");
    if (permits < 2) {
      throw new IllegalArgumentException("permits: " + permits + " (expected: 2 or more)");
    }
    if (period.isZero() || period.isNegative() || period.compareTo(LONGEST_PERIOD) > 0) {
      throw new IllegalArgumentException(
          "period: " + period + " (expected: more than zero, at most " + LONGEST_PERIOD + ")");
    }
    return shaped(permits, period, Math.max(1, permits / BURSTS_IN_A_QUOTA));
  }

  /**
   * No limit: a gate of this quota lets everything pass and never pauses.
   *
   * @return a quota that allows everything
   */
  public static Quota unlimited() {
    return UNLIMITED;
  }

  /**
   * {@return the same quota with another burst} A larger burst answers the first calls sooner and
   * slows the pace after them, since both come out of one quota. An unlimited quota stays as it is.
   *
   * @param newBurst 1 to {@code permits() - 1}
   */
  public Quota withBurst(int newBurst) {
    if (isUnlimited()) {
      return this;
    }
    if (newBurst < 1 || newBurst >= permits) {
      throw new IllegalArgumentException(
          "burst: " + newBurst + " (expected: 1 to " + (permits - 1) + ")");
    }
    return shaped(permits, period, newBurst);
  }

  private static Quota shaped(int permits, Duration period, int burst) {
    long stretch = period.plus(NETWORK_JITTER).toNanos();
    int refilled = permits - burst;
    return new Quota(permits, period, burst, Duration.ofNanos((stretch + refilled - 1) / refilled));
  }

  /** {@return how many requests the server allows in one {@link #period()}} */
  public int permits() {
    return permits;
  }

  /** {@return the length of any stretch of time that may hold {@link #permits()} requests} */
  public Duration period() {
    return period;
  }

  /** {@return how many requests may leave at once after a rest} */
  public int burst() {
    return burst;
  }

  /** {@return the time after which one permit comes back} */
  public Duration interval() {
    return interval;
  }

  /** {@return true for {@link #unlimited()} only} */
  public boolean isUnlimited() {
    return interval.isZero();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quota quota
        && permits == quota.permits
        && burst == quota.burst
        && period.equals(quota.period)
        && interval.equals(quota.interval);
  }

  @Override
  public int hashCode() {
    return Objects.hash(permits, period, burst, interval);
  }

  @Override
  public String toString() {
    return isUnlimited()
        ? "Quota[unlimited]"
        : "Quota["
            + permits
            + " per "
            + period
            + ", burst "
            + burst
            + ", one each "
            + interval
            + "]";
  }
}
