package io.getsales.client.internal.call;

import java.io.IOException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Lets an interrupt end an attempt. A thread that reads from a socket does not notice one by
 * itself: it would go on until the answer has come, and then throw the answer away. So somebody
 * else looks, every few milliseconds and only while attempts run.
 */
final class InterruptWatch {
  private static final long PERIOD_MILLIS = 20;
  private static final long KEEP_ALIVE_SECONDS = 5;

  private final ScheduledThreadPoolExecutor timer;

  InterruptWatch(ThreadFactory threads) {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Executes the attempt on this thread. An interrupt cancels it; the thread stays interrupted. */
  <T> Response<T> execute(Call<T> attempt) throws IOException {
    Thread caller = Thread.currentThread();
    Future<?> looks = lookAt(caller, attempt);
    try {
      return attempt.execute();
    } finally {
      if (looks != null) {
        looks.cancel(false);
      }
    }
  }

  private @Nullable Future<?> lookAt(Thread caller, Call<?> attempt) {
    try {
      return timer.scheduleWithFixedDelay(
          () -> {
            if (caller.isInterrupted()) {
              attempt.cancel();
            }
          },
          PERIOD_MILLIS,
          PERIOD_MILLIS,
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      return null; // and the attempt is cancelled by whoever closed the client
    }
  }

  /** Lets its thread end. */
  void close() {
    timer.shutdownNow();
  }
}
