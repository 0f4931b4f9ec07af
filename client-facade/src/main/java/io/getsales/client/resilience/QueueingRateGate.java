package io.getsales.client.resilience;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The gate of one process: callers wait in a line for a bucket of permits in memory. */
final class QueueingRateGate implements RateGate {

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine line = new WaitingLine();
  private final PermitBucket bucket;
  private final ThrottleMemory memory;

  QueueingRateGate(Quota quota, TimeSource time) {
    this.time = Objects.requireNonNull(time, "time");
    this.bucket = new PermitBucket(quota, time.nanoTime());
    this.memory = new ThrottleMemory(quota.period());
  }

  @Override
  public void acquire(Priority priority, @Nullable Duration maxWait, Signal cancelled)
      throws PermitRefusedException, InterruptedException {
    Objects.requireNonNull(priority, "priority");
    Objects.requireNonNull(cancelled, "cancelled");
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiter waiter = new Waiter(priority, time.nanoTime(), maxWait);
    Runnable wake = waiter.wake::raise;
    boolean passed = false;
    cancelled.addListener(wake);
    try {
      enter(waiter);
      long nanos = nanosToWait(waiter, cancelled);
      while (nanos > 0) {
        time.await(waiter.wake, nanos);
        nanos = nanosToWait(waiter, cancelled);
      }
      passed = true;
    } finally {
      cancelled.removeListener(wake);
      if (!passed) {
        leave(waiter);
      }
    }
  }

  @Override
  public void throttled(@Nullable Duration retryAfter) {
    lock.lock();
    try {
      long now = time.nanoTime();
      long pause = memory.throttled(now, retryAfter);
      bucket.slowTo(memory.share());
      bucket.pause(now, pause);
      serve(now);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void succeeded() {
    lock.lock();
    try {
      long now = time.nanoTime();
      bucket.refill(now);
      memory.succeeded(now, bucket.interval());
      bucket.slowTo(memory.share());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public QuotaSnapshot snapshot() {
    lock.lock();
    try {
      return bucket.snapshot(line, time);
    } finally {
      lock.unlock();
    }
  }

  private void enter(Waiter waiter) {
    lock.lock();
    try {
      line.enter(waiter);
    } finally {
      lock.unlock();
    }
  }

  private void leave(Waiter waiter) {
    lock.lock();
    try {
      line.leave(waiter);
      serve(time.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /** Answers how long to wait from now, or 0 for somebody who has his permit. */
  private long nanosToWait(Waiter waiter, Signal cancelled) throws PermitRefusedException {
    lock.lock();
    try {
      waiter.heed(cancelled);
      long now = time.nanoTime();
      serve(now);
      if (waiter.isGranted()) {
        return 0;
      }
      return line.isFirst(waiter) ? bucket.waitBehind(0, now) : Long.MAX_VALUE;
    } finally {
      lock.unlock();
    }
  }

  private void serve(long now) {
    bucket.refill(now);
    line.serve(bucket, now);
  }
}
