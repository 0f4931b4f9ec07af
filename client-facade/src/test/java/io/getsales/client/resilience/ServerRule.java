package io.getsales.client.resilience;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongPredicate;

/**
 * The ways in which a server may count 300 requests a minute. Which one the real service uses is
 * not known, so the client has to get along with each.
 */
enum ServerRule {
  /** A count that starts again with each minute of the server's clock. */
  FIXED_MINUTE {
    @Override
    LongPredicate newServer(long clockOffset) {
      return new LongPredicate() {
        private long minute = Long.MIN_VALUE;
        private int count;

        @Override
        public boolean test(long now) {
          long current = Math.floorDiv(now + clockOffset, MINUTE);
          if (current != minute) {
            minute = current;
            count = 0;
          }
          return count < PERMITS && ++count > 0;
        }
      };
    }
  },

  /** A count that starts with the first request and ends 60 seconds later. */
  FROM_FIRST_HIT {
    @Override
    LongPredicate newServer(long clockOffset) {
      return new LongPredicate() {
        private long end = Long.MIN_VALUE;
        private int count;

        @Override
        public boolean test(long now) {
          if (now >= end) {
            end = now + MINUTE;
            count = 0;
          }
          return count < PERMITS && ++count > 0;
        }
      };
    }
  },

  /** No more than 300 in the last 60 seconds, at any moment. */
  SLIDING_MINUTE {
    @Override
    LongPredicate newServer(long clockOffset) {
      Deque<Long> accepted = new ArrayDeque<>();
      return now -> {
        while (!accepted.isEmpty() && accepted.element() <= now - MINUTE) {
          accepted.remove();
        }
        return accepted.size() < PERMITS && accepted.add(now);
      };
    }
  },

  /** A bucket of 300 tokens that gains 5 a second. */
  TOKEN_BUCKET {
    @Override
    LongPredicate newServer(long clockOffset) {
      return new LongPredicate() {
        private double tokens = PERMITS;
        private long countedTo;

        @Override
        public boolean test(long now) {
          tokens = Math.min(PERMITS, tokens + (double) (now - countedTo) * PERMITS / MINUTE);
          countedTo = now;
          if (tokens < 1) {
            return false;
          }
          tokens--;
          return true;
        }
      };
    }
  };

  static final int PERMITS = 300;
  static final long MINUTE = 60_000_000_000L;

  /**
   * A server that has seen nothing yet: asked with the nanosecond of each arrival, in order, it
   * tells whether it lets the request pass.
   */
  abstract LongPredicate newServer(long clockOffset);
}
