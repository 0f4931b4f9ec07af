package io.getsales.client.resilience;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code Retry-After} header of an answer. */
public final class RetryAfter {

  /** What longer waits are read as, so that sums of times do not overflow: a hundred years. */
  static final Duration LONGEST = Duration.ofDays(36_500);

  private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(LONGEST.toSeconds());
  private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?");
  private static final Pattern WEEKDAY = Pattern.compile("^[A-Za-z]+,? ");
  private static final Pattern SPACES = Pattern.compile(" +");
  private static final DateTimeFormatter IMF_FIXDATE = format("d MMM uuuu HH:mm:ss 'GMT'");
  private static final DateTimeFormatter ASCTIME = format("MMM d HH:mm:ss uuuu");

  private RetryAfter() {}

  /**
   * Answers how long the server asks to wait, from the moment it answered.
   *
   * <p>Seconds are taken as they are, with decimals if there are any. A date is compared with the
   * answer's own {@code Date} header, so that it does not matter whose clock is wrong; only where
   * that is missing or unreadable, with {@code now}. All three forms of an HTTP date are read (RFC
   * 9110, 5.6.7), the weekday is not looked at. A negative number or a date in the past is zero,
   * more than a hundred years is a hundred years.
   *
   * @param retryAfter the header's value, null if there is none
   * @param date the value of the same answer's {@code Date} header, null if there is none
   * @param now the time of this machine
   * @return the wait, zero or more; empty if there is no header or it cannot be read
   */
  public static Optional<Duration> parse(
      @Nullable String retryAfter, @Nullable String date, Instant now) {
    Objects.requireNonNull(now, "now");
    if (retryAfter == null) {
      return Optional.empty();
    }
    String value = retryAfter.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(seconds(new BigDecimal(value)));
    }
    return httpDate(value, now)
        .map(
            retryAt -> {
              Instant answeredAt =
                  Optional.ofNullable(date).flatMap(d -> httpDate(d.strip(), now)).orElse(now);
              return clamped(Duration.between(answeredAt, retryAt));
            });
  }

  private static Duration seconds(BigDecimal seconds) {
    BigDecimal bounded = seconds.max(BigDecimal.ZERO).min(LONGEST_SECONDS);
    return Duration.ofNanos(
        bounded.movePointRight(9).setScale(0, RoundingMode.CEILING).longValueExact());
  }

  private static Duration clamped(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Optional<Instant> httpDate(String text, Instant now) {
    // Without the weekday, which carries nothing, a wrong one does not spoil the date.
    String rest = WEEKDAY.matcher(text).replaceFirst("");
    String date = SPACES.matcher(rest).replaceAll(" ");
    return read(date, IMF_FIXDATE).or(() -> read(date, rfc850(now))).or(() -> read(date, ASCTIME));
  }

  private static Optional<Instant> read(String date, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDateTime.parse(date, format).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notOfThisForm) {
      return Optional.empty();
    }
  }

  /** Two digits of a year mean the one that is at most 50 years ahead (RFC 9110, 5.6.7). */
  private static DateTimeFormatter rfc850(Instant now) {
    int earliest = now.atZone(ZoneOffset.UTC).getYear() - 49;
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("d-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatter format(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
