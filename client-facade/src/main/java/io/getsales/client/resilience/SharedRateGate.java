package io.getsales.client.resilience;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The gate of a process that shares its quota with others. Callers wait in a line as in a gate of
 * one process; the first one asks the store, outside the lock and never two at a time, and takes
 * the next permit ahead of time, so that the processes are served in the order in which they asked.
 */
final class SharedRateGate implements RateGate {

  /** Instead of a time to wait: go and ask the store. */
  private static final long ASK = -1;

  private final PermitStore store;
  private final TimeSource time;
  private final @Nullable Quota localShare;
  private final long askAgainAfter;
  private final ReentrantLock lock = new ReentrantLock();
  private final WaitingLine line = new WaitingLine();
  private final SharedPermits shared;
  private final ThrottleMemory memory;
  private final long period;
  private long succeededAt;
  private boolean asking;

  /** What this process lives on while the store cannot be asked. */
  private @Nullable PermitBucket local;

  private long askAgainAt;

  SharedRateGate(PermitStore store, Quota quota, OutagePolicy outages, TimeSource time) {
    this.store = Objects.requireNonNull(store, "store");
    this.time = Objects.requireNonNull(time, "time");
    if (quota.isUnlimited()) {
      throw new IllegalArgumentException("quota: unlimited (expected: a limit)");
    }
    Quota share = outages.localShare();
    if (share != null && share.interval().compareTo(quota.interval()) < 0) {
      throw new IllegalArgumentException(
          "localShare: " + share + " (expected: a part of " + quota + ")");
    }
    this.localShare = share;
    this.askAgainAfter = TimeUnit.NANOSECONDS.convert(outages.askAgainAfter());
    this.succeededAt = time.nanoTime();
    this.shared = new SharedPermits(quota, succeededAt);
    this.memory = new ThrottleMemory(quota.period());
    this.period = quota.period().toNanos();
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
      while (nanos != 0) {
        if (nanos == ASK) {
          ask(waiter);
        } else {
          time.await(waiter.wake, nanos);
        }
        nanos = nanosToWait(waiter, cancelled);
      }
      passed = true;
    } finally {
      cancelled.removeListener(wake);
      leave(waiter, passed);
    }
  }

  @Override
  public void throttled(@Nullable Duration retryAfter) {
    int unused;
    lock.lock();
    try {
      long now = time.nanoTime();
      long pause = memory.throttled(now, retryAfter);
      slowDown();
      shared.pause(now, pause);
      if (local != null) {
        local.pause(now, pause);
      }
      unused = serve(now);
    } finally {
      lock.unlock();
    }
    giveBack(unused);
  }

  @Override
  public void succeeded() {
    lock.lock();
    try {
      long now = time.nanoTime();
      refill(now);
      // Others use the quota too, so not the quota's pace but the time itself is what has passed.
      memory.succeeded(now, Math.min(period, now - succeededAt));
      succeededAt = now;
      slowDown();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public QuotaSnapshot snapshot() {
    lock.lock();
    try {
      PermitBucket bucket = local != null ? local : shared.outlook();
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

  private void leave(Waiter waiter, boolean passed) {
    int unused;
    lock.lock();
    try {
      if (!passed) {
        line.leave(waiter);
      }
      unused = serve(time.nanoTime());
    } finally {
      lock.unlock();
    }
    giveBack(unused);
  }

  /** Answers how long to wait from now, 0 for somebody who has his permit, or {@link #ASK}. */
  private long nanosToWait(Waiter waiter, Signal cancelled) throws PermitRefusedException {
    lock.lock();
    try {
      waiter.heed(cancelled);
      long now = time.nanoTime();
      if (waiter.isWaiting() && waiter.timeLeft(now) >= 0 && isTimeToAskAgain(now)) {
        // Before its turn, which here may come at once: else a quiet process would never ask again.
        asking = true;
        return ASK;
      }
      line.serve(refill(now), now);
      if (waiter.isGranted()) {
        return 0;
      }
      if (!line.isFirst(waiter)) {
        return Math.max(1, waiter.timeLeft(now));
      }
      if (local == null && !asking && shared.needsStore(now)) {
        asking = true;
        return ASK;
      }
      return Math.max(1, Math.min(waiter.timeLeft(now), nanosToEvent(now)));
    } finally {
      lock.unlock();
    }
  }

  private boolean isTimeToAskAgain(long now) {
    return local != null && !asking && now - askAgainAt >= 0;
  }

  /** How long the first in line can sleep, unless it is woken. */
  private long nanosToEvent(long now) {
    if (local == null) {
      // An answer that is under way wakes it.
      return asking ? Long.MAX_VALUE : shared.nanosToEvent(now);
    }
    long turn = local.waitBehind(0, now);
    return asking ? turn : Math.min(turn, askAgainAt - now);
  }

  /** Asks the store on behalf of everybody; the time that takes is nobody's fault. */
  private void ask(Waiter waiter) throws InterruptedException {
    long start = time.nanoTime();
    int permits = cost();
    PermitStore.Answer answer = null;
    RuntimeException failure = null;
    try {
      answer = store.take(permits, Duration.ofNanos(Math.max(0, waiter.timeLeft(start))));
    } catch (RuntimeException e) {
      if (Thread.interrupted()) {
        InterruptedException interrupted = new InterruptedException();
        interrupted.initCause(e);
        throw interrupted;
      }
      // Out of here that exception says that the caller cancelled, which is not so.
      failure =
          e instanceof CancellationException
              ? new IllegalStateException("the store gave up the question", e)
              : e;
    } finally {
      int unused;
      lock.lock();
      try {
        long now = time.nanoTime();
        asking = false;
        waiter.excuse(now - start);
        if (answer != null) {
          local = null;
          shared.learn(answer, permits, now);
        } else if (failure != null) {
          storeFailed(failure, now);
        }
        unused = serve(now);
        line.wakeFirst();
      } finally {
        lock.unlock();
      }
      giveBack(unused);
    }
  }

  private int cost() {
    lock.lock();
    try {
      return shared.cost();
    } finally {
      lock.unlock();
    }
  }

  private void storeFailed(RuntimeException failure, long now) {
    if (localShare == null) {
      line.fail(failure);
      return;
    }
    if (local == null) {
      local = new PermitBucket(localShare, now);
      local.slowTo(memory.share());
      // Empties it too: what the store gave out last counts in the same minute.
      local.pause(now, shared.outlook().pausedFor(now));
    }
    askAgainAt = now + askAgainAfter;
  }

  /** Serves the line, and answers how many permits have to go back to the store. */
  private int serve(long now) {
    line.serve(refill(now), now);
    return shared.takeUnused(local == null && !line.isEmpty(), now);
  }

  private Permits refill(long now) {
    shared.refill(now);
    if (local == null) {
      return shared;
    }
    local.refill(now);
    return local;
  }

  private void slowDown() {
    shared.slowTo(memory.share());
    if (local != null) {
      local.slowTo(memory.share());
    }
  }

  private void giveBack(int permits) {
    if (permits == 0) {
      return;
    }
    try {
      store.giveBack(permits);
    } catch (RuntimeException e) {
      // Lost then: fewer requests than allowed, and the call that goes on did nothing wrong.
    }
  }
}
