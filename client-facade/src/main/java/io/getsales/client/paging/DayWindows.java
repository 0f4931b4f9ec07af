package io.getsales.client.paging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Cuts a stretch of days into windows, one behind the other, that hold fewer rows than the service
 * answers. The length of a window follows the rows that the one before had.
 *
 * <p>The service may count days in another time zone than UTC. So the stretch begins a day early
 * and ends a day late, and a row within {@value #SLACK_HOURS} hours of a window passes as its own.
 */
final class DayWindows {
  private static final int SLACK_HOURS = 14;
  private static final int LONGEST = 3_650;

  private final boolean isAscending;
  private final long reach;
  private final LocalDate end;
  private LocalDate start;
  private long days;

  /**
   * The days from one row's to another's, in the walk's direction.
   *
   * @param total rows of the whole stretch, 0 when unknown
   */
  DayWindows(Instant first, Instant last, boolean isAscending, long total, long reach) {
    this.isAscending = isAscending;
    this.reach = reach;
    this.start = day(first).plusDays(isAscending ? -1 : 1);
    this.end = day(last).plusDays(isAscending ? 1 : -1);
    long span = Math.max(1, Math.abs(ChronoUnit.DAYS.between(start, end)) + 1);
    this.days = clamp(total == 0 ? span : (long) (span * comfortable() / Math.max(total, 1)));
  }

  private double comfortable() {
    return 0.7 * reach;
  }

  private static long clamp(long days) {
    return Math.max(1, Math.min(LONGEST, days));
  }

  private static LocalDate day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The day of a moment, or one so many days later. */
  static TimeRange dayOf(Instant moment, int shift) {
    LocalDate day = day(moment).plusDays(shift);
    return range(day, day);
  }

  private static TimeRange range(LocalDate from, LocalDate to) {
    return TimeRange.between(
        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
        to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(1, ChronoUnit.MICROS));
  }

  /** Whether a row can belong to a window. */
  static boolean admits(TimeRange window, Instant time) {
    Instant from = window.from();
    Instant to = window.to();
    return (from == null || !time.isBefore(from.minus(SLACK_HOURS, ChronoUnit.HOURS)))
        && (to == null || !time.isAfter(to.plus(SLACK_HOURS, ChronoUnit.HOURS)));
  }

  TimeRange window() {
    LocalDate other = start.plusDays(isAscending ? days - 1 : 1 - days);
    return isAscending ? range(start, other) : range(other, start);
  }

  boolean isOneDay() {
    return days == 1;
  }

  /** Makes the window shorter: it holds more rows than can be had. */
  void shrink(long rows) {
    double share = rows == 0 ? 0.5 : comfortable() / rows;
    days = clamp((long) (days * Math.min(0.5, share)));
  }

  /** Begins again shortly before a row, with shorter windows. */
  void restart(Instant row) {
    LocalDate early = day(row).plusDays(isAscending ? -1 : 1);
    start = isAscending == early.isAfter(start) ? early : start;
    days = clamp(days / 2);
  }

  /** Goes on to the next window; false when there is none. */
  boolean next(long rowsOfThis) {
    start = start.plusDays(isAscending ? days : -days);
    if (rowsOfThis < comfortable() / 2) {
      days = clamp(days * 2);
    } else if (rowsOfThis > 0.9 * reach) {
      days = clamp(days * 3 / 4);
    }
    return isAscending ? !start.isAfter(end) : !start.isBefore(end);
  }
}
