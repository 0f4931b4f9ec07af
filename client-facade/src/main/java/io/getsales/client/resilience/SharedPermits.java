package io.getsales.client.resilience;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The permits that come from a store: at most one ticket in hand, taken from the store for whoever
 * is first when it is due, and an outlook on those after it that needs no question. The outlook is
 * the most this process can hope for, since others take from the same store. Not safe for use by
 * many threads; the gate's lock guards it.
 */
final class SharedPermits implements Permits {

  /** A century; further on, sums with a clock reading would overflow. */
  private static final long LONGEST_WAIT = TimeUnit.DAYS.toNanos(36_525);

  private final long quotaInterval;
  private final int burst;
  private final PermitBucket outlook;
  private int cost = 1;
  private @Nullable Ticket ticket;
  private int surplus;

  SharedPermits(Quota quota, long now) {
    quotaInterval = quota.interval().toNanos();
    burst = quota.burst();
    outlook = new PermitBucket(quota, now);
  }

  @Override
  public long waitBehind(long others, long now) {
    if (ticket == null) {
      return outlook.waitBehind(others, now);
    }
    if (others > 0) {
      return outlook.waitBehind(others - 1, now);
    }
    return Math.max(outlook.pausedFor(now), ticket.due() - now);
  }

  @Override
  public @Nullable Runnable tryTake() {
    Ticket taken = ticket;
    ticket = null;
    return taken == null ? null : () -> putBack(taken);
  }

  /** Whether it is time to ask the store for the first in line. */
  boolean needsStore(long now) {
    return ticket == null && outlook.pausedFor(now) == 0;
  }

  /** How long nothing happens here by itself. */
  long nanosToEvent(long now) {
    return ticket == null ? outlook.pausedFor(now) : waitBehind(0, now);
  }

  /** How many permits of the store one request costs. */
  int cost() {
    return cost;
  }

  void learn(PermitStore.Answer answer, int asked, long now) {
    long wait = Math.min(LONGEST_WAIT, TimeUnit.NANOSECONDS.convert(answer.dueIn()));
    if (!answer.taken()) {
      outlook.restart(now, asked * quotaInterval - wait);
      return;
    }
    outlook.restart(now, Math.min(burst, answer.left()) * quotaInterval - wait);
    putBack(new Ticket(now + wait, asked));
  }

  void refill(long now) {
    outlook.refill(now);
  }

  void pause(long now, long nanos) {
    outlook.pause(now, nanos);
  }

  /**
   * Leaves all but this share of the quota to somebody whom the store does not count, by paying
   * several of its permits for each request; never more than it can hold.
   */
  void slowTo(double share) {
    cost = (int) Math.min(burst, Math.round(1 / share));
    outlook.slowTo(1.0 / cost);
  }

  PermitBucket outlook() {
    return outlook;
  }

  /** Takes out the permits that go back to the store: what is too many, or what nobody can use. */
  int takeUnused(boolean wanted, long now) {
    if (ticket != null && (!wanted || outlook.pausedFor(now) > Math.max(0, ticket.due() - now))) {
      surplus += ticket.permits();
      ticket = null;
    }
    int unused = surplus;
    outlook.add(unused * quotaInterval);
    surplus = 0;
    return unused;
  }

  private void putBack(Ticket unused) {
    if (ticket == null) {
      ticket = unused;
    } else {
      surplus += unused.permits();
    }
  }

  /**
   * Permits of the store that are taken.
   *
   * @param due the {@code nanoTime} from which on they may be used
   */
  private record Ticket(long due, int permits) {}
}
