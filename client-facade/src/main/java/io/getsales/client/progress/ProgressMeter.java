package io.getsales.client.progress;

import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows, measures their rate and tells a listener. For one run of work, by one thread at a
 * time; the listener is called on that thread, and what it throws passes through.
 */
public final class ProgressMeter {
  /** The listener hears of counted rows this often at most; of {@link #report()} each time. */
  private static final long MOST_OFTEN_NANOS = Duration.ofSeconds(1).toNanos();

  /** The rate is that since the window before the present one began. */
  private static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();

  private final TimeSource time;
  private final Consumer<? super Progress> listener;
  private final long startNanos;
  private long done;
  private @Nullable Long total;
  private long toldNanos;
  private long windowNanos;
  private long windowDone;
  private long earlierNanos;
  private long earlierDone;

  /**
   * Begins now, with nothing done.
   *
   * @param time what is measured and waited by
   * @param listener is told on the thread that counts
   */
  public ProgressMeter(TimeSource time, Consumer<? super Progress> listener) {
    this.time = Objects.requireNonNull(time, "time");
    this.listener = Objects.requireNonNull(listener, "listener");
    startNanos = time.nanoTime();
    toldNanos = startNanos;
    windowNanos = startNanos;
    earlierNanos = startNanos;
  }

  /**
   * Says how many rows there are in all; null where nobody knows any more.
   *
   * @param rows 0 or more; null where nobody knows
   */
  public void total(@Nullable Long rows) {
    total = rows;
  }

  /**
   * Counts rows; tells the listener when it has heard nothing for a second.
   *
   * @param rows 0 or more
   */
  public void done(long rows) {
    done += rows;
    long now = time.nanoTime();
    if (now - toldNanos >= MOST_OFTEN_NANOS) {
      tell(now);
    }
  }

  /** Tells the listener now: at the beginning, after each piece of work, at the end. */
  public void report() {
    tell(time.nanoTime());
  }

  private void tell(long now) {
    toldNanos = now;
    if (now - windowNanos >= WINDOW_NANOS) {
      earlierNanos = windowNanos;
      earlierDone = windowDone;
      windowNanos = now;
      windowDone = done;
    }
    long nanos = now - earlierNanos;
    double rate = nanos <= 0 ? 0 : (done - earlierDone) / (nanos / 1e9);
    listener.accept(new Progress(done, total, Duration.ofNanos(now - startNanos), rate));
  }
}
