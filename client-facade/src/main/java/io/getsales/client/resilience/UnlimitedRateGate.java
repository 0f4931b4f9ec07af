package io.getsales.client.resilience;

import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The gate that is always open. */
enum UnlimitedRateGate implements RateGate {
  INSTANCE;

  @Override
  public void acquire(Priority priority, @Nullable Duration maxWait, Signal cancelled)
      throws PermitRefusedException, InterruptedException {
    Objects.requireNonNull(priority, "priority");
    Objects.requireNonNull(cancelled, "cancelled");
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (cancelled.isRaised()) {
      throw new CancellationException("cancelled before the request left");
    }
    if (maxWait != null && maxWait.isNegative()) {
      throw new PermitRefusedException(Duration.ZERO);
    }
  }

  @Override
  public void throttled(@Nullable Duration retryAfter) {
    // Nothing is held back here; the call that met the 429 waits by its own retry policy.
  }

  @Override
  public void succeeded() {
    // Nothing was narrowed that could widen.
  }

  @Override
  public QuotaSnapshot snapshot() {
    return new QuotaSnapshot(Integer.MAX_VALUE, 0, 0, Optional.empty(), Double.POSITIVE_INFINITY);
  }
}
