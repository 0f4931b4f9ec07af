package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BackoffTest {

  private static final Duration BASE = Duration.ofMillis(500);
  private static final Duration CAP = Duration.ofSeconds(20);

  @ParameterizedTest
  @CsvSource({
    "2, 500",
    "3, 1000",
    "4, 2000",
    "7, 16000",
    "8, 20000",
    "70, 20000",
    "2147483647, 20000"
  })
  void jitterIsSpreadEvenlyFromZeroToTheDoubledBase(int attempt, long longestMillis) {
    Random random = new Random(7);
    Backoff backoff = Backoff.exponential(BASE, CAP);

    long[] nanos =
        Stream.generate(() -> backoff.delayBefore(attempt, random))
            .limit(4_000)
            .mapToLong(Duration::toNanos)
            .sorted()
            .toArray();

    double longest = Duration.ofMillis(longestMillis).toNanos();
    assertThat(nanos[0]).isBetween(0L, (long) (0.01 * longest));
    assertThat(nanos[1_000] / longest).isBetween(0.22, 0.28);
    assertThat(nanos[2_000] / longest).isBetween(0.47, 0.53);
    assertThat(nanos[3_000] / longest).isBetween(0.72, 0.78);
    assertThat(nanos[3_999]).isBetween((long) (0.99 * longest), (long) longest);
  }

  @Property(tries = 300)
  void noDelayIsNegativeOrPastTheCap(
      @ForAll @LongRange(min = 1) long baseNanos,
      @ForAll @LongRange(min = 1) long capNanos,
      @ForAll @IntRange(min = 2) int attempt,
      @ForAll long seed) {
    Duration cap = Duration.ofNanos(Math.max(baseNanos, capNanos));

    Duration delay =
        Backoff.exponential(Duration.ofNanos(baseNanos), cap)
            .delayBefore(attempt, new Random(seed));

    assertThat(delay).isBetween(Duration.ZERO, cap);
  }

  @Test
  void endlessDurationsDoNotOverflow() {
    Duration endless = Duration.ofSeconds(Long.MAX_VALUE);

    assertThat(Backoff.exponential(endless, endless).delayBefore(9, new Random(1))).isPositive();
  }

  @Test
  void fixedIsAlwaysTheSameAndNoneIsNothing() {
    RandomGenerator random = new Random(1);

    assertThat(Backoff.fixed(CAP).delayBefore(2, random)).isEqualTo(CAP);
    assertThat(Backoff.fixed(CAP).delayBefore(9, random)).isEqualTo(CAP);
    assertThat(Backoff.none().delayBefore(2, random)).isZero();
  }

  static Stream<Backoff> all() {
    return Stream.of(Backoff.none(), Backoff.fixed(CAP), Backoff.exponential(BASE, CAP));
  }

  @ParameterizedTest
  @MethodSource("all")
  void thereIsNoDelayBeforeTheFirstAttempt(Backoff backoff) {
    assertThatThrownBy(() -> backoff.delayBefore(1, new Random(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attempt: 1 (expected: 2 or more)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void aBaseOfNothingIsRefused(Duration base) {
    assertThatThrownBy(() -> Backoff.exponential(base, CAP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("base: " + base);
  }

  @Test
  void aCapBelowTheBaseAndANegativeDelayAreRefused() {
    assertThatThrownBy(() -> Backoff.exponential(CAP, BASE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cap: PT0.5S (expected: the base, PT20S, or more)");
    assertThatThrownBy(() -> Backoff.fixed(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("delay: ");
  }
}
