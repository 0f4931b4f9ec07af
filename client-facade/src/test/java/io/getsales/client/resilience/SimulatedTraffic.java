package io.getsales.client.resilience;

import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;

/**
 * Sixteen callers (five of them in the background) that want more than a gate gives, on a network
 * of 20 to 180 ms each way and before a server that refuses by its rule and now and then fails;
 * some calls have deadlines, some are cancelled. Writes down what a property may want to know.
 */
final class SimulatedTraffic {

  /** How the server behaves beside its rule. */
  enum Weather {
    /** One request in twenty ends in an error that is repeated. */
    ERRORS,
    /** Errors, and a 429 without cause every few minutes. */
    SINGLE_429S,
    /** Errors, and one request in a hundred ends in a 429 without cause. */
    MANY_429S
  }

  /** A permit: the number of its caller in the order of arrival, and when it was given. */
  record Grant(Priority priority, int ticket, long nanos) {}

  private static final int CALLERS = 16;
  private static final int BACKGROUND_CALLERS = 5;
  private static final int OVERTAKING_ALLOWED = 9;

  private final RateGate gate;
  private final VirtualTime time;
  private final LongPredicate server;
  private final Weather weather;
  private final long seed;
  private final int permits;
  private final List<Signal> inTheGate = new ArrayList<>();

  final List<Grant> grants = new ArrayList<>();

  /** Calls that waited past their deadline, or were refused though their turn would have come. */
  final List<String> unjust = new ArrayList<>();

  /**
   * For each background permit: by how much interactive calls overtook more than the rule allows.
   */
  int worstOvertaking = Integer.MIN_VALUE;

  int refusedByRule;
  int refusedByGate;
  int cancelled;
  Duration paused = Duration.ZERO;
  private int tickets;
  private int interactiveGrants;
  private int backgroundWaiting;
  private long next429 = Duration.ofSeconds(100).toNanos();

  SimulatedTraffic(
      RateGate gate,
      VirtualTime time,
      LongPredicate server,
      Weather weather,
      long seed,
      int permits) {
    this.gate = gate;
    this.time = time;
    this.server = server;
    this.weather = weather;
    this.seed = seed;
    this.permits = permits;
  }

  void run() {
    VirtualTime.Actor[] actors = new VirtualTime.Actor[CALLERS + 1];
    for (int i = 0; i < CALLERS; i++) {
      Priority priority = i < BACKGROUND_CALLERS ? Priority.BACKGROUND : Priority.INTERACTIVE;
      Random random = new Random(seed * 1_000 + i);
      actors[i] =
          () -> {
            while (grants.size() < permits) {
              if (pass(priority, random)) {
                send(random);
              } else {
                time.sleep(millis(random, 10, 500));
              }
            }
          };
    }
    actors[CALLERS] = this::cancelNowAndThen;
    time.run(actors);
  }

  private boolean pass(Priority priority, Random random) throws InterruptedException {
    Duration maxWait = random.nextInt(5) == 0 ? millis(random, 0, 6_000) : null;
    boolean background = priority == Priority.BACKGROUND;
    int ticket = tickets++;
    int grantsBefore = interactiveGrants;
    int ahead = background ? backgroundWaiting++ : 0;
    long arrival = now();
    Signal cancel = new Signal();
    inTheGate.add(cancel);
    try {
      gate.acquire(priority, maxWait, cancel);
      grants.add(new Grant(priority, ticket, now()));
      if (maxWait != null && now() - arrival > maxWait.toNanos()) {
        unjust.add("waited " + (now() - arrival) + " ns with a limit of " + maxWait);
      }
      if (background) {
        int allowed = OVERTAKING_ALLOWED * (ahead + 1);
        worstOvertaking = Math.max(worstOvertaking, interactiveGrants - grantsBefore - allowed);
      } else {
        interactiveGrants++;
      }
      return true;
    } catch (PermitRefusedException e) {
      refusedByGate++;
      if (maxWait == null || now() - arrival + e.waitNeeded().toNanos() <= maxWait.toNanos()) {
        unjust.add("refused with a limit of " + maxWait + ", needs " + e.waitNeeded());
      }
      return false;
    } catch (CancellationException e) {
      cancelled++;
      return false;
    } finally {
      inTheGate.remove(cancel);
      backgroundWaiting -= background ? 1 : 0;
    }
  }

  private void send(Random random) throws InterruptedException {
    time.sleep(millis(random, 20, 180));
    boolean admitted = server.test(now());
    boolean moody = admitted && moody429(random);
    time.sleep(millis(random, 20, 180));
    if (admitted && !moody) {
      gate.succeeded();
      if (random.nextInt(20) == 0) {
        // An error is an answer too; its repeat waits a little and is one more call of this caller.
        time.sleep(millis(random, 0, 500));
      }
      return;
    }
    refusedByRule += admitted ? 0 : 1;
    Duration retryAfter = random.nextBoolean() ? millis(random, 0, 10_000) : null;
    gate.throttled(retryAfter);
    paused = paused.plus(retryAfter == null ? Duration.ofSeconds(2) : retryAfter);
  }

  private boolean moody429(Random random) {
    if (weather == Weather.MANY_429S) {
      return random.nextInt(100) == 0;
    }
    if (weather == Weather.SINGLE_429S && now() >= next429) {
      next429 = now() + Duration.ofSeconds(100).toNanos();
      return true;
    }
    return false;
  }

  private void cancelNowAndThen() throws InterruptedException {
    Random random = new Random(seed);
    while (grants.size() < permits) {
      time.sleep(millis(random, 0, 10_000));
      if (!inTheGate.isEmpty()) {
        inTheGate.get(random.nextInt(inTheGate.size())).raise();
      }
    }
  }

  private long now() {
    return time.elapsed().toNanos();
  }

  private static Duration millis(Random random, int least, int most) {
    return Duration.ofNanos(random.nextLong(least * 1_000_000L, most * 1_000_000L + 1));
  }
}
