package io.getsales.client.resilience.bucket4j;

import io.getsales.client.resilience.Quota;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A bucket in a Redis of this machine, with its connection. */
final class RedisBucket implements AutoCloseable {

  private final ClientResources resources =
      ClientResources.builder().reconnectDelay(Delay.constant(Duration.ofMillis(100))).build();
  private final RedisClient client;
  private final Bucket bucket;

  RedisBucket(int port, String storeKey, Quota quota) {
    client = RedisClient.create(resources, RedisURI.create("127.0.0.1", port));
    bucket =
        Bucket4jLettuce.casBasedBuilder(client)
            .requestTimeout(Duration.ofMillis(300))
            .expirationAfterWrite(ExpirationAfterWriteStrategy.fixedTimeToLive(Duration.ofHours(1)))
            .build()
            .getProxy(
                storeKey.getBytes(StandardCharsets.UTF_8), () -> SharedBucket.configuration(quota));
  }

  Bucket bucket() {
    return bucket;
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
    resources.shutdown(0, 1, TimeUnit.SECONDS);
  }
}
