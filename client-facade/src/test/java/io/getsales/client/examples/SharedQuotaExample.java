package io.getsales.client.examples;

import io.getsales.client.GetSales;
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

/** A client whose quota several processes share; a test runs it on a real Redis. */
public final class SharedQuotaExample {

  private SharedQuotaExample() {}

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
