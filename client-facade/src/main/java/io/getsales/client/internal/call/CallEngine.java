package io.getsales.client.internal.call;

import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryBudget;
import io.getsales.client.time.TimeSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * What all calls of a client and of those derived from it share: one quota, one retry budget, one
 * clock, one switch to end them all.
 *
 * <p>Thread-safe.
 */
public final class CallEngine implements AutoCloseable {
  private static final int MOST_THREADS = 16;
  private static final long KEEP_ALIVE_SECONDS = 5;

  private final RateGate gate;
  private final RetryBudget budget = new RetryBudget();
  private final TimeSource time;
  private final RandomGenerator random;
  private final ServerClock serverClock = new ServerClock();
  private final Set<RetryingCall<?>> running = ConcurrentHashMap.newKeySet();
  private final ThreadFactory threads = new DaemonThreads();
  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          MOST_THREADS,
          MOST_THREADS,
          KEEP_ALIVE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          threads);
  private final InterruptWatch interrupts = new InterruptWatch(threads);
  private volatile boolean closed;

  /** Puts the shared parts together. */
  public CallEngine(RateGate gate, TimeSource time, RandomGenerator random) {
    this.gate = gate;
    this.time = time;
    this.random = random;
    executor.allowCoreThreadTimeOut(true);
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

  /** Runs calls that were enqueued; its threads keep no JVM alive. */
  Executor executor() {
    return executor;
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
    executor.shutdown();
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
