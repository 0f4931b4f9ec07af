package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real threads in real time over a store that fails now and then. */
@Timeout(30)
final class SharedRateGateConcurrencyTest {

  private static final int THREADS = 12;
  private static final int CALLS_OF_A_THREAD = 400;
  private static final Quota FAST =
      new Quota(1_000_000, Duration.ofMinutes(1), 1, Duration.ofNanos(50_000));
  private static final Quota SLOWER =
      new Quota(200_000, Duration.ofMinutes(1), 5, Duration.ofNanos(300_000));

  private final TimeSource time = TimeSource.system();
  private final CountingStore store = new CountingStore();
  private final Map<Thread, Signal> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger granted = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyCallIsServedOrEndedUnderCancelsInterruptsPausesAndFailures(boolean fallBack)
      throws Exception {
    OutagePolicy outages =
        fallBack
            ? OutagePolicy.fallBackTo(SLOWER).askAgainAfter(Duration.ofMillis(1))
            : OutagePolicy.fail();
    RateGate gate = RateGate.shared(store, FAST, outages, time);
    List<FutureTask<Void>> workers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      workers.add(
          new FutureTask<>(
              () -> {
                for (int call = 0; call < CALLS_OF_A_THREAD; call++) {
                  call(gate, random);
                }
                return null;
              }));
    }
    workers.forEach(worker -> new Thread(worker).start());
    Random random = new Random(99);
    while (!workers.stream().allMatch(FutureTask::isDone)) {
      waiting.forEach((thread, cancel) -> disturb(gate, random, thread, cancel));
      Thread.yield();
    }
    for (FutureTask<Void> worker : workers) {
      worker.get();
    }

    assertThat(granted.get() + ended.get()).isEqualTo(THREADS * CALLS_OF_A_THREAD);
    assertThat(granted.get()).isPositive();
    assertThat(ended.get()).isPositive();
    assertThat(gate.snapshot().interactiveWaiters()).isZero();
    assertThat(gate.snapshot().backgroundWaiters()).isZero();
    assertThat(store.mostAtOnce.get()).as("questions at the same time").isEqualTo(1);
    if (!fallBack) {
      assertThat(store.taken.get() - store.lost.get())
          .as("permits that were taken and neither used nor given back")
          .isEqualTo(granted.get());
    }
  }

  private void call(RateGate gate, Random random) {
    Signal cancel = new Signal();
    waiting.put(Thread.currentThread(), cancel);
    try {
      gate.acquire(
          random.nextInt(3) == 0 ? Priority.BACKGROUND : Priority.INTERACTIVE,
          random.nextInt(4) == 0 ? Duration.ofNanos(random.nextInt(500_000)) : null,
          cancel);
      granted.incrementAndGet();
    } catch (PermitRefusedException | InterruptedException | IllegalStateException e) {
      // A cancelled call, too: its exception is an IllegalStateException.
      ended.incrementAndGet();
    }
  }

  private static void disturb(RateGate gate, Random random, Thread thread, Signal cancel) {
    switch (random.nextInt(200)) {
      case 0 -> cancel.raise();
      case 1 -> thread.interrupt();
      case 2 -> gate.throttled(Duration.ofNanos(20_000));
      default -> gate.succeeded();
    }
  }

  /** A bucket that knows how many permits are out. */
  private final class CountingStore implements PermitStore {

    private final PermitBucket bucket = new PermitBucket(FAST, time.nanoTime());
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    @Override
    public Answer take(int permits, Duration maxWait) {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        failNowAndThen();
        synchronized (bucket) {
          long now = time.nanoTime();
          bucket.refill(now);
          long wait = bucket.waitBehind(permits - 1, now);
          if (wait > maxWait.toNanos()) {
            return Answer.refused(Duration.ofNanos(wait));
          }
          for (int i = 0; i < permits; i++) {
            bucket.tryTake();
          }
          taken.addAndGet(permits);
          return wait > 0 ? Answer.takenAhead(Duration.ofNanos(wait)) : Answer.taken(0);
        }
      } finally {
        atOnce.decrementAndGet();
      }
    }

    @Override
    public void giveBack(int permits) {
      lost.addAndGet(permits);
      synchronized (bucket) {
        bucket.add(permits * FAST.interval().toNanos());
      }
      failNowAndThen();
    }

    private void failNowAndThen() {
      if (ThreadLocalRandom.current().nextInt(50) == 0) {
        throw new IllegalStateException("the store is gone");
      }
    }
  }
}
