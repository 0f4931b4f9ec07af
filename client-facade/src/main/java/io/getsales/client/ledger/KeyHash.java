package io.getsales.client.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A key as it is kept: the SHA-256 of its text.
 *
 * @param hex 64 digits
 */
record KeyHash(String hex) {
  private static final int SHOWN_DIGITS = 12;

  /** The hash of a key that is fit to be one. */
  static KeyHash of(String key) {
    Objects.requireNonNull(key, "key");
    if (key.isBlank()) {
      throw new IllegalArgumentException(
          "key: blank (expected: 1 to " + SendLedger.LONGEST_KEY + " characters)");
    }
    if (key.length() > SendLedger.LONGEST_KEY) {
      throw new IllegalArgumentException(
          "key: "
              + key.length()
              + " characters (expected: "
              + SendLedger.LONGEST_KEY
              + " at most)");
    }
    return new KeyHash(HexFormat.of().formatHex(sha256(key.getBytes(StandardCharsets.UTF_8))));
  }

  private static byte[] sha256(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Enough of it to recognise, for messages. */
  @Override
  public String toString() {
    return "key #" + hex.substring(0, SHOWN_DIGITS);
  }
}
