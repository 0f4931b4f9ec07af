package io.getsales.client.resilience.bucket4j;

import io.getsales.client.resilience.Quota;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** What all processes that share a quota must agree on: the bucket's shape and its name. */
@SuppressWarnings("exports") // who calls this has Bucket4j
public final class SharedBucket {

  private static final String KEY_PREFIX = "getsales-quota:";

  private SharedBucket() {}

  /**
   * The configuration of the bucket of a quota: it holds the {@linkplain Quota#burst() burst}, and
   * one token comes back each {@linkplain Quota#interval() interval}.
   *
   * <p>A bucket that is new to its store starts with one token and not with the burst: it may be
   * one that the store has lost, and a second burst could be more than the server allows. So let
   * the store keep a bucket that is not in use for an hour or more.
   *
   * @param quota what the server allows all processes together; not unlimited
   * @return what to give to a builder of buckets of Bucket4j
   */
  public static BucketConfiguration configuration(Quota quota) {
    Objects.requireNonNull(quota, "quota");
    if (quota.isUnlimited()) {
      throw new IllegalArgumentException("quota: unlimited (expected: a limit)");
    }
    return BucketConfiguration.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(quota.burst())
                .refillGreedy(1, quota.interval())
                .initialTokens(1)
                .build())
        .build();
  }

  /**
   * {@return the name of an API key's bucket in its store: {@code getsales-quota:} and the SHA-256
   * of the key as 64 hexadecimal digits} Who can read the store learns which processes use the same
   * key, and not the key.
   *
   * @param apiKey the key that the client was given; not blank
   */
  public static String storeKey(String apiKey) {
    Objects.requireNonNull(apiKey, "apiKey");
    if (apiKey.isBlank()) {
      throw new IllegalArgumentException("apiKey: blank (expected: a key)");
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(apiKey.getBytes(StandardCharsets.UTF_8));
      return KEY_PREFIX + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
