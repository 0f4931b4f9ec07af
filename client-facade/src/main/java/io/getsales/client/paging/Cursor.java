package io.getsales.client.paging;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How far rows have been taken over, for {@link Paged#since}: everything created up to a moment,
 * with a look back for rows that arrive late. {@link #toString()} writes it as one line of
 * printable characters, {@link #parse} reads it. It holds times and ids, no other data of rows.
 */
public final class Cursor {
  /** How late a row may arrive unless {@link #lookingBack} says otherwise: {@value} minutes. */
  public static final long DEFAULT_LAG_MINUTES = 10;

  private static final String KIND = "since";
  private static final int PARTS = 4;

  private final Instant start;
  private final Duration lag;
  private final Checkpoint point;

  private Cursor(Instant start, Duration lag, Checkpoint point) {
    this.start = start;
    this.lag = lag;
    this.point = point;
  }

  /** The same start and lag, at another point. */
  Cursor movedTo(String fingerprint, Instant upTo, List<String> recent) {
    return new Cursor(start, lag, new Checkpoint(fingerprint, false, upTo, recent, recent.size()));
  }

  /**
   * Before the first read: rows created at this moment or later are wanted.
   *
   * @param moment to the microsecond
   * @return a cursor for the first read
   */
  public static Cursor startingAt(Instant moment) {
    Objects.requireNonNull(moment, "moment");
    return new Cursor(
        moment,
        Duration.ofMinutes(DEFAULT_LAG_MINUTES),
        new Checkpoint("", false, moment, List.of(), 0));
  }

  /**
   * Sets how late a row may arrive: how much older than the newest one its creation time may be
   * when it shows up. A larger lag makes the cursor longer, by the ids of all rows within it.
   *
   * @param lag zero or more
   * @return the same cursor with this lag
   */
  public Cursor lookingBack(Duration lag) {
    Objects.requireNonNull(lag, "lag");
    if (lag.isNegative()) {
      throw new IllegalArgumentException("lag: " + lag + " (expected: zero or more)");
    }
    return new Cursor(start, lag, point);
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @param text as it was kept
   * @return the cursor, for {@link Paged#since}
   * @throws IllegalArgumentException when the text is none of it or is damaged
   */
  public static Cursor parse(String text) {
    Objects.requireNonNull(text, "text");
    String[] parts = text.strip().split("!", -1);
    if (parts.length != PARTS || !parts[0].equals(KIND)) {
      throw new IllegalArgumentException("text: not a cursor (expected: what toString() gave)");
    }
    try {
      return new Cursor(
          Instant.parse(parts[1]),
          Duration.ofMillis(Long.parseLong(parts[2])),
          Checkpoint.parse(parts[3]));
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("text: a damaged cursor", e);
    }
  }

  void requireSameList(String fingerprint) {
    boolean isAtStart = point.fingerprint().isEmpty();
    if (!isAtStart && !point.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(
          "cursor: of another list or filter (expected: one that this list gave)");
    }
  }

  /** The earliest creation time that a new row can have, when the newest row has this one. */
  Instant floor(Instant newest) {
    Instant back = newest.minus(lag);
    return back.isAfter(start) ? back : start;
  }

  /** {@return the creation time of the newest row taken over, or the moment to start at} */
  public Instant upTo() {
    return Objects.requireNonNull(point.time(), "a cursor has a time");
  }

  /** {@return how late a row may arrive} */
  public Duration lag() {
    return lag;
  }

  List<String> recent() {
    return point.ids();
  }

  /** One line of printable ASCII. */
  @Override
  public String toString() {
    return String.join(
        "!", KIND, start.toString(), Long.toString(lag.toMillis()), point.toString());
  }
}
