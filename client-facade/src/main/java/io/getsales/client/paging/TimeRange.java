package io.getsales.client.paging;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of creation times.
 *
 * @param from the earliest time, or null for no bound
 * @param fromIsIncluded whether {@code from} itself belongs to it
 * @param to the latest time, which belongs to it, or null for no bound
 */
public record TimeRange(@Nullable Instant from, boolean fromIsIncluded, @Nullable Instant to) {
  private static final TimeRange EVERYTHING = new TimeRange(null, true, null);

  /** Without bounds. */
  public static TimeRange everything() {
    return EVERYTHING;
  }

  /** This moment and later. */
  public static TimeRange from(Instant moment) {
    return new TimeRange(Objects.requireNonNull(moment, "moment"), true, null);
  }

  /** Later than this moment. */
  public static TimeRange after(Instant moment) {
    return new TimeRange(Objects.requireNonNull(moment, "moment"), false, null);
  }

  /** This moment alone. */
  public static TimeRange only(Instant moment) {
    return new TimeRange(Objects.requireNonNull(moment, "moment"), true, moment);
  }

  boolean contains(Instant moment) {
    if (from != null && (fromIsIncluded ? moment.isBefore(from) : !moment.isAfter(from))) {
      return false;
    }
    return to == null || !moment.isAfter(to);
  }
}
