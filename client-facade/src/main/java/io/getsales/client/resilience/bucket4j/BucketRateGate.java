package io.getsales.client.resilience.bucket4j;

import io.getsales.client.resilience.OutagePolicy;
import io.getsales.client.resilience.PermitRefusedException;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.QuotaSnapshot;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A gate over a bucket of Bucket4j, for several processes that use one API key: a proxy of a bucket
 * in Redis, PostgreSQL, Hazelcast or whatever else Bucket4j has a backend for. How it orders calls,
 * meets deadlines and pauses after a 429 is told at {@link RateGate#shared}.
 *
 * <p>Bucket4j itself ({@code com.bucket4j:bucket4j_jdk17-core}) is an optional dependency of this
 * library: add it, or a backend that brings it, to your own. {@link SharedBucket} has the bucket's
 * configuration and its name in the store.
 *
 * <p>Two things to set up. The driver's timeout: the gate asks on a caller's thread, which stays
 * there until the store answers or the driver gives up, so half a second is better than a minute.
 * And the clocks: most backends count by the clock of the process that asks, so the hosts need NTP;
 * a clock that is ahead by a second lets through a second's worth of requests too many, which is
 * what the {@linkplain Quota quota's shape} has in reserve.
 *
 * <p>Safe for use by many threads at once; several clients of one process may have the same gate.
 */
@SuppressWarnings("exports") // who calls this has Bucket4j
public final class BucketRateGate implements RateGate {

  private final RateGate gate;

  private BucketRateGate(RateGate gate) {
    this.gate = gate;
  }

  /**
   * Makes a gate. The bucket is not asked yet.
   *
   * @param bucket who counts; made with {@link SharedBucket#configuration} of the same quota
   * @param quota what the server allows all processes together; not unlimited
   * @param outages what to do while the bucket's store cannot be reached
   * @return the gate, for {@code GetSalesBuilder.rateGate}
   */
  public static BucketRateGate of(Bucket bucket, Quota quota, OutagePolicy outages) {
    return of(bucket, quota, outages, TimeSource.system());
  }

  /**
   * Makes a gate that measures and waits by another time; for tests.
   *
   * @param bucket who counts, by the same time; made with {@link SharedBucket#configuration}
   * @param quota what the server allows all processes together; not unlimited
   * @param outages what to do while the bucket's store cannot be reached
   * @param time what the gate measures and waits by
   * @return the gate, for {@code GetSalesBuilder.rateGate}
   */
  public static BucketRateGate of(
      Bucket bucket, Quota quota, OutagePolicy outages, TimeSource time) {
    return new BucketRateGate(RateGate.shared(new BucketPermitStore(bucket), quota, outages, time));
  }

  @Override
  public void acquire(Priority priority, @Nullable Duration maxWait, Signal cancelled)
      throws PermitRefusedException, InterruptedException {
    gate.acquire(priority, maxWait, cancelled);
  }

  @Override
  public void throttled(@Nullable Duration retryAfter) {
    gate.throttled(retryAfter);
  }

  @Override
  public void succeeded() {
    gate.succeeded();
  }

  @Override
  public QuotaSnapshot snapshot() {
    return gate.snapshot();
  }
}
