package io.getsales.client.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What the server's clock shows, as far as its answers tell. A {@code Date} header names a second,
 * and the answer was made between sending the request and receiving it; so every answer bounds how
 * far the server is ahead, and several together narrow it to about a round trip.
 *
 * <p>Thread-safe.
 */
public final class ServerClock {
  private final AtomicReference<@Nullable Bounds> bounds = new AtomicReference<>();

  /** Knows nothing yet. */
  public ServerClock() {}

  /** How far the server is ahead of this machine, at least and at most. */
  private record Bounds(Duration least, Duration most) {

    Bounds narrowedBy(Bounds other) {
      Duration narrowLeast = least.compareTo(other.least) > 0 ? least : other.least;
      Duration narrowMost = most.compareTo(other.most) < 0 ? most : other.most;
      // No overlap: one of the clocks was set. Only the newest answer counts then.
      return narrowLeast.compareTo(narrowMost) <= 0 ? new Bounds(narrowLeast, narrowMost) : other;
    }
  }

  /**
   * Takes an answer into account.
   *
   * @param sent before the request left, by this machine's clock
   * @param received after the answer came
   * @param date the answer's {@code Date} header
   */
  public void observe(Instant sent, Instant received, Instant date) {
    Bounds seen =
        new Bounds(Duration.between(received, date), Duration.between(sent, date.plusSeconds(1)));
    bounds.accumulateAndGet(seen, (known, next) -> known == null ? next : known.narrowedBy(next));
  }

  /** The earliest that the server's clock can have shown at a moment; null before any answer. */
  public @Nullable Instant earliest(Instant moment) {
    Bounds known = bounds.get();
    return known == null ? null : moment.plus(known.least());
  }

  /** The latest that the server's clock can have shown at a moment; null before any answer. */
  public @Nullable Instant latest(Instant moment) {
    Bounds known = bounds.get();
    return known == null ? null : moment.plus(known.most());
  }

  /**
   * How long to wait for the moment at which one more answer tells most: when the server's clock,
   * as guessed now, goes on to the next second, its {@code Date} halves what is uncertain.
   */
  public Duration untilNextSecond(Instant now) {
    Bounds known = bounds.get();
    Duration guess = known == null ? Duration.ZERO : known.least().plus(known.most()).dividedBy(2);
    Instant shown = now.plus(guess);
    return Duration.between(shown, shown.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
  }
}
