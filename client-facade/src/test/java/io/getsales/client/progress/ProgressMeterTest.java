package io.getsales.client.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressMeterTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Progress> told = new ArrayList<>();
  private final ProgressMeter meter = new ProgressMeter(time, told::add);

  private Progress last() {
    return told.get(told.size() - 1);
  }

  @Test
  void beginsWithNothingDoneAndNothingKnown() {
    meter.report();

    assertThat(told).containsExactly(new Progress(0, null, Duration.ZERO, 0));
    assertThat(last().remaining()).isEmpty();
  }

  @Test
  void tellsOfCountedRowsOnceASecond() {
    for (int row = 0; row < 50; row++) {
      time.advance(Duration.ofMillis(100));
      meter.done(1);
    }

    assertThat(told).extracting(Progress::done).containsExactly(10L, 20L, 30L, 40L, 50L);
  }

  @Test
  void tellsRateAndRemainingTime() {
    meter.total(1_000L);
    time.advance(Duration.ofSeconds(4));
    meter.done(200);

    assertThat(last()).isEqualTo(new Progress(200, 1_000L, Duration.ofSeconds(4), 50));
    assertThat(last().remaining()).contains(Duration.ofSeconds(16));
  }

  @Test
  void theRateForgetsTheBurstAtTheBeginning() {
    meter.done(1_000); // what the quota lets through at once
    for (int second = 0; second < 60; second++) {
      time.advance(Duration.ofSeconds(1));
      meter.done(5);
    }

    assertThat(told.get(4).rate()).isGreaterThan(200);
    assertThat(last().rate()).isCloseTo(5, within(0.001));
    assertThat(last().elapsed()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void theRateFallsToNothingWhileTheWorkStandsStill() {
    time.advance(Duration.ofSeconds(5));
    meter.done(100);
    for (int look = 0; look < 3; look++) {
      time.advance(Duration.ofSeconds(15));
      meter.report();
    }

    assertThat(last().rate()).isZero();
    meter.total(500L);
    meter.report();
    assertThat(last().remaining()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "12, 10", "0, 0"})
  void nothingRemainsWhenAllIsDone(long done, long total) {
    assertThat(new Progress(done, total, Duration.ZERO, 0).remaining()).contains(Duration.ZERO);
  }

  @Test
  void aRemainingTimeBeyondAllReasonIsNotTold() {
    assertThat(new Progress(1, Long.MAX_VALUE, Duration.ofDays(9), 1e-9).remaining()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1, 5, 1", "1, -5, 1", "1, 5, -1", "1, 5, NaN"})
  void refusesWhatCannotBe(long done, Long total, double rate) {
    assertThatThrownBy(() -> new Progress(done, total, Duration.ZERO, rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected: 0 or more");
  }
}
