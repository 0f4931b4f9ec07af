package io.getsales.client.sandbox;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Time that passes only when everybody waits.
 *
 * <p>In a test of one thread every wait moves the clock to its end at once. For several threads,
 * start them as actors with {@link #run}: one actor runs at a time, until it waits or ends; then
 * the next that was woken runs, in the order of waking; when nobody is left to run the clock jumps
 * to the earliest end of a wait. The same test therefore runs the same way every time. Actors must
 * not wait for each other by anything but {@link #await}.
 *
 * <p>Threads that are no actors may share it too, as long as there are no actors: each wait moves
 * the clock by its whole length, so that the time of all of them adds up, and a wait without end
 * lasts until another thread ends it.
 *
 * <p>{@link #nanoTime()} starts a minute before it overflows, so that what cannot bear that is
 * found.
 */
public final class VirtualTime implements TimeSource {

  /** What an actor does. */
  @FunctionalInterface
  public interface Actor {
    /**
     * Acts, and waits by {@link VirtualTime#await} alone.
     *
     * @throws Exception what ends the run as an {@link AssertionError}
     */
    void act() throws Exception;
  }

  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");
  private static final long NANO_START = Long.MAX_VALUE - TimeUnit.MINUTES.toNanos(1);
  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final Duration LONGEST_RUN = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final PriorityQueue<Sleeper> asleep =
      new PriorityQueue<>(
          Comparator.<Sleeper>comparingLong(s -> s.wakeAt).thenComparingLong(s -> s.number));
  private final Deque<Sleeper> ready = new ArrayDeque<>();
  private final Map<Thread, Sleeper> actors = new HashMap<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final Duration patience;
  private long elapsed;
  private long sleepers;

  /** Time that starts at 2025-03-03, nine in the morning UTC. */
  public VirtualTime() {
    this(PATIENCE);
  }

  /** Time in which a wait without end, of a thread that is no actor, is given up as stuck. */
  VirtualTime(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Instant now() {
    return START.plusNanos(elapsedNanos());
  }

  @Override
  public long nanoTime() {
    return NANO_START + elapsedNanos();
  }

  /** {@return the time that has passed since this was made} */
  public Duration elapsed() {
    return Duration.ofNanos(elapsedNanos());
  }

  /**
   * Moves the clock forward, as if so much time had passed. Any thread may do so, also while actors
   * run: waits whose end is passed end when their turn comes.
   *
   * @param duration 0 or more
   */
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("duration: " + duration + " (expected: 0 or more)");
    }
    lock.lock();
    try {
      elapsed += duration.toNanos();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for so long, with no signal that could end it.
   *
   * @param duration 0 or less does not wait
   * @throws InterruptedException when the thread is interrupted; the wait ends at once
   */
  public void sleep(Duration duration) throws InterruptedException {
    await(new Signal(), duration.toNanos());
  }

  @Override
  public boolean await(Signal signal, long nanos) throws InterruptedException {
    Objects.requireNonNull(signal, "signal");
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (signal.isRaised()) {
      return true;
    }
    if (nanos <= 0) {
      return false;
    }
    if (nanos == FOR_EVER && !actorsRun()) {
      if (TimeSource.system().await(signal, patience.toNanos())) {
        return true;
      }
      throw new IllegalStateException("nobody is there to end a wait without end");
    }
    if (!advancesAlone(nanos)) {
      Sleeper sleeper = new Sleeper();
      Runnable wake = () -> wake(sleeper);
      signal.addListener(wake);
      try {
        return park(sleeper, nanos);
      } finally {
        signal.removeListener(wake);
      }
    }
    return signal.isRaised();
  }

  /**
   * Runs the actors, starting in the order given, until the last one has ended.
   *
   * @param toRun what the actors do
   * @throws AssertionError if an actor fails, if all wait for ever, or if they do not end in a
   *     minute of real time
   */
  public void run(Actor... toRun) {
    // Held while all of them are made: nobody acts, and could move the clock, before all are known.
    lock.lock();
    try {
      for (Actor actor : toRun) {
        start(actor);
      }
      next();
      long left = LONGEST_RUN.toNanos();
      while (!actors.isEmpty() && left > 0) {
        left = ended.awaitNanos(left);
      }
      if (!actors.isEmpty()) {
        actors.keySet().forEach(Thread::interrupt);
        throw new AssertionError("still running after " + LONGEST_RUN + ": " + actors.keySet());
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while the actors ran", e);
    } finally {
      lock.unlock();
    }
    if (!failures.isEmpty()) {
      AssertionError error =
          new AssertionError("an actor failed: " + failures.get(0), failures.get(0));
      failures.stream().skip(1).forEach(error::addSuppressed);
      failures.clear();
      throw error;
    }
  }

  /**
   * Starts one more actor, from an actor; it acts as soon as this one waits.
   *
   * @param actor what it does
   * @return its thread
   */
  public Thread start(Actor actor) {
    Sleeper sleeper = new Sleeper();
    Thread thread = new Thread(() -> act(actor, sleeper), "actor-" + sleeper.number);
    thread.setDaemon(true);
    lock.lock();
    try {
      actors.put(thread, sleeper);
      ready.add(sleeper);
    } finally {
      lock.unlock();
    }
    thread.start();
    return thread;
  }

  /**
   * Interrupts an actor; one that waits is woken before the clock moves.
   *
   * @param thread of an actor
   */
  public void interrupt(Thread thread) {
    lock.lock();
    try {
      Sleeper sleeper = actors.get(thread);
      if (sleeper != null && asleep.remove(sleeper)) {
        sleeper.interrupted = true;
        ready.add(sleeper);
      } else {
        thread.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  private void act(Actor actor, Sleeper sleeper) {
    try {
      lock.lock();
      try {
        sleeper.awaitTurn();
      } finally {
        lock.unlock();
      }
      actor.act();
    } catch (Throwable e) {
      lock.lock();
      try {
        failures.add(e);
      } finally {
        lock.unlock();
      }
    } finally {
      lock.lock();
      try {
        actors.remove(Thread.currentThread());
        next();
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** The way of a test without actors; false if there are some. */
  private boolean advancesAlone(long nanos) {
    lock.lock();
    try {
      if (!actors.isEmpty()) {
        if (!actors.containsKey(Thread.currentThread())) {
          throw new IllegalStateException("only actors may wait while actors run");
        }
        return false;
      }
      elapsed += nanos;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean actorsRun() {
    lock.lock();
    try {
      return !actors.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  private boolean park(Sleeper sleeper, long nanos) throws InterruptedException {
    lock.lock();
    try {
      if (sleeper.raised) {
        return true;
      }
      sleeper.wakeAt = nanos > FOR_EVER - elapsed ? FOR_EVER : elapsed + nanos;
      actors.put(Thread.currentThread(), sleeper);
      asleep.add(sleeper);
      next();
      sleeper.awaitTurn();
      if (sleeper.interrupted) {
        throw new InterruptedException();
      }
      if (sleeper.stuck) {
        throw new AssertionError("everybody waits, and nothing will ever wake anybody");
      }
      return sleeper.raised;
    } finally {
      lock.unlock();
    }
  }

  private void wake(Sleeper sleeper) {
    lock.lock();
    try {
      sleeper.raised = true;
      if (asleep.remove(sleeper)) {
        ready.add(sleeper);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Passes the turn on; whoever held it waits or has ended. */
  private void next() {
    if (ready.isEmpty() && !asleep.isEmpty()) {
      Sleeper earliest = asleep.remove();
      if (earliest.wakeAt == FOR_EVER) {
        earliest.stuck = true;
      } else {
        elapsed = Math.max(elapsed, earliest.wakeAt);
      }
      ready.add(earliest);
    }
    if (!ready.isEmpty()) {
      ready.remove().giveTurn();
    }
  }

  private long elapsedNanos() {
    lock.lock();
    try {
      return elapsed;
    } finally {
      lock.unlock();
    }
  }

  /** One wait of one actor; guarded by the lock. */
  private final class Sleeper {

    private final Condition turn = lock.newCondition();
    private final long number;
    private long wakeAt;
    private boolean hasTurn;
    private boolean raised;
    private boolean interrupted;
    private boolean stuck;

    Sleeper() {
      lock.lock();
      try {
        number = sleepers++;
      } finally {
        lock.unlock();
      }
    }

    void giveTurn() {
      hasTurn = true;
      turn.signal();
    }

    void awaitTurn() {
      while (!hasTurn) {
        try {
          turn.await();
        } catch (InterruptedException e) {
          interrupted = true;
          if (asleep.remove(this)) {
            ready.add(this);
          }
        }
      }
    }
  }
}
