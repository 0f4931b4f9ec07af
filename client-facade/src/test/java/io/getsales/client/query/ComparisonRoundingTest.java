package io.getsales.client.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What the service, which counts microseconds, selects by the text that is sent. */
class ComparisonRoundingTest {

  @Property
  void selectsTheRowsThatTheInstantItselfWouldSelect(
      @ForAll @LongRange(min = -60_000_000_000L, max = 200_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -2, max = 2) int microsecondsAway) {
    Instant bound = Instant.ofEpochSecond(second, nano);
    Instant row = bound.truncatedTo(ChronoUnit.MICROS).plus(microsecondsAway, ChronoUnit.MICROS);

    assertThat(row.compareTo(sent(Condition.atLeast(bound))) >= 0)
        .isEqualTo(row.compareTo(bound) >= 0);
    assertThat(row.compareTo(sent(Condition.greaterThan(bound))) > 0)
        .isEqualTo(row.compareTo(bound) > 0);
    assertThat(row.compareTo(sent(Condition.atMost(bound))) <= 0)
        .isEqualTo(row.compareTo(bound) <= 0);
    assertThat(row.compareTo(sent(Condition.lessThan(bound))) < 0)
        .isEqualTo(row.compareTo(bound) < 0);
  }

  private static Instant sent(Condition condition) {
    return Instant.parse((String) condition.operands().iterator().next().value());
  }
}
