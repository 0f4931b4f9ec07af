package io.getsales.client.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A secret that only you and the webhook's settings know. The vendor signs nothing, so it is all
 * that tells its deliveries from anybody else's: put it into the target URL, such as {@code
 * https://example.com/getsales?token=…}, or into a header of your own.
 *
 * <p>Comparing takes as long for a wrong token as for a nearly right one. Immutable.
 */
public final class WebhookToken {
  /** The fewest characters of a token: {@value}. */
  public static final int SHORTEST = 16;

  private final byte[] digest;

  private WebhookToken(byte[] digest) {
    this.digest = digest;
  }

  /**
   * {@return a token that deliveries are compared with}
   *
   * @param secret at least {@value #SHORTEST} characters, best made at random
   * @throws IllegalArgumentException when it is shorter
   */
  public static WebhookToken of(String secret) {
    Objects.requireNonNull(secret, "secret");
    if (secret.isBlank() || secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "secret: "
              + secret.length()
              + " characters (expected: at least "
              + SHORTEST
              + ", not all blank)");
    }
    return new WebhookToken(sha256(secret));
  }

  /**
   * {@return whether a token is the right one}
   *
   * @param given as it came with a delivery; null when none did
   */
  public boolean matches(@Nullable String given) {
    return given != null && MessageDigest.isEqual(digest, sha256(given));
  }

  /**
   * {@return whether the query of a delivery's URL has the right token}
   *
   * @param rawQuery what stands behind the {@code ?}, not decoded; null when there is none
   * @param parameter the name of the parameter; where it is given twice, the first one counts
   */
  public boolean matchesQuery(@Nullable String rawQuery, String parameter) {
    Objects.requireNonNull(parameter, "parameter");
    if (rawQuery == null) {
      return false;
    }
    for (String pair : rawQuery.split("&", -1)) {
      int end = pair.indexOf('=');
      if (end >= 0 && parameter.equals(decoded(pair.substring(0, end)))) {
        return matches(decoded(pair.substring(end + 1)));
      }
    }
    return false;
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null; // half an escape: nobody's token
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@return nothing of the secret} */
  @Override
  public String toString() {
    return "WebhookToken[…]";
  }
}
