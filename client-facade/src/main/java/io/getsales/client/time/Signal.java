package io.getsales.client.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A flag that threads can wait for, by {@link TimeSource#await}. Raised, it stays raised until it
 * is {@linkplain #reset() reset}, so a raise that comes before the wait is not lost.
 *
 * <p>One signal per call serves as its cancel switch: raising it ends whatever wait the call is in.
 *
 * <p>Safe for use by many threads at once. Waiting neither holds a monitor nor spins, so a virtual
 * thread that waits leaves its carrier.
 */
public final class Signal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean raised;
  private long raises;

  /** Makes a signal that is not raised. */
  public Signal() {}

  /**
   * Raises the signal: ends every wait for it and runs its listeners on this thread. Does nothing
   * if it is raised already.
   */
  public void raise() {
    List<Runnable> toRun;
    lock.lock();
    try {
      if (raised) {
        return;
      }
      raised = true;
      raises++;
      changed.signalAll();
      toRun = List.copyOf(listeners);
    } finally {
      lock.unlock();
    }
    // Outside the lock: a listener may take locks of its own or come back to this signal.
    toRun.forEach(Runnable::run);
  }

  /**
   * Tells whether the signal is raised now.
   *
   * @return true if it is raised and was not reset since
   */
  public boolean isRaised() {
    lock.lock();
    try {
      return raised;
    } finally {
      lock.unlock();
    }
  }

  /** Lowers the signal, so that it can be waited for and raised again. */
  public void reset() {
    lock.lock();
    try {
      raised = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has something run each time the signal is raised, on the raising thread; at once, on this
   * thread, if it is raised already. A listener must be quick and must not throw.
   *
   * @param listener what to run
   */
  public void addListener(Runnable listener) {
    Objects.requireNonNull(listener, "listener");
    lock.lock();
    try {
      listeners.add(listener);
      if (!raised) {
        return;
      }
    } finally {
      lock.unlock();
    }
    listener.run();
  }

  /**
   * Takes a listener off again. If another thread is raising the signal at this moment the listener
   * may still run once.
   *
   * @param listener one that was added; any other is ignored
   */
  public void removeListener(Runnable listener) {
    Objects.requireNonNull(listener, "listener");
    lock.lock();
    try {
      listeners.remove(listener);
    } finally {
      lock.unlock();
    }
  }

  boolean await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long raisesBefore = raises;
      long left = nanos;
      while (!raised && raises == raisesBefore) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
