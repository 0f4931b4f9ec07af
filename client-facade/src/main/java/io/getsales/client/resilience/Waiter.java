package io.getsales.client.resilience;

import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A caller in a gate. All but its signal is guarded by the gate's lock. */
final class Waiter {

  final Signal wake = new Signal();
  final Priority priority;
  private final long since;
  private final long maxWait;
  private long excused;
  private @Nullable Runnable giveBack;
  private @Nullable Duration waitNeeded;
  private @Nullable RuntimeException failure;

  Waiter(Priority priority, long since, @Nullable Duration maxWait) {
    this.priority = priority;
    this.since = since;
    this.maxWait = maxWait == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(maxWait);
  }

  /** How much longer it can wait; negative when its time is over. */
  long timeLeft(long now) {
    return maxWait - (now - since - excused);
  }

  /** Does not count so much of the time that has passed. */
  void excuse(long nanos) {
    excused += nanos;
  }

  void grant(Runnable permitBack) {
    giveBack = permitBack;
    wake.raise();
  }

  void refuse(long nanos) {
    waitNeeded = Duration.ofNanos(nanos);
    wake.raise();
  }

  void fail(RuntimeException cause) {
    failure = cause;
    wake.raise();
  }

  boolean isWaiting() {
    return giveBack == null && waitNeeded == null && failure == null;
  }

  /** Gives up the permit, if there is one. */
  void giveBack() {
    if (giveBack != null) {
      giveBack.run();
    }
  }

  /** Makes the signal ready for the next wait, and ends the call that was cancelled. */
  void heed(Signal cancelled) {
    // First the reset, then the look at what raises it: the other way round a raise could be lost.
    wake.reset();
    if (cancelled.isRaised()) {
      throw new CancellationException("cancelled before the request left");
    }
  }

  /** Tells whether the permit is there. */
  boolean isGranted() throws PermitRefusedException {
    if (failure != null) {
      throw failure;
    }
    if (waitNeeded != null) {
      throw new PermitRefusedException(waitNeeded);
    }
    return giveBack != null;
  }
}
