package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real threads in real time: nobody is forgotten, and nothing is handed out twice. */
@Timeout(30)
final class RateGateConcurrencyTest {

  private static final int THREADS = 16;
  private static final int CALLS_OF_A_THREAD = 600;
  private static final Quota FAST =
      new Quota(1_000_000, Duration.ofMinutes(1), 5, Duration.ofNanos(50_000));

  private final RateGate gate = RateGate.of(FAST, TimeSource.system());
  private final Map<Thread, Signal> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @Test
  void everyCallIsServedRefusedOrEndedUnderCancelsInterruptsAndPauses() throws Exception {
    long start = System.nanoTime();
    List<FutureTask<Void>> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      workers.add(
          new FutureTask<>(
              () -> {
                for (int call = 0; call < CALLS_OF_A_THREAD; call++) {
                  call(random);
                }
                return null;
              }));
    }
    workers.forEach(worker -> new Thread(worker).start());
    Random random = new Random(99);
    while (!workers.stream().allMatch(FutureTask::isDone)) {
      disturb(random);
      Thread.yield();
    }
    for (FutureTask<Void> worker : workers) {
      worker.get();
    }
    long elapsed = System.nanoTime() - start;

    assertThat(granted.get() + ended.get()).isEqualTo(THREADS * CALLS_OF_A_THREAD);
    assertThat(granted.get()).isPositive();
    assertThat(ended.get()).isPositive();
    assertThat((long) granted.get())
        .isLessThanOrEqualTo(FAST.burst() + elapsed / FAST.interval().toNanos() + 1);
    assertThat(gate.snapshot().interactiveWaiters()).isZero();
    assertThat(gate.snapshot().backgroundWaiters()).isZero();
  }

  private void call(Random random) {
    Signal cancel = new Signal();
    waiting.put(Thread.currentThread(), cancel);
    try {
      gate.acquire(
          random.nextInt(3) == 0 ? Priority.BACKGROUND : Priority.INTERACTIVE,
          random.nextInt(4) == 0 ? Duration.ofNanos(random.nextInt(500_000)) : null,
          cancel);
      granted.incrementAndGet();
    } catch (PermitRefusedException | CancellationException | InterruptedException e) {
      ended.incrementAndGet();
    }
  }

  private void disturb(Random random) {
    waiting.forEach(
        (thread, cancel) -> {
          switch (random.nextInt(200)) {
            case 0 -> cancel.raise();
            case 1 -> thread.interrupt();
            case 2 -> gate.throttled(Duration.ofNanos(20_000));
            default -> gate.succeeded();
          }
        });
  }
}
