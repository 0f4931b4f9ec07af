package io.getsales.client.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * Points in time as the service writes and reads them: microseconds since 1970 inside, {@code
 * 2024-11-05T08:31:12.000000Z} outside. The outside form sorts like the time it stands for.
 */
final class Timestamps {
  static final long DAY_MICROS = 86_400_000_000L;

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter LENIENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter();

  private Timestamps() {}

  static long toMicros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }

  /** The service keeps whole seconds for what it stamps itself. */
  static long stamp(Instant now) {
    return toMicros(now.truncatedTo(ChronoUnit.SECONDS));
  }

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }

  static String text(long micros) {
    return MICROS.format(toInstant(micros));
  }

  static String text(Instant instant) {
    return text(toMicros(instant));
  }

  /** The same point in time without its fraction: {@code 2024-12-11T12:34:56Z}. */
  static String plain(String text) {
    return text.length() > 20 ? text.substring(0, 19) + "Z" : text;
  }

  static boolean isDay(String text) {
    return DAY.matcher(text).matches();
  }

  /** Reads a day (its first moment) or a full timestamp; without a zone it is UTC. */
  static long parse(String text) throws DateTimeException {
    if (isDay(text)) {
      return toMicros(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    TemporalAccessor parsed = LENIENT.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    return toMicros(
        parsed instanceof OffsetDateTime withZone
            ? withZone.toInstant()
            : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
  }
}
