package io.getsales.client.internal.call;

import io.getsales.client.time.Signal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work and the future of its result. Whoever completes the future from outside (a cancel, a
 * timeout) ends the work: its calls and waits end, or it never begins.
 */
final class AsyncWork<T extends @Nullable Object> extends CompletableFuture<T> implements Runnable {
  private final Supplier<? extends T> work;
  private final CallEngine engine;
  private final Signal cancelled;
  private final @Nullable Signal outer;
  private final Runnable canceller;
  private final AtomicBoolean claimed = new AtomicBoolean();

  /**
   * Prepares it.
   *
   * @param cancelled what the calls of the work listen to
   * @param outer cancels this too; null where nothing does
   */
  AsyncWork(
      Supplier<? extends T> work, CallEngine engine, Signal cancelled, @Nullable Signal outer) {
    this.work = work;
    this.engine = engine;
    this.cancelled = cancelled;
    this.outer = outer;
    this.canceller = () -> cancel(false);
  }

  /** Begins to listen to the work that this is a part of. */
  void listen() {
    if (outer != null) {
      outer.addListener(canceller);
      if (claimed.get()) {
        outer.removeListener(canceller);
      }
    }
  }

  @Override
  public void run() {
    if (claimed.get()) {
      return;
    }
    T value;
    try {
      engine.refuseIfClosed();
      value = work.get();
    } catch (Throwable e) { // the future's, whatever it is
      if (claim()) {
        super.completeExceptionally(e);
      }
      return;
    }
    if (claim()) {
      super.complete(value);
    }
  }

  /** Whoever comes first completes the future. */
  private boolean claim() {
    if (!claimed.compareAndSet(false, true)) {
      return false;
    }
    if (outer != null) {
      outer.removeListener(canceller);
    }
    return true;
  }

  /** Ends the work before anybody hears that it has ended. */
  private void end() {
    if (claim()) {
      engine.workers().remove(this);
      cancelled.raise();
    }
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    end();
    return super.cancel(mayInterrupt);
  }

  @Override
  public boolean complete(T value) {
    end();
    return super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    end();
    return super.completeExceptionally(failure);
  }
}
