package io.getsales.client.resilience.bucket4j;

import io.getsales.client.resilience.OutagePolicy;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.time.Signal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One of the processes that share a quota. Started with the port of a Redis and the name of the
 * bucket, it says {@code ready}, takes permits as fast as it gets them from the first byte of its
 * input on, writes a line for each, and ends with its input.
 */
public final class QuotaMember {

  static final Quota QUOTA = Quota.of(30, Duration.ofSeconds(3));
  static final Quota SHARE = Quota.of(7, Duration.ofSeconds(3));

  private static final int THREADS = 2;

  private QuotaMember() {}

  public static void main(String[] args) throws IOException {
    try (RedisBucket redis = new RedisBucket(Integer.parseInt(args[0]), args[1], QUOTA)) {
      RateGate gate =
          BucketRateGate.of(
              redis.bucket(),
              QUOTA,
              OutagePolicy.fallBackTo(SHARE).askAgainAfter(Duration.ofSeconds(1)));
      // Loads what the first permit needs, and takes none.
      redis.bucket().getAvailableTokens();
      print("ready");
      System.in.read();
      for (int i = 0; i < THREADS; i++) {
        Thread thread = new Thread(() -> takePermits(gate));
        thread.setDaemon(true);
        thread.start();
      }
      System.in.read();
    }
    System.exit(0);
  }

  private static void takePermits(RateGate gate) {
    double paceOfShare = Duration.ofMinutes(1).toNanos() / (double) SHARE.interval().toNanos();
    try {
      while (true) {
        gate.acquire(Priority.INTERACTIVE, null, new Signal());
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        boolean local = gate.snapshot().permitsPerMinute() <= paceOfShare;
        print(micros + (local ? " local" : " shared"));
      }
    } catch (Exception e) {
      print("failed: " + e);
    }
  }

  private static void print(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
