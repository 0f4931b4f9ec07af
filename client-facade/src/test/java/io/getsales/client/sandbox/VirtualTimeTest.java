package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VirtualTimeTest {

  private final VirtualTime time = new VirtualTime();

  @Test
  void aWaitOfASingleThreadMovesTheClockToItsEnd() throws InterruptedException {
    long before = time.nanoTime();

    boolean raised = time.await(new Signal(), 90_000_000_000L);

    assertThat(raised).isFalse();
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(90));
    assertThat(time.nanoTime() - before).isEqualTo(90_000_000_000L);
  }

  @Test
  void aSignalRaisedAlreadyEndsTheWaitBeforeTheClockMoves() throws InterruptedException {
    Signal signal = new Signal();
    signal.raise();

    assertThat(time.await(signal, Long.MAX_VALUE)).isTrue();
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void theClockJumpsToTheEarliestEndOfAWait() {
    List<String> order = new ArrayList<>();

    time.run(
        () -> {
          time.sleep(Duration.ofSeconds(3));
          order.add("late at " + time.elapsed());
        },
        () -> {
          time.sleep(Duration.ofSeconds(1));
          order.add("early at " + time.elapsed());
        });

    assertThat(order).containsExactly("early at PT1S", "late at PT3S");
  }

  @Test
  void aRaiseEndsAWaitAtTheRaisersTime() {
    Signal signal = new Signal();
    List<Object> seen = new ArrayList<>();

    time.run(
        () -> {
          seen.add(time.await(signal, Long.MAX_VALUE));
          seen.add(time.elapsed());
        },
        () -> {
          time.sleep(Duration.ofSeconds(2));
          signal.raise();
          time.sleep(Duration.ofHours(1));
        });

    assertThat(seen).containsExactly(true, Duration.ofSeconds(2));
  }

  @Test
  void anInterruptEndsAWaitAtTheInterruptersTime() {
    List<Duration> interruptedAt = new ArrayList<>();

    time.run(
        () -> {
          Thread waiting =
              time.start(
                  () -> {
                    try {
                      time.sleep(Duration.ofHours(1));
                    } catch (InterruptedException e) {
                      interruptedAt.add(time.elapsed());
                    }
                  });
          time.sleep(Duration.ofSeconds(5));
          time.interrupt(waiting);
          time.sleep(Duration.ofSeconds(5));
        });

    assertThat(interruptedAt).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void aWaitThatNothingCanEndIsReported() {
    assertThatThrownBy(() -> time.run(() -> time.await(new Signal(), Long.MAX_VALUE)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nothing will ever wake anybody");
    assertThatThrownBy(
            () -> new VirtualTime(Duration.ofMillis(20)).await(new Signal(), Long.MAX_VALUE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aWaitWithoutEndOfAThreadIsEndedByAnother() throws InterruptedException {
    Signal signal = new Signal();
    Thread other = new Thread(signal::raise);
    other.start();

    assertThat(time.await(signal, Long.MAX_VALUE)).isTrue();
    other.join();
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void anyThreadMayMoveTheClockAlsoPastTheEndOfAWait() {
    List<Duration> ends = new ArrayList<>();

    time.run(
        () -> {
          time.sleep(Duration.ofSeconds(3));
          ends.add(time.elapsed());
        },
        () -> time.advance(Duration.ofSeconds(10)),
        () -> {
          time.sleep(Duration.ofSeconds(1));
          ends.add(time.elapsed());
        });

    assertThat(ends).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(11));
    assertThatThrownBy(() -> time.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailureOfAnActorFailsTheRun() {
    IllegalStateException failure = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                time.run(
                    () -> time.sleep(Duration.ofSeconds(1)),
                    () -> {
                      throw failure;
                    }))
        .isInstanceOf(AssertionError.class)
        .hasCause(failure);
  }
}
