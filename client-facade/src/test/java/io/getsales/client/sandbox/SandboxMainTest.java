package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The sandbox that runs by itself. */
final class SandboxMainTest {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final Properties settings = new Properties();

  @Test
  void whatItPrintsIsEnoughToUseIt() {
    settings.setProperty("sandbox.port", "0");
    settings.setProperty("sandbox.contacts", "1200");
    try (GetSalesSandbox sandbox = start();
        GetSales getsales =
            GetSales.builder()
                .baseUrl(printed("export GETSALES_BASE_URL=(\\S+)"))
                .apiKey(printed("export GETSALES_API_KEY=(\\S+)"))
                .build()) {
      assertThat(getsales.contacts().search().limit(3).toList()).hasSize(3);

      assertThat(text()).contains("1,200 contacts in 2 lists", "Ctrl-C ends it.");
      assertThat(text()).contains("#1 POST /leads/api/leads/search (searchContacts) 200");
      assertThat(printed("curl -s (\\S+)/flows/api/flows ")).isEqualTo(sandbox.baseUrl());
      assertThat(printed("Bearer ([^']+)")).isEqualTo(sandbox.apiKey());
    }
  }

  @Test
  void theQuotaCanBeOff() {
    settings.setProperty("sandbox.port", "0");
    settings.setProperty("sandbox.quota", "0");
    try (GetSalesSandbox sandbox = start()) {
      TestHttp http = new TestHttp(sandbox);
      for (int i = 0; i < 301; i++) {
        assertThat(http.get("/leads/api/lists?limit=1").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void settingsThatAreNoNumbersAreNamed() {
    settings.setProperty("sandbox.contacts", "many");

    assertThatThrownBy(this::start)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sandbox.contacts: many (expected: a number)");
  }

  private GetSalesSandbox start() {
    return new SandboxMain(new PrintStream(output, true, StandardCharsets.UTF_8), settings).start();
  }

  private String printed(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text());
    assertThat(matcher.find()).as(text()).isTrue();
    return matcher.group(1);
  }

  private String text() {
    return output.toString(StandardCharsets.UTF_8);
  }
}
