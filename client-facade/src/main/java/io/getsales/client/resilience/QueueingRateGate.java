package io.getsales.client.resilience;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one process. It has no thread: of the callers that wait, the first one keeps the
 * time, the others sleep until they are woken with their permit, with a refusal or as the next
 * timekeeper.
 */
final class QueueingRateGate implements RateGate {

  /** How many interactive calls may overtake waiting background calls before one of these goes. */
  private static final int OVERTAKING_IN_A_ROW = 9;

  private final TimeSource time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiter> interactive = new LinkedHashSet<>();
  private final Set<Waiter> background = new LinkedHashSet<>();
  private final PermitBucket bucket;
  private final ThrottleMemory memory;
  private int overtaken;
  private @Nullable Waiter timekeeper;

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
    Waiter waiter =
        new Waiter(
            priority == Priority.INTERACTIVE ? interactive : background,
            time.nanoTime(),
            maxWait == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.convert(maxWait));
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
      long now = time.nanoTime();
      bucket.refill(now);
      long paused = bucket.pausedFor(now);
      Optional<Instant> pausedUntil =
          paused > 0 ? Optional.of(time.now().plusNanos(paused)) : Optional.empty();
      return new QuotaSnapshot(
          bucket.available(now),
          interactive.size(),
          background.size(),
          pausedUntil,
          (double) TimeUnit.MINUTES.toNanos(1) / bucket.interval());
    } finally {
      lock.unlock();
    }
  }

  private void enter(Waiter waiter) {
    lock.lock();
    try {
      waiter.queue.add(waiter);
    } finally {
      lock.unlock();
    }
  }

  private void leave(Waiter waiter) {
    lock.lock();
    try {
      waiter.queue.remove(waiter);
      if (waiter.state == State.GRANTED) {
        bucket.giveBack();
      }
      serve(time.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /** Answers how long to wait from now, or 0 for somebody who has his permit. */
  private long nanosToWait(Waiter waiter, Signal cancelled) throws PermitRefusedException {
    lock.lock();
    try {
      // First the reset, then the look at what raises it: the other way round a raise could be
      // lost.
      waiter.wake.reset();
      if (cancelled.isRaised()) {
        throw new CancellationException("cancelled before the request left");
      }
      long now = time.nanoTime();
      serve(now);
      return switch (waiter.state) {
        case GRANTED -> 0;
        case REFUSED -> throw new PermitRefusedException(Duration.ofNanos(waiter.waitNeeded));
        case WAITING -> waiter == timekeeper ? bucket.waitBehind(0, now) : Long.MAX_VALUE;
      };
    } finally {
      lock.unlock();
    }
  }

  /**
   * Goes through everybody who waits, in the order of their turns: hands out the permits that are
   * there, refuses those whose turn has moved past their time, and makes the first of the others
   * the timekeeper.
   */
  private void serve(long now) {
    bucket.refill(now);
    Iterator<Waiter> interactiveQueue = interactive.iterator();
    Iterator<Waiter> backgroundQueue = background.iterator();
    Waiter nextInteractive = nextOf(interactiveQueue);
    Waiter nextBackground = nextOf(backgroundQueue);
    Waiter first = null;
    int staying = 0;
    int overtakenThen = overtaken;
    while (true) {
      boolean backgroundTurn =
          nextBackground != null
              && (nextInteractive == null || overtakenThen >= OVERTAKING_IN_A_ROW);
      Waiter waiter = backgroundTurn ? nextBackground : nextInteractive;
      if (waiter == null) {
        break;
      }
      long wait = bucket.waitBehind(staying, now);
      if (wait > waiter.maxWait - (now - waiter.since)) {
        waiter.refuse(wait);
      } else {
        overtakenThen = backgroundTurn || nextBackground == null ? 0 : overtakenThen + 1;
        if (wait == 0) {
          bucket.take();
          overtaken = overtakenThen;
          waiter.grant();
        } else {
          staying++;
          first = first == null ? waiter : first;
        }
      }
      Iterator<Waiter> queue = backgroundTurn ? backgroundQueue : interactiveQueue;
      if (waiter.state != State.WAITING) {
        queue.remove();
      }
      if (backgroundTurn) {
        nextBackground = nextOf(queue);
      } else {
        nextInteractive = nextOf(queue);
      }
    }
    if (first != timekeeper) {
      timekeeper = first;
      if (first != null) {
        first.wake.raise();
      }
    }
  }

  private static @Nullable Waiter nextOf(Iterator<Waiter> queue) {
    return queue.hasNext() ? queue.next() : null;
  }

  private enum State {
    WAITING,
    GRANTED,
    REFUSED
  }

  /** A caller in the gate. Its state is guarded by the gate's lock. */
  private static final class Waiter {

    private final Signal wake = new Signal();
    private final Set<Waiter> queue;
    private final long since;
    private final long maxWait;
    private State state = State.WAITING;
    private long waitNeeded;

    Waiter(Set<Waiter> queue, long since, long maxWait) {
      this.queue = queue;
      this.since = since;
      this.maxWait = maxWait;
    }

    void grant() {
      state = State.GRANTED;
      wake.raise();
    }

    void refuse(long nanos) {
      state = State.REFUSED;
      waitNeeded = nanos;
      wake.raise();
    }
  }
}
