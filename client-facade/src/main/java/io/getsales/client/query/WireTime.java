package io.getsales.client.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * Points in time and days as the service writes them. The service knows nothing finer than a
 * microsecond, so an instant between two of them is rounded; which way, the comparison says.
 */
final class WireTime {

  private static final DateTimeFormatter SECONDS = utc("uuuu-MM-dd'T'HH:mm:ss'Z'");
  private static final DateTimeFormatter MICROSECONDS = utc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private WireTime() {}

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** The microsecond at or before the instant. */
  static String roundedDown(Instant value, String argument) {
    return text(requireFourDigitYear(value, argument).truncatedTo(ChronoUnit.MICROS));
  }

  /** The microsecond at or after the instant. */
  static String roundedUp(Instant value, String argument) {
    Instant down = requireFourDigitYear(value, argument).truncatedTo(ChronoUnit.MICROS);
    return text(down.equals(value) ? down : down.plus(1, ChronoUnit.MICROS));
  }

  static String day(LocalDate value, String argument) {
    Objects.requireNonNull(value, argument);
    if (value.getYear() < 1 || value.getYear() > 9999) {
      throw new IllegalArgumentException(
          argument + ": " + value + " (expected: a year from 1 to 9999)");
    }
    return value.toString();
  }

  private static String text(Instant value) {
    return (value.equals(value.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROSECONDS)
        .format(value);
  }

  private static Instant requireFourDigitYear(Instant value, String argument) {
    Objects.requireNonNull(value, argument);
    if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          argument + ": " + value + " (expected: " + EARLIEST + " to " + LATEST + ")");
    }
    return value;
  }
}
