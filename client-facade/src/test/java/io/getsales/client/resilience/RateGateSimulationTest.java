package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.resilience.SimulatedTraffic.Grant;
import io.getsales.client.resilience.SimulatedTraffic.Weather;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gate promises over hours of traffic, in virtual time. */
@Timeout(60)
final class RateGateSimulationTest {

  private static final int CALLS = 10_000;
  private static final long MINUTE = ServerRule.MINUTE;
  private static final Quota QUOTA = Quota.perMinute(ServerRule.PERMITS);

  /** The usual bucket: as large as the quota, refilled at the quota's pace. */
  private static final Quota NAIVE =
      new Quota(300, Duration.ofMinutes(1), 300, Duration.ofMillis(200));

  private final VirtualTime time = new VirtualTime();

  static Stream<Arguments> weathersAndRules() {
    return Stream.concat(
        Arrays.stream(ServerRule.values()).map(rule -> Arguments.of(Weather.ERRORS, rule)),
        Stream.of(
            Arguments.of(Weather.SINGLE_429S, ServerRule.SLIDING_MINUTE),
            Arguments.of(Weather.MANY_429S, ServerRule.SLIDING_MINUTE)));
  }

  @ParameterizedTest
  @MethodSource("weathersAndRules")
  void keepsItsPromisesOverTenThousandCalls(Weather weather, ServerRule rule) {
    SimulatedTraffic traffic = traffic(QUOTA, rule, weather, 40 + rule.ordinal());

    traffic.run();

    assertThat(traffic.refusedByRule).as("429s by the server's rule").isZero();
    assertThat(mostInAMinute(times(traffic))).as("most in a minute").isLessThanOrEqualTo(300);
    for (Priority priority : Priority.values()) {
      assertThat(tickets(traffic, priority)).as("order of arrival").isSorted();
    }
    assertThat(traffic.worstOvertaking).as("overtaking past the rule").isLessThanOrEqualTo(0);
    assertThat(traffic.unjust).isEmpty();
    assertThat(traffic.refusedByGate).isPositive();
    assertThat(traffic.cancelled).isPositive();
    if (weather != Weather.MANY_429S) {
      double active = time.elapsed().minus(traffic.paused).toNanos();
      assertThat(traffic.grants.size() / active * MINUTE)
          .as("permits a minute, pauses left out")
          .isGreaterThan(0.94 * 300);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNaiveGateBreaksTheSamePromises(ServerRule rule) {
    SimulatedTraffic traffic = traffic(NAIVE, rule, Weather.ERRORS, 40 + rule.ordinal());

    traffic.run();

    assertThat(mostInAMinute(times(traffic))).isGreaterThan(300);
    if (rule != ServerRule.TOKEN_BUCKET) {
      assertThat(traffic.refusedByRule).isGreaterThan(1);
    }
  }

  static Stream<Arguments> rulesAndSeeds() {
    return Arrays.stream(ServerRule.values())
        .flatMap(rule -> Stream.of(1L, 2L, 3L, 4L, 5L).map(seed -> Arguments.of(rule, seed)));
  }

  @ParameterizedTest
  @MethodSource("rulesAndSeeds")
  void noServerRefusesHalfAnHourAtFullSpeedWithARestInIt(ServerRule rule, long seed)
      throws Exception {
    assertThat(refusals(QUOTA, rule, seed)).isZero();
  }

  @ParameterizedTest
  @MethodSource("rulesAndSeeds")
  void everyServerRefusesHalfAnHourOfANaiveGate(ServerRule rule, long seed) throws Exception {
    assertThat(refusals(NAIVE, rule, seed)).isPositive();
  }

  @Property(tries = 60)
  void noPeriodHoldsMoreThanTheQuotaWhateverItsShapeAndTheTraffic(
      @ForAll @IntRange(min = 2, max = 400) int permits,
      @ForAll @LongRange(min = 100, max = 600_000) long periodMillis,
      @ForAll int anyBurst,
      @ForAll @IntRange(min = 0, max = 100) int restsInAHundred,
      @ForAll long seed)
      throws Exception {
    VirtualTime ownTime = new VirtualTime();
    Duration period = Duration.ofMillis(periodMillis);
    Quota quota = Quota.of(permits, period).withBurst(1 + Math.floorMod(anyBurst, permits - 1));
    RateGate gate = RateGate.of(quota, ownTime);
    Random random = new Random(seed);
    List<Long> grants = new ArrayList<>();
    while (grants.size() < 3 * permits) {
      gate.acquire(Priority.INTERACTIVE, null, new Signal());
      grants.add(ownTime.elapsed().toNanos());
      if (random.nextInt(100) < restsInAHundred) {
        ownTime.sleep(quota.interval().multipliedBy(random.nextInt(1, 20)));
      }
    }

    assertThat(most(grants, period.toNanos())).isLessThanOrEqualTo(permits);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void leavesRoomForAnotherClientOfTheSameKeyAndTakesItBackAfterwards(long seed) {
    Duration otherCame = Duration.ofMinutes(10);
    Duration otherLeft = Duration.ofMinutes(40);
    Duration end = Duration.ofMinutes(60);
    RateGate gate = RateGate.of(QUOTA, time);
    LongPredicate server = ServerRule.SLIDING_MINUTE.newServer(0);
    List<Duration> passed = new ArrayList<>();
    List<Duration> refused = new ArrayList<>();
    List<Boolean> other = new ArrayList<>();
    List<VirtualTime.Actor> actors = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Random random = new Random(seed * 100 + i);
      actors.add(
          () -> {
            while (time.elapsed().compareTo(end) < 0) {
              gate.acquire(Priority.INTERACTIVE, null, new Signal());
              time.sleep(Duration.ofMillis(random.nextInt(20, 180)));
              boolean admitted = server.test(time.elapsed().toNanos());
              (admitted ? passed : refused).add(time.elapsed());
              time.sleep(Duration.ofMillis(random.nextInt(20, 180)));
              if (admitted) {
                gate.succeeded();
              } else {
                gate.throttled(null);
              }
            }
          });
    }
    actors.add(
        () -> {
          time.sleep(otherCame);
          while (time.elapsed().compareTo(otherLeft) < 0) {
            other.add(server.test(time.elapsed().toNanos()));
            time.sleep(Duration.ofMillis(400));
          }
        });

    time.run(actors.toArray(VirtualTime.Actor[]::new));

    assertThat(refused).allMatch(at -> at.compareTo(otherCame) > 0);
    assertThat(refused.size()).isBetween(1, passed.size() / 100);
    assertThat(between(passed, otherCame, otherLeft)).isGreaterThan((long) (0.85 * 30 * 150));
    assertThat(other.stream().filter(admitted -> !admitted).count()).isLessThan(other.size() / 100);
    assertThat(between(passed, end.minusMinutes(5), end)).isGreaterThan((long) (0.94 * 5 * 300));
  }

  private SimulatedTraffic traffic(Quota quota, ServerRule rule, Weather weather, long seed) {
    RateGate gate = RateGate.of(quota, time);
    return new SimulatedTraffic(
        gate, time, rule.newServer(seed * MINUTE / 100), weather, seed, CALLS);
  }

  /** Half an hour of one request after the other, with a rest of two minutes in the middle. */
  private int refusals(Quota quota, ServerRule rule, long seed) throws Exception {
    RateGate gate = RateGate.of(quota, time);
    Random random = new Random(seed);
    List<Long> arrivals = new ArrayList<>();
    boolean rested = false;
    while (time.elapsed().compareTo(Duration.ofMinutes(30)) < 0) {
      gate.acquire(Priority.INTERACTIVE, null, new Signal());
      arrivals.add(time.elapsed().toNanos() + random.nextLong(20_000_000, 180_000_000));
      if (!rested && time.elapsed().compareTo(Duration.ofMinutes(14)) > 0) {
        time.sleep(Duration.ofMinutes(2));
        rested = true;
      }
    }
    LongPredicate server = rule.newServer(random.nextLong(MINUTE));
    return (int) arrivals.stream().sorted().filter(arrival -> !server.test(arrival)).count();
  }

  private static List<Long> times(SimulatedTraffic traffic) {
    return traffic.grants.stream().map(Grant::nanos).toList();
  }

  private static List<Integer> tickets(SimulatedTraffic traffic, Priority priority) {
    return traffic.grants.stream()
        .filter(grant -> grant.priority() == priority)
        .map(Grant::ticket)
        .toList();
  }

  private static int mostInAMinute(List<Long> times) {
    return most(times, MINUTE);
  }

  /** The most of these times that any stretch of this length holds, both its ends included. */
  private static int most(List<Long> times, long nanos) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) > nanos) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private static long between(Collection<Duration> times, Duration from, Duration to) {
    return times.stream().filter(t -> t.compareTo(from) >= 0 && t.compareTo(to) < 0).count();
  }
}
