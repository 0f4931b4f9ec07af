package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryPolicyTest {

  private final RetryPolicy defaults = RetryPolicy.defaults();

  @Test
  void theDefaultsAreTheDocumentedOnes() {
    assertThat(defaults.maxAttempts()).isEqualTo(4);
    assertThat(defaults.serverErrorAttempts()).isEqualTo(2);
    assertThat(defaults.transientBackoff())
        .isEqualTo(Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(20)));
    assertThat(defaults.throttleBackoff())
        .isEqualTo(Backoff.exponential(Duration.ofSeconds(2), Duration.ofSeconds(30)));
    assertThat(defaults.maxRetryAfter()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.budgeted()).isTrue();
  }

  @Test
  void neverMakesOneAttemptAlsoAfterAServerError() {
    assertThat(RetryPolicy.never().maxAttempts()).isEqualTo(1);
    assertThat(RetryPolicy.never().serverErrorAttempts()).isEqualTo(1);
  }

  @Test
  void everyWithChangesItsOwnValueAndLeavesTheOriginal() {
    assertThat(defaults.withMaxAttempts(7).maxAttempts()).isEqualTo(7);
    assertThat(defaults.withServerErrorAttempts(3).serverErrorAttempts()).isEqualTo(3);
    assertThat(defaults.withTransientBackoff(Backoff.none()).transientBackoff())
        .isEqualTo(Backoff.none());
    assertThat(defaults.withThrottleBackoff(Backoff.none()).throttleBackoff())
        .isEqualTo(Backoff.none());
    assertThat(defaults.withMaxRetryAfter(Duration.ZERO).maxRetryAfter()).isZero();
    assertThat(defaults.withBudget(false).budgeted()).isFalse();

    assertThat(
            List.of(
                defaults.withMaxAttempts(7).withMaxAttempts(4),
                defaults.withServerErrorAttempts(3).withServerErrorAttempts(2),
                defaults
                    .withTransientBackoff(Backoff.none())
                    .withTransientBackoff(defaults.transientBackoff()),
                defaults
                    .withThrottleBackoff(Backoff.none())
                    .withThrottleBackoff(defaults.throttleBackoff()),
                defaults.withMaxRetryAfter(Duration.ZERO).withMaxRetryAfter(Duration.ofMinutes(1)),
                defaults.withBudget(false).withBudget(true)))
        .containsOnly(RetryPolicy.defaults());
  }

  @Test
  void aServerErrorIsNeverRepeatedMoreOftenThanTheRest() {
    assertThat(defaults.withServerErrorAttempts(9).serverErrorAttempts()).isEqualTo(4);
    assertThat(defaults.withServerErrorAttempts(9).withMaxAttempts(12).serverErrorAttempts())
        .isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void lessThanOneAttemptIsRefused(int attempts) {
    assertThatThrownBy(() -> defaults.withMaxAttempts(attempts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxAttempts: " + attempts + " (expected: 1 or more)");
    assertThatThrownBy(() -> defaults.withServerErrorAttempts(attempts))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("serverErrorAttempts: " + attempts + " (expected: 1 or more)");
  }

  @Test
  void aNegativeWaitIsRefused() {
    assertThatThrownBy(() -> defaults.withMaxRetryAfter(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("longest: PT-1S (expected: zero or more)");
  }
}
