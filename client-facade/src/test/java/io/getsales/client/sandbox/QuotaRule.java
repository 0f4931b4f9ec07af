package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How requests are counted against the quota. The vendor says "300 per minute" and not which minute
 * is meant, so a careful client has to live with all of them. Requests that were refused do not
 * count.
 */
public enum QuotaRule {
  /** Windows follow each other on the clock: the count starts anew at every full minute. */
  FIXED_WINDOW {
    @Override
    QuotaMeter meter(int requests, Duration window) {
      return new QuotaMeter() {
        private long current = Long.MIN_VALUE;
        private int count;

        @Override
        public long admit(long now) {
          long length = window.toMillis();
          long index = Math.floorDiv(now, length);
          if (index != current) {
            current = index;
            count = 0;
          }
          if (count < requests) {
            count++;
            return 0;
          }
          return (index + 1) * length - now;
        }
      };
    }
  },
  /** A window opens with the first request that finds none open, and closes after its length. */
  FROM_FIRST_HIT {
    @Override
    QuotaMeter meter(int requests, Duration window) {
      return new QuotaMeter() {
        private long closesAt = Long.MIN_VALUE;
        private int count;

        @Override
        public long admit(long now) {
          if (now >= closesAt) {
            closesAt = now + window.toMillis();
            count = 0;
          }
          if (count < requests) {
            count++;
            return 0;
          }
          return closesAt - now;
        }
      };
    }
  },
  /** Never more than the quota in any stretch of time as long as the window. */
  SLIDING_WINDOW {
    @Override
    QuotaMeter meter(int requests, Duration window) {
      Deque<Long> admitted = new ArrayDeque<>();
      return now -> {
        while (!admitted.isEmpty() && admitted.peekFirst() <= now - window.toMillis()) {
          admitted.removeFirst();
        }
        if (admitted.size() < requests) {
          admitted.addLast(now);
          return 0;
        }
        return admitted.getFirst() + window.toMillis() - now;
      };
    }
  };

  abstract QuotaMeter meter(int requests, Duration window);
}
