package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.query.Filter;
import io.getsales.client.resilience.OutagePolicy;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.bucket4j.BucketRateGate;
import io.getsales.client.resilience.bucket4j.SharedBucket;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Counts contacts, with a quota that several processes share: start it as often as you like. A test
 * does so on a real Redis.
 */
public final class SharedQuotaExample {

  private SharedQuotaExample() {}

  /** Takes all from the environment: {@code REDIS_URL}, {@code GETSALES_API_KEY} and base URL. */
  public static void main(String[] args) {
    try (RedisClient redis = RedisClient.create(System.getenv("REDIS_URL"));
        GetSales getsales =
            client(redis, System.getenv("GETSALES_API_KEY"), System.getenv("GETSALES_BASE_URL"))) {
      System.out.println("contacts: " + getsales.contacts().count(Filter.none()).orElseThrow());
    }
  }

  /** Makes the client of one of the processes. */
  public static GetSales client(RedisClient redis, String apiKey, String baseUrl) {
    // readme
    Quota quota = Quota.perMinute(300);
    Bucket bucket =
        Bucket4jLettuce.casBasedBuilder(redis)
            .requestTimeout(Duration.ofMillis(500))
            .expirationAfterWrite(ExpirationAfterWriteStrategy.fixedTimeToLive(Duration.ofHours(1)))
            .build()
            .getProxy(
                SharedBucket.storeKey(apiKey).getBytes(StandardCharsets.UTF_8),
                () -> SharedBucket.configuration(quota));
    OutagePolicy alone = OutagePolicy.fallBackTo(Quota.perMinute(70)); // of four processes
    GetSales getsales =
        GetSales.builder()
            .apiKey(apiKey)
            .baseUrl(baseUrl)
            .rateGate(BucketRateGate.of(bucket, quota, alone))
            .build();
    // end
    return getsales;
  }
}
