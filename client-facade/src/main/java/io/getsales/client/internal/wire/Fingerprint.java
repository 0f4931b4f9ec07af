package io.getsales.client.internal.wire;

import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A digest that tells a list with its filter and order from others, and shows no value of them. */
public final class Fingerprint {
  private static final int BYTES = 8;

  private Fingerprint() {}

  /** The same for equal filters, in whatever order their conditions were given. */
  public static String of(String operation, Filter filter, Sort sort) {
    Map<String, String> conditions = new TreeMap<>();
    FilterEncoder.toBody(filter)
        .entrySet()
        .forEach(condition -> conditions.put(condition.getKey(), condition.getValue().toString()));
    String text = operation + '\n' + conditions + '\n' + sort;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
