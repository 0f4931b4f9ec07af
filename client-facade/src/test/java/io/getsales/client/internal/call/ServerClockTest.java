package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServerClockTest {
  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

  private final ServerClock clock = new ServerClock();

  @Test
  void knowsNothingBeforeTheFirstAnswer() {
    assertThat(clock.earliest(NOON)).isNull();
    assertThat(clock.latest(NOON)).isNull();
  }

  @Test
  void oneAnswerTellsTheTimeToASecondAndItsRoundTrip() {
    clock.observe(NOON, NOON.plusMillis(200), NOON.plusSeconds(60));

    assertThat(clock.earliest(NOON)).isEqualTo(NOON.plusMillis(59_800));
    assertThat(clock.latest(NOON)).isEqualTo(NOON.plusSeconds(61));
  }

  @Test
  void severalAnswersNarrowIt() {
    Duration ahead = Duration.ofMillis(1_300);
    for (int millis = 0; millis < 1_000; millis += 50) {
      Instant local = NOON.plusMillis(millis);
      Instant date = Instant.ofEpochSecond(local.plus(ahead).getEpochSecond());
      clock.observe(local, local, date);
    }

    assertThat(clock.earliest(NOON)).isBetween(NOON.plusMillis(1_250), NOON.plusMillis(1_300));
    assertThat(clock.latest(NOON)).isBetween(NOON.plusMillis(1_300), NOON.plusMillis(1_350));
  }

  @Test
  void aClockThatWasSetIsLearnedAnew() {
    clock.observe(NOON, NOON, NOON);
    clock.observe(NOON.plusSeconds(5), NOON.plusSeconds(5), NOON.plusSeconds(3_605));

    assertThat(clock.earliest(NOON)).isEqualTo(NOON.plusSeconds(3_600));
  }
}
