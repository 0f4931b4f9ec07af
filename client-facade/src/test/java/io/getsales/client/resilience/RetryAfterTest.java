package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2025-03-03T09:00:00Z");
  private static final String DATE = "Mon, 03 Mar 2025 09:00:00 GMT";

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "30, PT30S",
    "' 30 ', PT30S",
    "007, PT7S",
    "+5, PT5S",
    "1.5, PT1.5S",
    "2., PT2S",
    "0.0000000001, PT0.000000001S",
    "-1, PT0S",
    "-0.5, PT0S",
    "3600, PT1H",
    "99999999999999999999999999, PT876000H",
    "-99999999999999999999999999, PT0S"
  })
  void readsSeconds(String header, Duration expected) {
    assertThat(RetryAfter.parse(header, DATE, NOW)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mon, 03 Mar 2025 09:00:45 GMT",
        "mon, 03 mar 2025 09:00:45 gmt",
        "Mon, 3 Mar 2025 09:00:45 GMT",
        "Fri, 03 Mar 2025 09:00:45 GMT",
        "03 Mar 2025 09:00:45 GMT",
        "Monday, 03-Mar-25 09:00:45 GMT",
        "Mon Mar  3 09:00:45 2025"
      })
  void readsEveryFormOfAnHttpDate(String header) {
    assertThat(RetryAfter.parse(header, DATE, NOW)).contains(Duration.ofSeconds(45));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 03 Mar 2019 09:00:00 GMT",
        "Sunday, 03-Mar-19 09:00:00 GMT",
        "Sun Mar  3 09:00:00 2019"
      })
  void aServerClockThatIsYearsOffDoesNotMatter(String date) {
    assertThat(RetryAfter.parse("Sun, 03 Mar 2019 09:00:20 GMT", date, NOW))
        .contains(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "yesterday"})
  void withoutAReadableDateTheOwnClockCounts(String date) {
    assertThat(RetryAfter.parse("Mon, 03 Mar 2025 09:01:00 GMT", date, NOW))
        .contains(Duration.ofMinutes(1));
  }

  @Test
  void aDateInThePastIsNoWait() {
    assertThat(RetryAfter.parse("Mon, 03 Mar 2025 08:59:59 GMT", DATE, NOW))
        .contains(Duration.ZERO);
  }

  @Test
  void aDateInTheFarFutureIsAHundredYears() {
    assertThat(RetryAfter.parse("Fri, 31 Dec 9999 23:59:59 GMT", DATE, NOW))
        .contains(Duration.ofDays(36_500));
  }

  @ParameterizedTest
  @CsvSource({"75, 2075", "76, 1976", "94, 1994", "00, 2000"})
  void aYearOfTwoDigitsIsAtMostFiftyYearsAhead(String digits, int year) {
    Duration expected = Duration.between(NOW, Instant.parse(year + "-11-06T08:49:37Z"));

    assertThat(RetryAfter.parse("Sunday, 06-Nov-" + digits + " 08:49:37 GMT", null, NOW))
        .contains(expected.isNegative() ? Duration.ZERO : expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "soon",
        "5s",
        "1,5",
        "1e3",
        ".5",
        "NaN",
        "Infinity",
        "0x10",
        "١٢",
        "Mon, 31 Feb 2025 09:00:00 GMT",
        "Mon, 03 Mar 2025 25:00:00 GMT",
        "Mon, 03 Mar 2025 09:00:00",
        "Mon, 03 Mar 2025 09:00:00 CET",
        "2025-03-03T09:00:00Z"
      })
  void whatCannotBeReadIsNoAnswer(String header) {
    assertThat(RetryAfter.parse(header, DATE, NOW)).isEmpty();
  }

  @Property(tries = 200)
  void aDateMeansTheSameAsItsDistanceInSeconds(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long answeredAt,
      @ForAll @IntRange(min = 0, max = 100_000) int wait) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    Instant date = Instant.ofEpochSecond(answeredAt);

    assertThat(RetryAfter.parse(format.format(date.plusSeconds(wait)), format.format(date), NOW))
        .isEqualTo(RetryAfter.parse(Integer.toString(wait), null, NOW));
  }

  @Property(tries = 300)
  void noHeaderMakesItThrow(@ForAll String header, @ForAll String date) {
    assertThatCode(() -> RetryAfter.parse(header, date, NOW)).doesNotThrowAnyException();
  }
}
