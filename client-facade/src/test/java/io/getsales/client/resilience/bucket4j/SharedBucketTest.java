package io.getsales.client.resilience.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.resilience.Quota;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedBucketTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 60, 300, 10_000})
  void theBucketHoldsTheBurstAndOneTokenComesBackEachInterval(int permits) {
    Quota quota = Quota.perMinute(permits);

    BucketConfiguration configuration = SharedBucket.configuration(quota);

    assertThat(configuration.getBandwidths()).hasSize(1);
    Bandwidth limit = configuration.getBandwidths()[0];
    assertThat(limit.getCapacity()).isEqualTo(quota.burst());
    assertThat(limit.getRefillTokens()).isEqualTo(1);
    assertThat(limit.getRefillPeriodNanos()).isEqualTo(quota.interval().toNanos());
    assertThat(limit.isGready()).isTrue();
    assertThat(limit.getInitialTokens()).isEqualTo(1);
  }

  @Test
  void noLimitHasNoBucket() {
    assertThatThrownBy(() -> SharedBucket.configuration(Quota.unlimited()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quota: unlimited (expected: a limit)");
  }

  @Test
  void theStoreSeesAHashAndNeverTheKey() {
    // The first test vector of SHA-256 (FIPS 180-2, B.1).
    assertThat(SharedBucket.storeKey("abc"))
        .isEqualTo(
            "getsales-quota:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(SharedBucket.storeKey("another")).isNotEqualTo(SharedBucket.storeKey("abc"));
  }

  @Test
  void aKeyThatIsBlankIsRefused() {
    assertThatThrownBy(() -> SharedBucket.storeKey(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("apiKey: blank (expected: a key)");
  }
}
