package io.getsales.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTokenTest {
  private static final WebhookToken TOKEN = WebhookToken.of("a-secret-of-ours-1");

  @Test
  void onlyTheRightTokenMatches() {
    assertThat(TOKEN.matches("a-secret-of-ours-1")).isTrue();
    assertThat(TOKEN.matches("a-secret-of-ours-2")).isFalse();
    assertThat(TOKEN.matches("a-secret-of-ours-1 ")).isFalse();
    assertThat(TOKEN.matches("")).isFalse();
    assertThat(TOKEN.matches(null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "token=a-secret-of-ours-1, true",
    "team=412&token=a-secret-of-ours-1&x, true",
    "token=%61-secret-of-ours-1, true",
    "tok%65n=a-secret-of-ours-1, true",
    "Token=a-secret-of-ours-1, false",
    "token=wrong&token=a-secret-of-ours-1, false",
    "token=a-secret-of-ours-1&token=wrong, true",
    "token=%zz, false",
    "token, false",
    "xtoken=a-secret-of-ours-1, false",
    "a-secret-of-ours-1, false"
  })
  void theQuerysTokenIsFoundAndDecoded(String query, boolean matches) {
    assertThat(TOKEN.matchesQuery(query, "token")).isEqualTo(matches);
  }

  @Test
  void noQueryIsNoToken() {
    assertThat(TOKEN.matchesQuery(null, "token")).isFalse();
    assertThat(TOKEN.matchesQuery("", "token")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "fifteen-letters", "                "})
  void whatCanBeGuessedIsRefused(String secret) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> WebhookToken.of(secret))
        .withMessageStartingWith("secret: " + secret.length() + " characters");
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(TOKEN.toString()).doesNotContain("secret");
  }
}
