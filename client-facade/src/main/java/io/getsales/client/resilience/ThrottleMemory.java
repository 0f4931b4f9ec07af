package io.getsales.client.resilience;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the 429s seen so far teach: how long to pause, and what share of the quota is left for this
 * client (multiplicative decrease, additive increase). Not safe for use by many threads; the gate's
 * lock guards it.
 */
final class ThrottleMemory {

  static final double NARROWED_TO = 0.7;
  static final double LOWEST_SHARE = 0.1;
  static final double WIDENED_PER_PERIOD = 0.1;

  private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(2);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);

  /** Requests that left together are refused together; that much later it is news. */
  private static final long ECHO = TimeUnit.SECONDS.toNanos(1);

  private final long period;
  private double share = 1;
  private long ownPause = FIRST_PAUSE;
  private boolean throttledBefore;
  private long throttledAt;
  private long pausedTo;

  ThrottleMemory(Duration period) {
    this.period = period.toNanos();
  }

  /** Learns from a 429, and answers for how many nanoseconds from now to pause. */
  long throttled(long now, @Nullable Duration retryAfter) {
    long pause = 0;
    if (retryAfter != null) {
      pause = Math.max(0, Math.min(LONGEST_PAUSE, TimeUnit.NANOSECONDS.convert(retryAfter)));
    }
    if (!isEcho(now)) {
      if (throttledBefore && now - pausedTo < period) {
        share = Math.max(LOWEST_SHARE, share * NARROWED_TO);
      }
      if (retryAfter == null) {
        pause = ownPause;
        ownPause = Math.min(LONGEST_PAUSE, 2 * ownPause);
      }
      throttledAt = now;
    }
    if (!throttledBefore || now + pause - pausedTo > 0) {
      pausedTo = now + pause;
    }
    throttledBefore = true;
    return pause;
  }

  /** Learns from an answer other than 429 that came at a pace of one request each interval. */
  void succeeded(long now, long interval) {
    if (throttledBefore && now - pausedTo < 0) {
      // It left before the 429, so it says nothing about the time since.
      return;
    }
    ownPause = FIRST_PAUSE;
    if (share < 1) {
      share = Math.min(1, share + WIDENED_PER_PERIOD * interval / period);
    }
  }

  double share() {
    return share;
  }

  private boolean isEcho(long now) {
    return throttledBefore && (now - pausedTo < 0 || now - throttledAt < ECHO);
  }
}
