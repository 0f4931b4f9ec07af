package io.getsales.client.resilience.bucket4j;

import static io.getsales.client.resilience.Priority.BACKGROUND;
import static io.getsales.client.resilience.Priority.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.getsales.client.resilience.OutagePolicy;
import io.getsales.client.resilience.PermitRefusedException;
import io.getsales.client.resilience.PermitStore;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.bucket4j.FlakyBucket.StoreDown;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A shared bucket of one permit a second: 61 of them in 60 + 1 seconds, with a burst of 1. */
@Timeout(30)
final class BucketRateGateTest {

  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Quota QUOTA = Quota.perMinute(62).withBurst(1);
  private static final Duration SECOND = QUOTA.interval();

  /** One each ten seconds and a bit. */
  private static final Quota SHARE = Quota.perMinute(7).withBurst(1);

  private final VirtualTime time = new VirtualTime();
  private final FlakyBucket store = new FlakyBucket(QUOTA, time);
  private final RateGate gate = gate(OutagePolicy.fail());
  private final List<String> events = new ArrayList<>();

  @Test
  void permitsComeAtThePaceOfTheBucket() throws Exception {
    List<Duration> grants = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      gate.acquire(INTERACTIVE, null, new Signal());
      grants.add(time.elapsed());
    }

    assertThat(SECOND).isEqualTo(Duration.ofSeconds(1));
    assertThat(grants).extracting(Duration::toSeconds).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void theBurstIsThereAfterARestButNotInANewBucket() throws Exception {
    Quota quota = Quota.perMinute(300);
    RateGate burstGate =
        BucketRateGate.of(FlakyBucket.bucket(quota, time), quota, OutagePolicy.fail(), time);

    assertThat(drain(burstGate)).isEqualTo(1);
    time.sleep(HOUR);
    assertThat(burstGate.snapshot().permitsAvailable()).isEqualTo(10);
    assertThat(drain(burstGate)).isEqualTo(10);
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
  void aPermitTakenAheadForABackgroundCallGoesToTheInteractiveOneThatComesAfterIt() {
    time.run(
        caller("early background", BACKGROUND, Duration.ZERO),
        caller("background", BACKGROUND, MOMENT),
        caller("interactive", INTERACTIVE, Duration.ofMillis(900)));

    assertThat(events)
        .containsExactly("early background at PT0S", "interactive at PT1S", "background at PT2S");
  }

  @Test
  void aBackgroundCallGoesAfterNineInteractiveOnesThatOvertookIt() {
    List<VirtualTime.Actor> callers = new ArrayList<>();
    callers.add(caller("first", INTERACTIVE, Duration.ZERO));
    callers.add(caller("background", BACKGROUND, MOMENT));
    for (int i = 1; i <= 12; i++) {
      callers.add(caller("interactive " + i, INTERACTIVE, MOMENT.multipliedBy(2)));
    }

    time.run(callers.toArray(VirtualTime.Actor[]::new));

    assertThat(events.get(10)).isEqualTo("background at PT10S");
    assertThat(events.get(13)).isEqualTo("interactive 12 at PT13S");
  }

  @Test
  void aCallThatWouldComeTooLateIsRefusedAtOnceAndTakesNothing() throws Exception {
    gate.acquire(INTERACTIVE, null, new Signal());

    PermitRefusedException refusal =
        catchThrowableOfType(
            PermitRefusedException.class,
            () -> gate.acquire(INTERACTIVE, SECOND.minusNanos(1), new Signal()));

    assertThat(refusal.waitNeeded()).isEqualTo(SECOND);
    assertThat(time.elapsed()).isZero();
    assertThat(store.local().getAvailableTokens()).isZero();
    gate.acquire(INTERACTIVE, SECOND, new Signal());
    assertThat(time.elapsed()).isEqualTo(SECOND);
  }

  @Test
  void whatOtherProcessesTookCountsInTheWait() throws Exception {
    store.local().consumeIgnoringRateLimits(5);

    PermitRefusedException refusal =
        catchThrowableOfType(
            PermitRefusedException.class,
            () -> gate.acquire(INTERACTIVE, Duration.ofSeconds(4), new Signal()));

    assertThat(refusal.waitNeeded()).isEqualTo(Duration.ofSeconds(5));
    gate.acquire(INTERACTIVE, Duration.ofSeconds(5), new Signal());
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aRefusalThatIsKnownAlreadyAsksNobody() throws Exception {
    gate.acquire(INTERACTIVE, null, new Signal());
    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, Duration.ZERO, new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    int asked = store.asked();

    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, Duration.ZERO, new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, Duration.ofNanos(-1), new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    assertThat(gate.snapshot().permitsAvailable()).isZero();
    assertThat(store.asked()).isEqualTo(asked);
  }

  @Test
  void noTimeToWaitIsEnoughWhenAPermitIsThereHoweverLongTheStoreTakes() throws Exception {
    store.latency(Duration.ofMillis(30));

    gate.acquire(INTERACTIVE, Duration.ZERO, new Signal());

    assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void aCancelEndsTheWaitAtOnceAndTheNextTakesThePlace() {
    Signal cancel = new Signal();
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("cancelled", INTERACTIVE, MOMENT, null, cancel),
        caller("next", INTERACTIVE, MOMENT.multipliedBy(2)),
        raiser(cancel, Duration.ofMillis(300)));

    assertThat(events)
        .containsExactly("first at PT0S", "cancelled ended at PT0.3S", "next at PT1S");
  }

  @Test
  void aPermitTakenAheadForACancelledCallGoesBackToTheStore() {
    Signal cancel = new Signal();
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("cancelled", INTERACTIVE, MOMENT, null, cancel),
        raiser(cancel, Duration.ofMillis(300)),
        // Comes when nobody else waits.
        caller("later", INTERACTIVE, Duration.ofMillis(400)));

    assertThat(events)
        .containsExactly("first at PT0S", "cancelled ended at PT0.3S", "later at PT1S");
  }

  @Test
  void aCallCancelledOrInterruptedWhileTheStoreIsAskedLeaksNothing() throws Exception {
    store.latency(Duration.ofMillis(100));
    Signal cancel = new Signal();
    time.run(
        caller("cancelled", INTERACTIVE, Duration.ZERO, null, cancel),
        raiser(cancel, Duration.ofMillis(50)));
    assertThat(events).containsExactly("cancelled ended at PT0.2S");
    assertThat(store.local().getAvailableTokens()).isEqualTo(1);

    time.run(
        () -> {
          Thread waiting = time.start(caller("interrupted", INTERACTIVE, Duration.ZERO));
          time.sleep(Duration.ofMillis(50));
          time.interrupt(waiting);
        });
    assertThat(events).hasSize(2).last().isEqualTo("interrupted ended at PT0.25S");
    assertThat(store.local().getAvailableTokens()).isEqualTo(1);
  }

  @Test
  void aCallCancelledBeforeAsksNobody() {
    Signal cancel = new Signal();
    cancel.raise();

    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, null, cancel))
        .isInstanceOf(CancellationException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gate.acquire(INTERACTIVE, null, new Signal()))
        .isInstanceOf(InterruptedException.class);
    assertThat(store.asked()).isZero();
  }

  @Test
  void whileOneCallAsksASlowStoreOthersCanBeCancelledAndRefused() {
    store.latency(Duration.ofSeconds(3));
    Signal cancel = new Signal();
    time.run(
        caller("asks", INTERACTIVE, Duration.ZERO),
        caller("cancelled", INTERACTIVE, MOMENT, null, cancel),
        caller("hasty", BACKGROUND, MOMENT, Duration.ofMillis(2_500)),
        raiser(cancel, Duration.ofMillis(700)),
        () -> {
          time.sleep(SECOND);
          events.add(gate.snapshot().interactiveWaiters() + " waits at " + time.elapsed());
        });

    assertThat(events)
        .containsExactly(
            "cancelled ended at PT0.7S",
            "1 waits at PT1S",
            "hasty refused at PT2.501S, needs PT1S",
            "asks at PT3S");
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
          assertThat(gate.snapshot().pausedUntil()).contains(time.now().plusSeconds(10));
        });

    assertThat(events)
        .containsExactly(
            "first at PT0S", "hasty refused at PT0.5S, needs PT10S", "patient at PT10.5S");
  }

  @Test
  void aPauseIsOfThisProcessAloneAndItsPermitIsFreeForTheOthers() {
    RateGate other = gate(OutagePolicy.fail());
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("paused", INTERACTIVE, MOMENT),
        () -> {
          time.sleep(Duration.ofMillis(500));
          gate.throttled(Duration.ofSeconds(10));
          other.acquire(INTERACTIVE, null, new Signal());
          events.add("other at " + time.elapsed());
        });

    assertThat(events).containsExactly("first at PT0S", "other at PT1S", "paused at PT10.5S");
  }

  @Test
  void whileSomebodyUnknownUsesTheKeyEachRequestCostsMorePermitsAndLaterLess() throws Exception {
    Quota quota = Quota.perMinute(300);
    RateGate narrowed =
        BucketRateGate.of(FlakyBucket.bucket(quota, time), quota, OutagePolicy.fail(), time);
    double pace = narrowed.snapshot().permitsPerMinute();
    for (int i = 0; i < 3; i++) {
      narrowed.throttled(Duration.ofSeconds(2));
      time.sleep(Duration.ofSeconds(4));
    }

    assertThat(narrowed.snapshot().permitsPerMinute()).isCloseTo(pace / 2, within(1.0));
    assertThat(permitsIn(Duration.ofSeconds(60), narrowed)).isBetween(138, 150);
    for (int i = 0; i < 12; i++) {
      time.sleep(Duration.ofMinutes(1));
      narrowed.succeeded();
    }
    assertThat(narrowed.snapshot().permitsPerMinute()).isEqualTo(pace);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void noPeriodHoldsMoreThanTheQuotaOverSeveralProcessesWithCancelsAndRests(long seed) {
    Quota quota = Quota.perMinute(300);
    FlakyBucket remote = new FlakyBucket(quota, time);
    remote.latency(Duration.ofMillis(2));
    List<Long> grants = new ArrayList<>();
    int[] ofProcess = new int[4];
    List<VirtualTime.Actor> actors = new ArrayList<>();
    for (int process = 0; process < 4; process++) {
      int number = process;
      RateGate own = BucketRateGate.of(remote.remote(), quota, OutagePolicy.fail(), time);
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(seed * 100 + process * 10 + thread);
        actors.add(
            () -> {
              while (time.elapsed().compareTo(Duration.ofMinutes(10)) < 0) {
                Signal cancel = new Signal();
                if (random.nextInt(10) == 0) {
                  time.start(raiser(cancel, Duration.ofMillis(random.nextInt(3_000))));
                }
                try {
                  own.acquire(
                      random.nextBoolean() ? INTERACTIVE : BACKGROUND,
                      random.nextInt(5) == 0 ? Duration.ofMillis(random.nextInt(3_000)) : null,
                      cancel);
                  grants.add(time.elapsed().toNanos());
                  ofProcess[number]++;
                } catch (PermitRefusedException | CancellationException e) {
                  time.sleep(Duration.ofMillis(random.nextInt(1, 50)));
                }
                if (random.nextInt(500) == 0) {
                  time.sleep(Duration.ofSeconds(20));
                }
              }
            });
      }
    }

    time.run(actors.toArray(VirtualTime.Actor[]::new));

    assertThat(Windows.most(grants, Duration.ofMinutes(1).toNanos())).isLessThanOrEqualTo(300);
    assertThat(grants.size()).as("in ten minutes").isGreaterThan((int) (0.94 * 3_000));
    for (int granted : ofProcess) {
      assertThat(granted).isGreaterThan(grants.size() / 4 * 8 / 10);
    }
  }

  @Test
  void whenTheStoreFailsTheCallsThatWaitForItFailAndTheNextCallAsksAgain() throws Exception {
    store.goDown(Duration.ofMillis(500));
    time.run(
        caller("asks", INTERACTIVE, Duration.ZERO),
        caller("waits", BACKGROUND, MOMENT),
        caller("later", INTERACTIVE, SECOND));

    assertThat(events)
        .containsExactlyInAnyOrder(
            "asks failed at PT0.5S", "waits failed at PT0.5S", "later failed at PT1.5S");
    assertThat(store.asked()).isEqualTo(2);
    assertThat(gate.snapshot().interactiveWaiters()).isZero();

    store.comeBack();
    gate.acquire(INTERACTIVE, Duration.ZERO, new Signal());
    assertThat(store.local().getAvailableTokens()).isZero();
  }

  @Test
  void aDriverThatCancelsItsOwnRequestHasNotCancelledTheCall() {
    RateGate broken =
        RateGate.shared(
            new PermitStore() {
              @Override
              public Answer take(int permits, Duration maxWait) {
                throw new CancellationException("connection closed");
              }

              @Override
              public void giveBack(int permits) {
                throw new AssertionError("nothing was taken");
              }
            },
            QUOTA,
            OutagePolicy.fail(),
            time);

    assertThatThrownBy(() -> broken.acquire(INTERACTIVE, null, new Signal()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(CancellationException.class);
  }

  @Test
  void aStoreThatFailsMidRunFailsThoseWhoHaveNoPermitYet() {
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("has its permit ahead", INTERACTIVE, MOMENT),
        caller("has none", INTERACTIVE, MOMENT.multipliedBy(2)),
        () -> {
          time.sleep(Duration.ofMillis(500));
          store.goDown(Duration.ZERO);
        });

    assertThat(events)
        .containsExactly(
            "first at PT0S", "has its permit ahead at PT1S", "has none failed at PT1S");
  }

  @Test
  void aGateThatFallsBackGivesTheLocalShareFromAnEmptyBucketAndReturns() throws Exception {
    RateGate fallingBack = gate(OutagePolicy.fallBackTo(SHARE));
    fallingBack.acquire(INTERACTIVE, null, new Signal());
    store.goDown(Duration.ZERO);
    List<Long> grants = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      fallingBack.acquire(INTERACTIVE, null, new Signal());
      grants.add(time.elapsed().toMillis());
    }

    long share = SHARE.interval().toMillis();
    assertThat(grants.get(0)).isBetween(share, share + 1_100);
    assertThat(grants.get(3) - grants.get(0)).isCloseTo(3 * share, within(2L));
    assertThat(fallingBack.snapshot().permitsPerMinute()).isCloseTo(60_000.0 / share, within(0.1));

    store.comeBack();
    time.sleep(Duration.ofMillis(OutagePolicy.DEFAULT_ASK_AGAIN_MILLIS));
    long back = time.elapsed().toMillis();
    for (int i = 0; i < 4; i++) {
      fallingBack.acquire(INTERACTIVE, null, new Signal());
    }
    assertThat(time.elapsed().toMillis() - back).isLessThanOrEqualTo(3_000);
    assertThat(fallingBack.snapshot().permitsPerMinute()).isCloseTo(60, within(0.1));
  }

  @Test
  void aStoreThatIsDownIsAskedAtMostOnceInTheTimeSet() {
    RateGate fallingBack =
        gate(OutagePolicy.fallBackTo(SHARE).askAgainAfter(Duration.ofSeconds(20)));
    store.goDown(Duration.ofMillis(500));
    List<VirtualTime.Actor> actors = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      actors.add(
          () -> {
            while (time.elapsed().compareTo(Duration.ofMinutes(10)) < 0) {
              fallingBack.acquire(INTERACTIVE, null, new Signal());
              events.add("granted");
            }
          });
    }

    time.run(actors.toArray(VirtualTime.Actor[]::new));

    assertThat(store.asked()).isBetween(28, 32);
    double share = 10 * 60_000.0 / SHARE.interval().toMillis();
    assertThat((double) events.size()).isCloseTo(share, within(6.0));
  }

  @Test
  void aQuietProcessFindsOutThatTheStoreIsBackThoughItsShareWouldDo() throws Exception {
    RateGate fallingBack = gate(OutagePolicy.fallBackTo(SHARE));
    store.goDown(Duration.ZERO);
    fallingBack.acquire(INTERACTIVE, null, new Signal());
    store.comeBack();
    time.sleep(HOUR);

    fallingBack.acquire(INTERACTIVE, Duration.ZERO, new Signal());

    assertThat(store.local().getAvailableTokens()).isZero();
    assertThat(fallingBack.snapshot().permitsPerMinute()).isCloseTo(60, within(0.1));
  }

  @Test
  void whileOneCallAsksAStoreThatIsStillDownOthersPassByTheLocalShare() throws Exception {
    RateGate fallingBack = gate(OutagePolicy.fallBackTo(SHARE));
    store.goDown(Duration.ZERO);
    fallingBack.acquire(INTERACTIVE, null, new Signal());
    store.goDown(Duration.ofMinutes(1));
    time.run(
        () -> {
          time.sleep(SHARE.interval().minus(MOMENT));
          time.start(
              () -> {
                fallingBack.acquire(BACKGROUND, null, new Signal());
                events.add("asks until " + time.elapsed());
              });
          time.sleep(MOMENT.multipliedBy(2));
          fallingBack.acquire(INTERACTIVE, null, new Signal());
          events.add("passes");
        });

    assertThat(events).hasSize(2).first().isEqualTo("passes");
  }

  @Test
  void aFallbackKeepsThePauseAndPausesItself() throws Exception {
    RateGate fallingBack = gate(OutagePolicy.fallBackTo(SHARE));
    store.goDown(Duration.ZERO);
    fallingBack.throttled(Duration.ofSeconds(30));
    assertThatThrownBy(() -> fallingBack.acquire(INTERACTIVE, Duration.ofSeconds(30), new Signal()))
        .isInstanceOf(PermitRefusedException.class);
    fallingBack.acquire(INTERACTIVE, null, new Signal());
    assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(30).plus(SHARE.interval()));

    fallingBack.throttled(Duration.ofSeconds(40));

    assertThat(fallingBack.snapshot().pausedUntil()).contains(time.now().plusSeconds(40));
    assertThatThrownBy(() -> fallingBack.acquire(INTERACTIVE, Duration.ofSeconds(40), new Signal()))
        .isInstanceOf(PermitRefusedException.class);
  }

  @Test
  void whatCannotBeGivenBackToADeadStoreSpoilsNobodysCall() {
    Signal cancel = new Signal();
    time.run(
        caller("first", INTERACTIVE, Duration.ZERO),
        caller("cancelled", INTERACTIVE, MOMENT, null, cancel),
        () -> {
          time.sleep(Duration.ofMillis(300));
          store.goDown(Duration.ZERO);
          cancel.raise();
        });

    assertThat(events).containsExactly("first at PT0S", "cancelled ended at PT0.3S");
  }

  @Test
  void whatIsNotALimitIsRefused() {
    assertThatThrownBy(
            () -> BucketRateGate.of(store.remote(), Quota.unlimited(), OutagePolicy.fail()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quota: unlimited (expected: a limit)");
    assertThatThrownBy(() -> gate(OutagePolicy.fallBackTo(Quota.perMinute(300))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("localShare: Quota[300 per PT1M")
        .hasMessageContaining("(expected: a part of Quota[62 per PT1M");
  }

  private RateGate gate(OutagePolicy outages) {
    return BucketRateGate.of(store.remote(), QUOTA, outages, time);
  }

  private int permitsIn(Duration duration, RateGate from) throws Exception {
    Duration end = time.elapsed().plus(duration);
    int permits = 0;
    while (true) {
      from.acquire(INTERACTIVE, null, new Signal());
      if (time.elapsed().compareTo(end) > 0) {
        return permits;
      }
      permits++;
    }
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

  private VirtualTime.Actor raiser(Signal signal, Duration after) {
    return () -> {
      time.sleep(after);
      signal.raise();
    };
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
      } catch (StoreDown e) {
        events.add(name + " failed at " + time.elapsed());
      }
    };
  }
}
