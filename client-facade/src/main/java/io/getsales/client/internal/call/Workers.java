package io.getsales.client.internal.call;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where work runs that its caller does not wait for: on the caller's executor, or on a bounded
 * number of threads of the client's own. Each task runs exactly once: in its turn, or at once when
 * it is refused or the client is closed, so that it can say so.
 *
 * <p>Thread-safe.
 */
final class Workers {
  /** Enough for answers that take three seconds at 300 requests a minute. */
  static final int MOST_THREADS = 16;

  /** Virtual threads cost little, but what waits at the quota has a deadline that runs. */
  static final int MOST_VIRTUAL_THREADS = 256;

  /** Half an hour's work at 300 requests a minute. */
  static final int MOST_WAITING = 10_000;

  /** From here on a virtual thread that waits in a monitor, as OkHttp's do, leaves its carrier. */
  private static final int JDK_WITHOUT_PINNING = 24;

  private static final long KEEP_ALIVE_SECONDS = 5;

  private final @Nullable ThreadPoolExecutor own;
  private final Executor executor;
  private final UnaryOperator<Runnable> carry;
  private final Map<Runnable, Runnable> waiting = new ConcurrentHashMap<>();
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private Workers(
      @Nullable ThreadPoolExecutor own, Executor executor, UnaryOperator<Runnable> carry) {
    this.own = own;
    this.executor = executor;
    this.carry = carry;
  }

  /** On somebody else's threads, with that executor's bounds; it is never shut down here. */
  static Workers on(Executor given, UnaryOperator<Runnable> carry) {
    return new Workers(null, given, carry);
  }

  /** On threads of its own: virtual ones where the JVM has good ones, else these. */
  static Workers onOwn(ThreadFactory daemons, UnaryOperator<Runnable> carry) {
    ThreadFactory virtual = virtualThreads();
    int most = virtual == null ? MOST_THREADS : MOST_VIRTUAL_THREADS;
    ThreadPoolExecutor own =
        new ThreadPoolExecutor(
            most,
            most,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            virtual == null ? daemons : virtual);
    own.allowCoreThreadTimeOut(true);
    return new Workers(own, own, carry);
  }

  /** {@code Thread.ofVirtual().name("getsales-", 1).factory()}, which Java 17 does not know. */
  private static @Nullable ThreadFactory virtualThreads() {
    if (Runtime.version().feature() < JDK_WITHOUT_PINNING) {
      return null;
    }
    try {
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Method name = type.getMethod("name", String.class, long.class);
      Object builder =
          name.invoke(Thread.class.getMethod("ofVirtual").invoke(null), "getsales-", 1L);
      return (ThreadFactory) type.getMethod("factory").invoke(builder);
    } catch (ReflectiveOperationException e) {
      return null; // a JVM without them does as well
    }
  }

  /**
   * Has the task run.
   *
   * @throws RejectedExecutionException when too many tasks wait; it is not run then
   */
  void execute(Runnable task) {
    if (closed || isBusyOne()) {
      task.run();
      return;
    }
    if (own != null && waiting.size() >= MOST_WAITING) {
      throw new RejectedExecutionException(
          MOST_WAITING + " calls wait already (expected: to wait for some of them before more)");
    }
    Runnable turn = carry.apply(() -> takeTurn(task));
    waiting.put(task, turn);
    try {
      executor.execute(turn);
    } catch (RejectedExecutionException e) {
      if (remove(task) && !closed) {
        throw e;
      }
      task.run();
      return;
    }
    if (closed) {
      runIfWaiting(task);
    }
  }

  /**
   * Whether this is one of the client's own threads while all are busy. What it starts it may wait
   * for, so it has to do it itself: else all could wait for what none is left to do.
   */
  private boolean isBusyOne() {
    return own != null
        && busy.contains(Thread.currentThread())
        && own.getActiveCount() >= own.getMaximumPoolSize();
  }

  private void takeTurn(Runnable task) {
    if (waiting.remove(task) == null) {
      return;
    }
    Thread thread = Thread.currentThread();
    boolean isFirst = busy.add(thread); // an executor may run tasks inside of tasks
    try {
      task.run();
    } finally {
      if (isFirst) {
        busy.remove(thread);
      }
    }
  }

  /** Takes back a task that waits; whether it did. It is the caller's then. */
  boolean remove(Runnable task) {
    Runnable turn = waiting.remove(task);
    if (turn != null && own != null) {
      own.remove(turn);
    }
    return turn != null;
  }

  /** Runs a task here and now, unless its turn has come already. */
  void runIfWaiting(Runnable task) {
    if (remove(task)) {
      task.run();
    }
  }

  /** Takes no more work, runs what waits on this thread, and lets its own threads end. */
  void close() {
    closed = true;
    if (own != null) {
      own.shutdown();
    }
    waiting.keySet().forEach(this::runIfWaiting);
  }
}
