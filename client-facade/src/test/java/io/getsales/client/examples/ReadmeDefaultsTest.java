package io.getsales.client.examples;

import static io.getsales.client.resilience.RetryPolicy.DEFAULT_THROTTLE_BASE_MILLIS;
import static io.getsales.client.resilience.RetryPolicy.DEFAULT_THROTTLE_CAP_MILLIS;
import static io.getsales.client.resilience.RetryPolicy.DEFAULT_TRANSIENT_BASE_MILLIS;
import static io.getsales.client.resilience.RetryPolicy.DEFAULT_TRANSIENT_CAP_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.CallOptions;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryBudget;
import io.getsales.client.resilience.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The README's table of defaults says what the code does. */
class ReadmeDefaultsTest {
  private static final RetryPolicy POLICY = RetryPolicy.defaults();
  private static final Quota QUOTA = Quota.perMinute(GetSalesBuilder.DEFAULT_REQUESTS_PER_MINUTE);

  @Test
  void theTableOfDefaultsIsTheCodes() throws IOException {
    assertThat(Files.readString(Path.of("..", "README.md")))
        .contains(
            row(
                "attempts in all",
                "%d; with HTTP 500, %d",
                POLICY.maxAttempts(),
                POLICY.serverErrorAttempts()),
            row(
                "wait before a repeat",
                "random, up to %s s doubling to %s s; after 429 up to %s s doubling to %s s;"
                    + " `Retry-After` up to %d s is obeyed",
                seconds(DEFAULT_TRANSIENT_BASE_MILLIS),
                seconds(DEFAULT_TRANSIENT_CAP_MILLIS),
                seconds(DEFAULT_THROTTLE_BASE_MILLIS),
                seconds(DEFAULT_THROTTLE_CAP_MILLIS),
                POLICY.maxRetryAfter().toSeconds()),
            row("one attempt", "%d s", CallOptions.DEFAULT_ATTEMPT_TIMEOUT_SECONDS),
            row(
                "a call in all, waits included",
                "%d min; when the next wait would pass it, the call fails at once",
                Duration.ofSeconds(CallOptions.DEFAULT_DEADLINE_SECONDS).toMinutes()),
            row(
                "quota",
                "%d a minute: %d at once, then one each %d ms, so that the server never has to refuse",
                QUOTA.permits(),
                QUOTA.burst(),
                QUOTA.interval().toMillis()),
            row(
                "repeats in all",
                "a budget of %d, paid back by successes, so that a failing server is not stormed",
                RetryBudget.CAPACITY / RetryBudget.RETRY_COST));
  }

  private static String row(String setting, String value, Object... numbers) {
    return "| " + setting + " | " + String.format(Locale.ROOT, value, numbers) + " |\n";
  }

  private static String seconds(long millis) {
    return millis % 1000 == 0
        ? String.valueOf(millis / 1000)
        : String.format(Locale.ROOT, "%.1f", millis / 1e3);
  }
}
