package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuotaTest {

  @Test
  void threeHundredAMinuteIsTenAtOnceThenTwoHundredAndEightyFiveAMinute() {
    Quota quota = Quota.perMinute(300);

    assertThat(quota.permits()).isEqualTo(300);
    assertThat(quota.period()).isEqualTo(Duration.ofMinutes(1));
    assertThat(quota.burst()).isEqualTo(10);
    assertThat(quota.period().toNanos() / quota.interval().toNanos()).isEqualTo(285);
  }

  @Property(tries = 500)
  void burstAndRefillOfAPeriodAndASecondStayWithinThePermits(
      @ForAll @IntRange(min = 2, max = 1_000_000) int permits,
      @ForAll @LongRange(min = 1, max = 86_400_000) long periodMillis,
      @ForAll int anyBurst) {
    int burst = 1 + Math.floorMod(anyBurst, permits - 1);
    Duration period = Duration.ofMillis(periodMillis);

    Quota quota = Quota.of(permits, period).withBurst(burst);

    assertThat(quota.burst()).isEqualTo(burst);
    assertThat(burst + period.plusSeconds(1).dividedBy(quota.interval()))
        .isLessThanOrEqualTo(permits);
  }

  @Property(tries = 200)
  void theDefaultBurstIsAThirtiethOfTheQuotaAndAtLeastOne(
      @ForAll @IntRange(min = 2, max = 100_000) int permits) {
    assertThat(Quota.perMinute(permits).burst()).isEqualTo(Math.max(1, permits / 30));
  }

  @Test
  void aLargerBurstSlowsThePace() {
    Quota quota = Quota.perMinute(300);

    assertThat(quota.withBurst(100).interval()).isGreaterThan(quota.interval());
    assertThat(quota.withBurst(100).withBurst(10)).isEqualTo(quota);
  }

  @Test
  void anUnlimitedQuotaStaysUnlimited() {
    assertThat(Quota.unlimited().isUnlimited()).isTrue();
    assertThat(Quota.unlimited().withBurst(3).isUnlimited()).isTrue();
    assertThat(Quota.perMinute(300).isUnlimited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -300})
  void fewerThanTwoPermitsAreRefused(int permits) {
    assertThatThrownBy(() -> Quota.perMinute(permits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("permits: " + permits + " (expected: 2 or more)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
  void aPeriodOfNothingOrOfMoreThanADayIsRefused(Duration period) {
    assertThatThrownBy(() -> Quota.of(300, period))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("period: " + period + " (expected: more than zero, at most PT24H)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 300, 1000})
  void aBurstOfNothingOrOfTheWholeQuotaIsRefused(int burst) {
    assertThatThrownBy(() -> Quota.perMinute(300).withBurst(burst))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("burst: " + burst + " (expected: 1 to 299)");
  }
}
