package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.sandbox.TestHttp.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The quota, in virtual time. */
final class QuotaTest {
  private static final String LISTS = "/leads/api/lists?limit=1";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2025-03-01T08:00:00Z"));

  private SandboxBuilder small() {
    return GetSalesSandbox.builder().contacts(1).clock(now::get);
  }

  private void advance(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  @ParameterizedTest
  @EnumSource(QuotaRule.class)
  void threeHundredAMinuteAreAnsweredByDefault(QuotaRule rule) {
    try (GetSalesSandbox sandbox = small().quotaRule(rule).build()) {
      TestHttp http = new TestHttp(sandbox);
      for (int i = 0; i < 300; i++) {
        assertThat(http.get(LISTS).status()).isEqualTo(200);
      }

      Response refused = http.get(LISTS);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.header("Retry-After")).isNull();
      assertThat(refused.textAt("message")).isEqualTo("Too Many Attempts.");

      advance(Duration.ofMinutes(1));
      assertThat(http.get(LISTS).status()).isEqualTo(200);
    }
  }

  // Requests at the given seconds, two of them allowed in ten: which are answered (+), which not.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FIXED_WINDOW   | 8 9 9 10 11 12 20 | + + - + + - +",
        "FROM_FIRST_HIT | 8 9 9 10 11 18 19 20 | + + - - - + + -",
        "SLIDING_WINDOW | 8 9 9 17 18 18 19 20 | + + - - + - + -",
        "FIXED_WINDOW   | 0 0 0 0 10 | + + - - +",
        "FROM_FIRST_HIT | 3 12 12 13 13 13 | + + - + + -",
        "SLIDING_WINDOW | 3 12 12 13 22 | + + - + +"
      })
  void everyRuleCountsInItsOwnWay(QuotaRule rule, String seconds, String expected) {
    QuotaMeter meter = rule.meter(2, Duration.ofSeconds(10));

    String actual =
        Stream.of(seconds.split(" "))
            .map(second -> meter.admit(1_000L * Integer.parseInt(second)) == 0 ? "+" : "-")
            .collect(Collectors.joining(" "));

    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(QuotaRule.class)
  void whoWaitsAsLongAsToldIsAnswered(QuotaRule rule) {
    QuotaMeter meter = rule.meter(3, Duration.ofSeconds(10));
    long time = 1_234;
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      long wait = meter.admit(time);
      if (wait > 0) {
        waits.add(wait);
        assertThat(meter.admit(time + wait - 1)).isEqualTo(1);
        time += wait;
        assertThat(meter.admit(time)).isZero();
      }
      time += 700;
    }

    assertThat(waits).isNotEmpty().allMatch(wait -> wait <= 10_000);
  }

  @Test
  void saysHowLongToWaitWhenSet() {
    try (GetSalesSandbox sandbox =
        small().quota(1, Duration.ofSeconds(60)).retryAfter(true).build()) {
      TestHttp http = new TestHttp(sandbox);
      http.get(LISTS);
      advance(Duration.ofMillis(12_500));

      assertThat(http.get(LISTS).header("Retry-After")).isEqualTo("48");
    }
  }

  @Test
  void canBeOff() {
    try (GetSalesSandbox sandbox = small().quota(1, Duration.ofMinutes(1)).noQuota().build()) {
      TestHttp http = new TestHttp(sandbox);

      assertThat(Stream.generate(() -> http.get(LISTS).status()).limit(400)).containsOnly(200);
    }
  }

  @Test
  void aRefusedRequestHasNoEffect() {
    try (GetSalesSandbox sandbox = small().quota(1, Duration.ofMinutes(1)).build()) {
      TestHttp http = new TestHttp(sandbox);
      http.get(LISTS);

      assertThat(http.post("/leads/api/lists", "{\"name\":\"Spring\"}").status()).isEqualTo(429);
      assertThat(sandbox.lists()).hasSize(2);
    }
  }

  @Test
  void requestsWithAWrongKeyDoNotUseItUp() {
    try (GetSalesSandbox sandbox = small().quota(1, Duration.ofMinutes(1)).build()) {
      new TestHttp(sandbox, "Bearer wrong").get(LISTS);

      assertThat(new TestHttp(sandbox).get(LISTS).status()).isEqualTo(200);
    }
  }

  @Test
  void isFullAgainAfterAReset() {
    try (GetSalesSandbox sandbox = small().quota(1, Duration.ofMinutes(1)).build()) {
      TestHttp http = new TestHttp(sandbox);
      http.get(LISTS);
      sandbox.reset();

      assertThat(http.get(LISTS).status()).isEqualTo(200);
    }
  }
}
