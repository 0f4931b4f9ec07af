package io.getsales.client.resilience;

/**
 * The permits of a gate: a token bucket counted in whole nanoseconds, where time that passes is
 * credit and a permit costs one interval. Not safe for use by many threads; the gate's lock guards
 * it.
 */
final class PermitBucket {

  /** Some seventy years: sums with it cannot overflow, and no burst that anybody wants is cut. */
  private static final long MOST_CREDIT = Long.MAX_VALUE / 4;

  private final long quotaInterval;
  private final long capacity;
  private long interval;
  private long credit;

  /** The {@code nanoTime} up to which credit has been counted; it lies ahead during a pause. */
  private long countedTo;

  PermitBucket(Quota quota, long now) {
    quotaInterval = quota.interval().toNanos();
    capacity =
        quotaInterval > MOST_CREDIT / quota.burst() ? MOST_CREDIT : quotaInterval * quota.burst();
    interval = quotaInterval;
    credit = capacity;
    countedTo = now;
  }

  void refill(long now) {
    long passed = now - countedTo;
    if (passed > 0) {
      credit = bounded(credit + passed);
      countedTo = now;
    }
  }

  /** The nanoseconds until there is a permit for somebody who has so many others before him. */
  long waitBehind(long others, long now) {
    return pausedFor(now) + Math.max(0, (others + 1) * interval - credit);
  }

  void take() {
    credit -= interval;
  }

  void giveBack() {
    credit = bounded(credit + interval);
  }

  /** Hands out nothing for so long, and starts again from an empty bucket. */
  void pause(long now, long nanos) {
    credit = 0;
    countedTo = now + Math.max(pausedFor(now), nanos);
  }

  long pausedFor(long now) {
    return Math.max(0, countedTo - now);
  }

  int available(long now) {
    return pausedFor(now) > 0 ? 0 : (int) (credit / interval);
  }

  /** Hands permits out at this share of the quota's pace. */
  void slowTo(double share) {
    interval = Math.round(quotaInterval / share);
  }

  long interval() {
    return interval;
  }

  /** At a slow pace the burst shrinks, but one permit must always fit. */
  private long bounded(long nanos) {
    return Math.min(nanos, Math.max(capacity, interval));
  }
}
