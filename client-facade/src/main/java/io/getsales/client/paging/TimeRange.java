package io.getsales.client.paging;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of creation times.
 *
 * @param from the earliest time, or null for no bound
 * @param fromIsIncluded whether {@code from} itself belongs to it
 * @param to the latest time, or null for no bound
 * @param toIsIncluded whether {@code to} itself belongs to it
 */
public record TimeRange(
    @Nullable Instant from, boolean fromIsIncluded, @Nullable Instant to, boolean toIsIncluded) {
  private static final TimeRange EVERYTHING = new TimeRange(null, true, null, true);

  /**
   * Without bounds.
   *
   * @return the range
   */
  public static TimeRange everything() {
    return EVERYTHING;
  }

  /**
   * This moment and later.
   *
   * @param moment the earliest one
   * @return the range
   */
  public static TimeRange from(Instant moment) {
    return new TimeRange(Objects.requireNonNull(moment, "moment"), true, null, true);
  }

  /**
   * Later than this moment.
   *
   * @param moment itself not included
   * @return the range
   */
  public static TimeRange after(Instant moment) {
    return new TimeRange(Objects.requireNonNull(moment, "moment"), false, null, true);
  }

  /**
   * This moment and earlier.
   *
   * @param moment the latest one
   * @return the range
   */
  public static TimeRange until(Instant moment) {
    return new TimeRange(null, true, Objects.requireNonNull(moment, "moment"), true);
  }

  /**
   * Earlier than this moment.
   *
   * @param moment itself not included
   * @return the range
   */
  public static TimeRange before(Instant moment) {
    return new TimeRange(null, true, Objects.requireNonNull(moment, "moment"), false);
  }

  /**
   * This moment alone.
   *
   * @param moment the one
   * @return the range
   */
  public static TimeRange only(Instant moment) {
    return between(moment, moment);
  }

  /**
   * From one moment to another, both included.
   *
   * @param from the earliest one
   * @param to the latest one, not before {@code from}
   * @return the range
   */
  public static TimeRange between(Instant from, Instant to) {
    return new TimeRange(
        Objects.requireNonNull(from, "from"), true, Objects.requireNonNull(to, "to"), true);
  }

  /** {@return whether it has no bound at all} */
  public boolean isEverything() {
    return from == null && to == null;
  }

  boolean contains(Instant moment) {
    if (from != null && (fromIsIncluded ? moment.isBefore(from) : !moment.isAfter(from))) {
      return false;
    }
    return to == null || (toIsIncluded ? !moment.isAfter(to) : moment.isBefore(to));
  }
}
