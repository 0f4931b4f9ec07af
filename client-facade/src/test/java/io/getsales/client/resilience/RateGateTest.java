package io.getsales.client.resilience;

import static io.getsales.client.resilience.Priority.BACKGROUND;
import static io.getsales.client.resilience.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gate of 61 permits a minute with a burst of 1: one permit a second (60 in 60 + 1 seconds). */
@Timeout(30)
final class RateGateTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private final VirtualTime time = new VirtualTime();
  private final RateGate gate = RateGate.of(new Quota(61, Duration.ofMinutes(1), 1, SECOND), time);
  private final List<String> events = new ArrayList<>();

  @Test
  void theBurstGoesAtOnceThenOneEachInterval() throws Exception {
    Quota quota = Quota.perMinute(300);
    RateGate burstGate = RateGate.of(quota, time);
    List<Duration> grants = new ArrayList<>();

    for (int i = 0; i < 14; i++) {
      burstGate.acquire(INTERACTIVE, null, new Signal());
      grants.add(time.elapsed());
    }

    assertThat(grants.subList(0, 10)).containsOnly(Duration.ZERO);
    for (int i = 10; i < 14; i++) {
      assertThat(grants.get(i)).isEqualTo(quota.interval().multipliedBy(i - 9));
    }
  }

  @Test
  void theBurstComesBackAfterARestAndNoMore() throws Exception {
    Quota quota = Quota.perMinute(300);
    RateGate burstGate = RateGate.of(quota, time);
    drain(burstGate);

    time.sleep(HOUR);

    assertThat(burstGate.snapshot().permitsAvailable()).isEqualTo(10);
    assertThat(drain(burstGate)).isEqualTo(10);
  }

  @Test
  void aBurstOfMoreTimeThanTheClockCanCountDoesNotOverflow() throws Exception {
    Quota huge = Quota.of(Integer.MAX_VALUE, Duration.ofDays(1)).withBurst(Integer.MAX_VALUE - 1);
    RateGate hugeGate = RateGate.of(huge, time);

    for (int i = 0; i < 1_000; i++) {
      hugeGate.acquire(INTERACTIVE, Duration.ZERO, new Signal());
    }

    time.sleep(HOUR);
    assertThat(hugeGate.snapshot().permitsAvailable()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void permitsAreHandedOutInOrderOfArrival(Priority priority) {
    time.run(
        caller("first", priority, MOMENT),
        caller("second", priority, MOMENT.multipliedBy(2)),
        caller("third", priority, MOMENT.multipliedBy(3)));

    assertThat(events)
        .containsExactly("first at PT0.001S", "second at PT1.001S", "third at PT2.001S");
  }

  @Test
  void interactiveCallsGoBeforeBackgroundCallsThatCameEarlier() {
    time.run(
        caller("early background", BACKGROUND, Duration.ZERO),
        caller("background", BACKGROUND, MOMENT),
        caller("interactive", INTERACTIVE, MOMENT.multipliedBy(2)));

    assertThat(events)
        .containsExactly("early background at PT0S", "interactive at PT1S", "background at PT2S");
  }

  @Test
  void aBackgroundCallGoesAfterNineInteractiveOnesThatOvertookIt() {
    List<VirtualTime.Actor> callers = new ArrayList<>();
    callers.add(caller("taker of the burst", INTERACTIVE, Duration.ZERO));
    callers.add(caller("background 1", BACKGROUND, MOMENT));
    callers.add(caller("background 2", BACKGROUND, MOMENT));
    for (int i = 1; i <= 25; i++) {
      callers.add(caller("interactive " + i, INTERACTIVE, MOMENT.multipliedBy(2)));
    }

    time.run(callers.toArray(VirtualTime.Actor[]::new));

    assertThat(events.get(10)).isEqualTo("background 1 at PT10S");
    assertThat(events.get(20)).isEqualTo("background 2 at PT20S");
    assertThat(events.get(27)).isEqualTo("interactive 25 at PT27S");
  }

  @Test
  void aCallThatWouldComeTooLateIsRefusedAtOnceAndToldTheWait() throws Exception {
    gate.acquire(INTERACTIVE, null, new Signal());

    PermitRefusedException refusal =
        catchThrowableOfType(
            PermitRefusedException.class,
            () -> gate.acquire(INTERACTIVE, SECOND.minusNanos(1), new Signal()));

    assertThat(refusal.waitNeeded()).isEqualTo(SECOND);
    assertThat(refusal).hasMessageContaining("PT1S");
    assertThat(time.elapsed()).isZero();
    gate.acquire(INTERACTIVE, SECOND, new Signal());
    assertThat(time.elapsed()).isEqualTo(SECOND);
  }

  @Test
  void theWaitCountsThoseWhoGoBefore() {
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("second", INTERACTIVE, MOMENT),
        caller("third", BACKGROUND, MOMENT),
        caller("interactive", INTERACTIVE, MOMENT.multipliedBy(2), Duration.ofSeconds(1)),
        caller("background", BACKGROUND, MOMENT.multipliedBy(2), Duration.ofSeconds(2)));

    assertThat(events)
        .contains(
            "interactive refused at PT0.002S, needs PT1.998S",
            "background refused at PT0.002S, needs PT2.998S");
  }

  @Test
  void aRefusedCallTakesNobodysPlace() {
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("hasty", INTERACTIVE, MOMENT, Duration.ofMillis(10)),
        caller("second", INTERACTIVE, MOMENT.multipliedBy(2)));

    assertThat(events).contains("second at PT1S");
  }

  @Test
  void noTimeToWaitMeansNowOrNever() throws Exception {
    gate.acquire(INTERACTIVE, Duration.ZERO, new Signal());

    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, Duration.ZERO, new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    assertThat(time.elapsed()).isZero();
  }

  @Test
  void aDeadlineThatHasPassedIsRefusedThoughAPermitIsThere() {
    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, Duration.ofNanos(-1), new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    assertThat(gate.snapshot().permitsAvailable()).isEqualTo(1);
  }

  @Test
  void aWaitLongerThanTheClockCanCountIsAWaitWithoutEnd() throws Exception {
    gate.acquire(INTERACTIVE, Duration.ofSeconds(Long.MAX_VALUE), new Signal());
    gate.acquire(INTERACTIVE, Duration.ofSeconds(Long.MAX_VALUE), new Signal());

    assertThat(time.elapsed()).isEqualTo(SECOND);
  }

  @Test
  void aCancelEndsTheWaitAtOnceAndTheNextTakesThePlace() {
    Signal cancel = new Signal();
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("cancelled", INTERACTIVE, MOMENT, null, cancel),
        caller("next", INTERACTIVE, MOMENT.multipliedBy(2)),
        () -> {
          time.sleep(Duration.ofMillis(300));
          cancel.raise();
        });

    assertThat(events)
        .containsExactly("first at PT0S", "cancelled ended at PT0.3S", "next at PT1S");
  }

  @Test
  void aCallCancelledBeforeTakesNoPermit() {
    Signal cancel = new Signal();
    cancel.raise();

    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, null, cancel))
        .isInstanceOf(CancellationException.class);
    assertThat(gate.snapshot().permitsAvailable()).isEqualTo(1);
  }

  @Test
  void aCallCancelledAsItsPermitComesGivesItToTheNext() {
    Signal cancel = new Signal();
    time.run(
        // Wakes before the waiting call in the very moment of the permit, hands it out by asking
        // for one
        // itself, and then cancels the call that has it.
        () -> {
          time.sleep(SECOND);
          assertThatThrownBy(() -> gate.acquire(INTERACTIVE, Duration.ZERO, new Signal()))
              .isInstanceOf(PermitRefusedException.class);
          cancel.raise();
        },
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("cancelled", INTERACTIVE, Duration.ZERO, null, cancel),
        caller("next", INTERACTIVE, MOMENT));

    assertThat(events).containsExactly("first at PT0S", "cancelled ended at PT1S", "next at PT1S");
  }

  @Test
  void anInterruptEndsTheWaitAtOnceAndTheNextTakesThePlace() {
    time.run(
        () -> {
          gate.acquire(INTERACTIVE, null, new Signal());
          Thread waiting = time.start(caller("interrupted", INTERACTIVE, Duration.ZERO));
          time.sleep(MOMENT);
          time.start(caller("next", INTERACTIVE, Duration.ZERO));
          time.sleep(Duration.ofMillis(400));
          time.interrupt(waiting);
        });

    assertThat(events).containsExactly("interrupted ended at PT0.401S", "next at PT1S");
  }

  @Test
  void anInterruptBeforeTakesNoPermit() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, null, new Signal()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(gate.snapshot().permitsAvailable()).isEqualTo(1);
  }

  @Test
  void aWaitingCallIsRefusedWhenAPauseMovesItPastItsDeadline() {
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("hasty", INTERACTIVE, MOMENT, Duration.ofSeconds(5)),
        caller("patient", INTERACTIVE, MOMENT.multipliedBy(2), HOUR),
        () -> {
          time.sleep(Duration.ofMillis(500));
          gate.throttled(Duration.ofSeconds(10));
        });

    assertThat(events)
        .containsExactly(
            "first at PT0S", "hasty refused at PT0.5S, needs PT11S", "patient at PT11.5S");
  }

  @Test
  void aBackgroundCallIsRefusedWhenInteractiveCallsPushItPastItsDeadline() {
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("background", BACKGROUND, MOMENT, Duration.ofMillis(1_500)),
        caller("interactive", INTERACTIVE, Duration.ofMillis(300)));

    assertThat(events)
        .containsExactly(
            "first at PT0S", "background refused at PT0.3S, needs PT1.7S", "interactive at PT1S");
  }

  @Test
  void afterA429NobodyPassesBeforeTheServersTimeAndThenAtThePaceWithoutABurst() throws Exception {
    Quota quota = Quota.perMinute(300);
    RateGate burstGate = RateGate.of(quota, time);
    burstGate.acquire(INTERACTIVE, null, new Signal());

    burstGate.throttled(Duration.ofSeconds(30));

    assertThat(burstGate.snapshot().permitsAvailable()).isZero();
    assertThat(burstGate.snapshot().pausedUntil()).contains(time.now().plusSeconds(30));
    for (int i = 1; i <= 5; i++) {
      burstGate.acquire(INTERACTIVE, null, new Signal());
      assertThat(time.elapsed())
          .isEqualTo(Duration.ofSeconds(30).plus(quota.interval().multipliedBy(i)));
    }
    assertThat(burstGate.snapshot().pausedUntil()).isEmpty();
  }

  @Test
  void withoutAnAnswerFromTheServerThePauseDoublesUpToAMinuteAndStartsAgainAfterASuccess()
      throws Exception {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      pauses.add(pauseAfter(null));
      sleepPastThePause();
    }
    gate.succeeded();
    pauses.add(pauseAfter(null));

    assertThat(pauses)
        .extracting(Duration::toSeconds)
        .containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 2L);
  }

  @Test
  void anAbsurdPauseIsAMinuteAndANegativeOneIsNone() throws Exception {
    assertThat(pauseAfter(Duration.ofDays(30_000_000))).isEqualTo(Duration.ofMinutes(1));
    sleepPastThePause();
    assertThat(pauseAfter(Duration.ofDays(-30_000_000))).isZero();
  }

  @Test
  void ofSeveralPausesTheLongestHolds() {
    gate.throttled(Duration.ofSeconds(10));
    assertThat(pauseAfter(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(10));
    assertThat(pauseAfter(null)).isEqualTo(Duration.ofSeconds(10));
    assertThat(pauseAfter(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void requestsThatLeftTogetherAndAreRefusedTogetherCountOnce() {
    for (int i = 0; i < 16; i++) {
      gate.throttled(null);
    }
    assertThat(gate.snapshot().pausedUntil()).contains(time.now().plusSeconds(2));
    assertThat(gate.snapshot().permitsPerMinute()).isEqualTo(60);

    RateGate other = RateGate.of(Quota.perMinute(300), time);
    double pace = other.snapshot().permitsPerMinute();
    for (int i = 0; i < 16; i++) {
      other.throttled(Duration.ZERO);
    }
    assertThat(other.snapshot().permitsPerMinute()).isEqualTo(pace);
  }

  @Test
  void a429NowAndThenDoesNotSlowThePace() throws Exception {
    for (int i = 0; i < 5; i++) {
      gate.throttled(Duration.ofSeconds(5));
      time.sleep(Duration.ofSeconds(66));
    }

    assertThat(gate.snapshot().permitsPerMinute()).isEqualTo(60);
  }

  @Test
  void thePaceFallsWith429sThatKeepComingDownToATenth() throws Exception {
    List<Double> paces = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      gate.throttled(Duration.ofSeconds(5));
      paces.add(gate.snapshot().permitsPerMinute());
      sleepPastThePause();
    }

    assertThat(paces.get(0)).isEqualTo(60);
    assertThat(paces.get(1)).isCloseTo(42, within(0.001));
    assertThat(paces.get(2)).isCloseTo(29.4, within(0.001));
    assertThat(paces.get(8)).isCloseTo(6, within(0.001));
    time.sleep(HOUR);
    assertThat(gate.snapshot().permitsAvailable()).isEqualTo(1);
  }

  @Test
  void thePaceWidensByATenthOfTheQuotaEachPeriodWhileAnswersComeIn() throws Exception {
    for (int i = 0; i < 4; i++) {
      gate.throttled(Duration.ofSeconds(2));
      sleepPastThePause();
    }
    double narrowed = gate.snapshot().permitsPerMinute();
    Duration start = time.elapsed();
    while (gate.snapshot().permitsPerMinute() < 60) {
      gate.acquire(INTERACTIVE, null, new Signal());
      gate.succeeded();
    }

    double minutes = (time.elapsed().minus(start)).toMillis() / 60_000.0;
    assertThat((60 - narrowed) / minutes).isCloseTo(6, within(0.3));
  }

  @Test
  void anAnswerToARequestThatLeftBeforeThePauseWidensNothing() throws Exception {
    gate.throttled(Duration.ofSeconds(2));
    sleepPastThePause();
    gate.throttled(Duration.ofSeconds(2));
    double narrowed = gate.snapshot().permitsPerMinute();

    gate.succeeded();

    assertThat(gate.snapshot().permitsPerMinute()).isEqualTo(narrowed);
  }

  @Test
  void theSnapshotCountsWaitersByPriority() {
    List<QuotaSnapshot> snapshots = new ArrayList<>();
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("second", INTERACTIVE, Duration.ZERO),
        caller("third", BACKGROUND, Duration.ZERO),
        caller("fourth", BACKGROUND, Duration.ZERO),
        () -> {
          time.sleep(MOMENT);
          snapshots.add(gate.snapshot());
        });
    snapshots.add(gate.snapshot());

    assertThat(snapshots.get(0).permitsAvailable()).isZero();
    assertThat(snapshots.get(0).interactiveWaiters()).isEqualTo(1);
    assertThat(snapshots.get(0).backgroundWaiters()).isEqualTo(2);
    assertThat(snapshots.get(0).permitsPerMinute()).isEqualTo(60);
    assertThat(snapshots.get(1).interactiveWaiters()).isZero();
    assertThat(snapshots.get(1).backgroundWaiters()).isZero();
  }

  @Test
  void anUnlimitedGateLetsEverythingPassAlsoAfterA429() throws Exception {
    RateGate open = RateGate.of(Quota.unlimited(), time);
    open.throttled(Duration.ofHours(1));
    open.succeeded();
    for (int i = 0; i < 10_000; i++) {
      open.acquire(BACKGROUND, Duration.ZERO, new Signal());
    }

    assertThat(time.elapsed()).isZero();
    assertThat(open.snapshot().pausedUntil()).isEmpty();
    assertThat(open).isSameAs(RateGate.unlimited());
  }

  @Test
  void anUnlimitedGateStillHeedsCancelInterruptAndDeadline() {
    RateGate open = RateGate.unlimited();
    Signal cancel = new Signal();
    cancel.raise();

    assertThatThrownBy(() -> open.acquire(INTERACTIVE, null, cancel))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> open.acquire(INTERACTIVE, Duration.ofNanos(-1), new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> open.acquire(INTERACTIVE, null, new Signal()))
        .isInstanceOf(InterruptedException.class);
  }

  private Duration pauseAfter(Duration retryAfter) {
    gate.throttled(retryAfter);
    return pauseLeft();
  }

  /** Past the pause and the second in which further 429s count as the same. */
  private void sleepPastThePause() throws InterruptedException {
    time.sleep(pauseLeft().plus(SECOND));
  }

  private Duration pauseLeft() {
    return gate.snapshot()
        .pausedUntil()
        .map(until -> Duration.between(time.now(), until))
        .orElse(Duration.ZERO);
  }

  private static int drain(RateGate gate) throws InterruptedException {
    int permits = 0;
    while (true) {
      try {
        gate.acquire(INTERACTIVE, Duration.ZERO, new Signal());
        permits++;
      } catch (PermitRefusedException empty) {
        return permits;
      }
    }
  }

  private VirtualTime.Actor caller(String name, Priority priority, Duration arrivesAfter) {
    return caller(name, priority, arrivesAfter, null);
  }

  private VirtualTime.Actor caller(
      String name, Priority priority, Duration arrivesAfter, Duration maxWait) {
    return caller(name, priority, arrivesAfter, maxWait, new Signal());
  }

  private VirtualTime.Actor caller(
      String name, Priority priority, Duration arrivesAfter, Duration maxWait, Signal cancelled) {
    return () -> {
      time.sleep(arrivesAfter);
      try {
        gate.acquire(priority, maxWait, cancelled);
        events.add(name + " at " + time.elapsed());
      } catch (PermitRefusedException e) {
        events.add(name + " refused at " + time.elapsed() + ", needs " + e.waitNeeded());
      } catch (CancellationException | InterruptedException e) {
        events.add(name + " ended at " + time.elapsed());
      }
    };
  }
}
