package io.getsales.client.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SignalTest {

  private static final long ONE_HOUR = TimeUnit.HOURS.toNanos(1);

  private final TimeSource time = TimeSource.system();
  private final Signal signal = new Signal();

  @Test
  void staysRaisedUntilReset() {
    assertThat(signal.isRaised()).isFalse();
    signal.raise();
    signal.raise();
    assertThat(signal.isRaised()).isTrue();
    signal.reset();
    assertThat(signal.isRaised()).isFalse();
  }

  @Test
  void aRaiseBeforeTheWaitIsNotLost() throws InterruptedException {
    signal.raise();

    assertThat(time.await(signal, ONE_HOUR)).isTrue();
  }

  @Test
  void theWaitEndsWhenTheTimeHasPassed() throws InterruptedException {
    long start = time.nanoTime();

    assertThat(time.await(signal, 2_000_000)).isFalse();
    assertThat(time.nanoTime() - start).isGreaterThanOrEqualTo(2_000_000);
  }

  @Test
  void aWaitOfNoTimeOnlyLooks() throws InterruptedException {
    assertThat(time.await(signal, 0)).isFalse();
    assertThat(time.await(signal, -1)).isFalse();
    signal.raise();
    assertThat(time.await(signal, 0)).isTrue();
  }

  @Test
  void aRaiseEndsTheWaitOfEveryThread() throws Exception {
    FutureTask<Boolean> first = waiting(() -> time.await(signal, ONE_HOUR));
    FutureTask<Boolean> second = waiting(() -> time.await(signal, Long.MAX_VALUE));

    signal.raise();

    assertThat(first.get()).isTrue();
    assertThat(second.get()).isTrue();
  }

  @Test
  void aRaiseThatIsResetStraightAwayStillEndsTheWait() throws Exception {
    FutureTask<Boolean> waiting = waiting(() -> time.await(signal, ONE_HOUR));

    signal.raise();
    signal.reset();

    assertThat(waiting.get()).isTrue();
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    Thread[] thread = new Thread[1];
    FutureTask<Boolean> waiting =
        waiting(
            () -> {
              thread[0] = Thread.currentThread();
              try {
                time.await(signal, ONE_HOUR);
                return false;
              } catch (InterruptedException e) {
                return !Thread.currentThread().isInterrupted();
              }
            });

    thread[0].interrupt();

    assertThat(waiting.get()).isTrue();
  }

  @Test
  void anInterruptBeforeTheWaitEndsItThoughTheSignalIsRaised() {
    signal.raise();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> time.await(signal, ONE_HOUR)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void aListenerRunsOnceForEachRaiseUntilItIsRemoved() {
    AtomicInteger runs = new AtomicInteger();
    Runnable listener = runs::incrementAndGet;
    signal.addListener(listener);
    assertThat(runs).hasValue(0);

    signal.raise();
    signal.raise();
    assertThat(runs).hasValue(1);

    signal.reset();
    signal.raise();
    assertThat(runs).hasValue(2);

    signal.removeListener(listener);
    signal.reset();
    signal.raise();
    assertThat(runs).hasValue(2);
  }

  @Test
  void aListenerOfARaisedSignalRunsAtOnce() {
    AtomicInteger runs = new AtomicInteger();
    signal.raise();

    signal.addListener(runs::incrementAndGet);

    assertThat(runs).hasValue(1);
  }

  @Test
  void aListenerMayUseTheSignalItself() {
    signal.addListener(signal::reset);

    signal.raise();

    assertThat(signal.isRaised()).isFalse();
  }

  @Test
  void theSystemsClockIsTheMachines() {
    assertThat(Duration.between(Instant.now(), time.now()).abs())
        .isLessThan(Duration.ofSeconds(10));
  }

  /** Starts a thread and comes back when it waits. */
  private static FutureTask<Boolean> waiting(Callable<Boolean> wait) {
    FutureTask<Boolean> task = new FutureTask<>(wait);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return task;
  }
}
