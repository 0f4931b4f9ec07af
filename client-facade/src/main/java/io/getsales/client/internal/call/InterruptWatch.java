package io.getsales.client.internal.call;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Lets an interrupt end an attempt. A thread that reads from a socket does not notice one by
 * itself: it would go on until the answer has come, and then throw the answer away. So somebody
 * else looks, every few milliseconds and only while attempts run: one thread for all of them, so
 * that an attempt costs no more than to be noted.
 *
 * <p>Thread-safe.
 */
final class InterruptWatch {
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  /** After so many looks at nothing its thread ends. */
  private static final int VAIN_LOOKS = (int) (TimeUnit.SECONDS.toNanos(5) / PERIOD_NANOS);

  /** Sockets are read in real time, whatever clock the calls have. */
  private static final TimeSource TIME = TimeSource.system();

  private final ThreadFactory threads;
  private final Map<Call<?>, Thread> watched = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Thread watcher;
  private final Signal closed = new Signal();

  InterruptWatch(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Executes the attempt on this thread. An interrupt cancels it; the thread stays interrupted. */
  <T> Response<T> execute(Call<T> attempt) throws IOException {
    try {
      watched.put(attempt, Thread.currentThread());
      if (watcher == null) {
        startWatcher();
      }
      return attempt.execute();
    } finally {
      watched.remove(attempt);
    }
  }

  private void startWatcher() {
    lock.lock();
    try {
      // On a closed client the attempt is cancelled by whoever closed it.
      if (watcher == null && !closed.isRaised()) {
        Thread thread = threads.newThread(this::watch);
        thread.start();
        watcher = thread;
      }
    } finally {
      lock.unlock();
    }
  }

  private void watch() {
    int vainLooks = 0;
    while (!isClosedAfterAPause() && (vainLooks < VAIN_LOOKS || !isLeave())) {
      vainLooks = watched.isEmpty() ? vainLooks + 1 : 0;
      for (Map.Entry<Call<?>, Thread> one : watched.entrySet()) {
        if (one.getValue().isInterrupted()) {
          cancel(one.getKey());
        }
      }
    }
  }

  private boolean isClosedAfterAPause() {
    try {
      return TIME.await(closed, PERIOD_NANOS);
    } catch (InterruptedException e) {
      return closed.isRaised(); // its thread is to end by close() alone
    }
  }

  private static void cancel(Call<?> attempt) {
    try {
      attempt.cancel();
    } catch (RuntimeException e) {
      // A listener of the caller's client threw; the other attempts are watched all the same.
    }
  }

  /** Whether this thread may end: an attempt that begins from now on finds none, and starts one. */
  private boolean isLeave() {
    lock.lock();
    try {
      watcher = null;
      if (watched.isEmpty()) {
        return true;
      }
      watcher = Thread.currentThread(); // one began just before
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Lets its thread end. */
  void close() {
    closed.raise();
  }
}
