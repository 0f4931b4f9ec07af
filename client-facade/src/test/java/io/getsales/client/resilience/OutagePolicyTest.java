package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutagePolicyTest {

  @Test
  void thereIsNoPolicyThatLetsEverythingPass() {
    assertThatThrownBy(() -> OutagePolicy.fallBackTo(Quota.unlimited()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("localShare: unlimited (expected: a limit)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S"})
  void aStoreIsNotAskedWithoutAPause(Duration pause) {
    assertThatThrownBy(() -> OutagePolicy.fail().askAgainAfter(pause))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pause: " + pause + " (expected: more than zero)");
  }

  @Test
  void policiesAreValues() {
    OutagePolicy share = OutagePolicy.fallBackTo(Quota.perMinute(60));

    assertThat(share)
        .isEqualTo(OutagePolicy.fallBackTo(Quota.perMinute(60)))
        .hasSameHashCodeAs(OutagePolicy.fallBackTo(Quota.perMinute(60)))
        .isNotEqualTo(share.askAgainAfter(Duration.ofSeconds(1)))
        .isNotEqualTo(OutagePolicy.fail())
        .hasToString(
            "OutagePolicy[fall back to " + Quota.perMinute(60) + ", ask again after PT5S]");
    assertThat(OutagePolicy.fail()).hasToString("OutagePolicy[fail]");
  }
}
