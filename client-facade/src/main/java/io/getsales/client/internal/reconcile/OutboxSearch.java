package io.getsales.client.internal.reconcile;

import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.Reconciler;
import io.getsales.client.error.Reconciliation;
import io.getsales.client.error.Reconciliation.Verdict;
import io.getsales.client.generated.support.Model;
import io.getsales.client.internal.call.ServerClock;
import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a message among those listed since a call began. Messages that are alike count when the
 * server made them after the call began, by its own clock; one that may have been made before
 * leaves the question open, since the same text is sometimes sent twice on purpose.
 *
 * @param <T> the type of a listed message
 */
public final class OutboxSearch<T extends Model> implements Reconciler {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final int MOST_ROWS = 1_000;

  /** Each further look at a chosen moment halves what is uncertain of the server's clock. */
  private static final int MOST_NARROWINGS = 8;

  /**
   * No program gets an answer and begins the next call sooner than this after the server's work.
   */
  private static final Duration TOLERANCE = Duration.ofMillis(20);

  private static final String NEAR =
      "a message alike was made so near the call's beginning that it may be older";

  private final Iterable<T> newestFirst;
  private final Predicate<T> alike;
  private final Function<T, @Nullable OffsetDateTime> createdAt;
  private final ServerClock serverClock;
  private final TimeSource time;

  /**
   * Prepares the search.
   *
   * @param newestFirst the messages to look at, the newest first; read anew for each look
   * @param alike whether a message has sender, contact and content of the one sent
   * @param createdAt when the server made a message
   */
  public OutboxSearch(
      Iterable<T> newestFirst,
      Predicate<T> alike,
      Function<T, @Nullable OffsetDateTime> createdAt,
      ServerClock serverClock,
      TimeSource time) {
    this.newestFirst = newestFirst;
    this.alike = alike;
    this.createdAt = createdAt;
    this.serverClock = serverClock;
    this.time = time;
  }

  @Override
  public Reconciliation reconcile(Instant callStartedAt, Duration patience) {
    long start = time.nanoTime();
    Duration pause = FIRST_PAUSE;
    int narrowing = 0;
    while (true) {
      Reconciliation seen;
      try {
        seen = look(callStartedAt);
      } catch (GetSalesException e) {
        return undecided("the list could not be read: " + e.getClass().getSimpleName());
      }
      Duration left = patience.minusNanos(time.nanoTime() - start);
      boolean isNear = seen.explanation().equals(NEAR) && narrowing++ < MOST_NARROWINGS;
      boolean isFinal = seen.verdict() != Verdict.NOT_SENT && !isNear;
      if (isFinal || left.isNegative() || left.isZero()) {
        return seen;
      }
      Duration wait = isNear ? serverClock.untilNextSecond(time.now()) : pause;
      if (!sleep(shorter(wait, left))) {
        return undecided("the thread was interrupted while waiting for the message to show up");
      }
      pause = isNear ? pause : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Reconciliation look(Instant callStartedAt) {
    List<T> since = new ArrayList<>();
    boolean maybeBefore = false;
    int read = 0;
    Iterator<T> rows = newestFirst.iterator();
    while (rows.hasNext()) {
      T row = rows.next();
      OffsetDateTime created = createdAt.apply(row);
      // The first answer has told the server's time, so the bounds are known here.
      Instant earliest = serverClock.earliest(callStartedAt);
      Instant latest = serverClock.latest(callStartedAt);
      if (created == null || earliest == null || latest == null) {
        return undecided("the list does not tell when its messages were made");
      }
      if (created.toInstant().isBefore(earliest)) {
        break;
      }
      if (++read > MOST_ROWS) {
        return undecided("more than " + MOST_ROWS + " messages since the call began");
      }
      if (alike.test(row)) {
        since.add(row);
        maybeBefore |= created.toInstant().isBefore(latest.minus(TOLERANCE));
      }
    }
    return verdict(since, maybeBefore);
  }

  private Reconciliation verdict(List<T> since, boolean maybeBefore) {
    if (since.isEmpty()) {
      return new Reconciliation(
          Verdict.NOT_SENT, null, "no such message showed up within the time given");
    }
    if (since.size() > 1) {
      return undecided(since.size() + " messages alike were made since the call began");
    }
    return maybeBefore
        ? undecided(NEAR)
        : new Reconciliation(Verdict.SENT, since.get(0), "the message is listed");
  }

  private boolean sleep(Duration pause) {
    try {
      boolean unused = time.await(new Signal(), pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Reconciliation undecided(String explanation) {
    return new Reconciliation(Verdict.UNDECIDED, null, explanation);
  }
}
