package io.getsales.client.internal.call;

import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.error.CallTrace;
import io.getsales.client.error.StopReason;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryBudget;
import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a client and of those derived from it share: one quota, one retry budget, one
 * clock, one switch to end them all.
 *
 * <p>Thread-safe.
 */
public final class CallEngine implements AutoCloseable {
  private final RateGate gate;
  private final RetryBudget budget = new RetryBudget();
  private final TimeSource time;
  private final RandomGenerator random;
  private final ServerClock serverClock = new ServerClock();
  private final Set<RetryingCall<?>> running = ConcurrentHashMap.newKeySet();
  private final ThreadFactory threads = new DaemonThreads();
  private final Observers observers;
  private final Workers workers;
  private final InterruptWatch interrupts = new InterruptWatch(threads);
  private volatile boolean closed;

  /** Puts the shared parts together; work in the background runs on threads of the engine's own. */
  public CallEngine(RateGate gate, TimeSource time, RandomGenerator random) {
    this(gate, time, random, null, Observers.NONE);
  }

  /**
   * Puts the shared parts together.
   *
   * @param executor runs work in the background; null for threads of the engine's own
   * @param observers are told of every call
   */
  public CallEngine(
      RateGate gate,
      TimeSource time,
      RandomGenerator random,
      @Nullable Executor executor,
      Observers observers) {
    this.gate = gate;
    this.time = time;
    this.random = random;
    this.observers = observers;
    this.workers =
        executor == null
            ? Workers.onOwn(threads, observers::carry)
            : Workers.on(executor, observers::carry);
  }

  /** The gate that every attempt passes. */
  public RateGate gate() {
    return gate;
  }

  /** The clock that every wait is measured by. */
  public TimeSource time() {
    return time;
  }

  /** What the server's clock shows. */
  public ServerClock serverClock() {
    return serverClock;
  }

  RetryBudget budget() {
    return budget;
  }

  RandomGenerator random() {
    return random;
  }

  Observers observers() {
    return observers;
  }

  /** Run what nobody waits for. */
  Workers workers() {
    return workers;
  }

  /**
   * Has work done in the background.
   *
   * @param cancelled what the calls of the work listen to; raised when somebody completes the
   *     future before the work does
   * @param outer cancels the future too; null where nothing does
   * @throws RejectedExecutionException when too much waits already
   */
  public <T extends @Nullable Object> CompletableFuture<T> submit(
      Supplier<? extends T> work, Signal cancelled, @Nullable Signal outer) {
    AsyncWork<T> future = new AsyncWork<>(work, this, cancelled, outer);
    workers.execute(future);
    future.listen();
    return future;
  }

  void refuseIfClosed() {
    if (closed) {
      throw new CallAbortedException(
          Reason.CLIENT_CLOSED,
          new CallTrace("async", time.now(), Duration.ZERO, List.of(), StopReason.ABORTED),
          null);
    }
  }

  /** Ends attempts of threads that are interrupted. */
  InterruptWatch interrupts() {
    return interrupts;
  }

  void started(RetryingCall<?> call) {
    running.add(call);
    if (closed) {
      call.abort(Reason.CLIENT_CLOSED);
    }
  }

  void ended(RetryingCall<?> call) {
    running.remove(call);
  }

  /** Ends every call and wait, and refuses new ones. A second time does nothing more. */
  @Override
  public void close() {
    closed = true;
    running.forEach(call -> call.abort(Reason.CLIENT_CLOSED));
    workers.close();
    interrupts.close();
  }

  private static final class DaemonThreads implements ThreadFactory {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "getsales-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
