package io.getsales.client.resilience;

import io.getsales.client.time.TimeSource;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The permits of a gate: a token bucket counted in whole nanoseconds, where time that passes is
 * credit and a permit costs one interval. Not safe for use by many threads; the gate's lock guards
 * it.
 */
final class PermitBucket implements Permits {

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
      add(passed);
      countedTo = now;
    }
  }

  @Override
  public long waitBehind(long others, long now) {
    return pausedFor(now) + Math.max(0, (others + 1) * interval - credit);
  }

  @Override
  public Runnable tryTake() {
    long paid = interval;
    credit -= paid;
    return () -> add(paid);
  }

  /** Adds so much credit, as far as it fits. */
  void add(long nanos) {
    credit = bounded(credit + nanos);
  }

  /** Counts from so much credit; less than none is a debt. A pause stays as it is. */
  void restart(long now, long nanos) {
    if (pausedFor(now) == 0) {
      credit = bounded(nanos);
      countedTo = now;
    }
  }

  /** Hands out nothing for so long, and starts again from an empty bucket. */
  void pause(long now, long nanos) {
    credit = 0;
    countedTo = now + Math.max(pausedFor(now), nanos);
  }

  long pausedFor(long now) {
    return Math.max(0, countedTo - now);
  }

  private int available(long now) {
    return pausedFor(now) > 0 ? 0 : (int) (Math.max(0, credit) / interval);
  }

  /** Hands permits out at this share of the quota's pace. */
  void slowTo(double share) {
    interval = Math.round(quotaInterval / share);
  }

  long interval() {
    return interval;
  }

  QuotaSnapshot snapshot(WaitingLine line, TimeSource time) {
    long now = time.nanoTime();
    refill(now);
    long paused = pausedFor(now);
    Optional<Instant> pausedUntil =
        paused > 0 ? Optional.of(time.now().plusNanos(paused)) : Optional.empty();
    return new QuotaSnapshot(
        available(now),
        line.size(Priority.INTERACTIVE),
        line.size(Priority.BACKGROUND),
        pausedUntil,
        (double) TimeUnit.MINUTES.toNanos(1) / interval);
  }

  /** At a slow pace the burst shrinks, but one permit must always fit. */
  private long bounded(long nanos) {
    return Math.min(nanos, Math.max(capacity, interval));
  }
}
