package io.getsales.client.resilience.bucket4j;

import io.getsales.client.resilience.PermitStore;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Objects;

/** A bucket of Bucket4j that counts and never waits. */
final class BucketPermitStore implements PermitStore {

  private final Bucket bucket;

  BucketPermitStore(Bucket bucket) {
    this.bucket = Objects.requireNonNull(bucket, "bucket");
  }

  @Override
  public Answer take(int permits, Duration maxWait) throws InterruptedException {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(permits);
    if (probe.isConsumed()) {
      return Answer.taken(probe.getRemainingTokens());
    }
    Duration wait = Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    if (wait.compareTo(maxWait) > 0) {
      return Answer.refused(wait);
    }
    // The way of Bucket4j to take tokens ahead of time is to wait for them; here it only tells how
    // long that would be.
    long[] due = {0};
    boolean taken =
        bucket.asBlocking().tryConsume(permits, maxWait.toNanos(), nanos -> due[0] = nanos);
    // Not taken: others were quicker in between, and the wait is now longer than we can have.
    return taken
        ? Answer.takenAhead(Duration.ofNanos(due[0]))
        : Answer.refused(maxWait.plusNanos(1));
  }

  @Override
  public void giveBack(int permits) {
    bucket.addTokens(permits);
  }
}
