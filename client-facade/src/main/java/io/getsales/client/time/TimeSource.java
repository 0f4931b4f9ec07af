package io.getsales.client.time;

import java.time.Instant;

/**
 * The clock and the waiting of a client. {@link #system()} is what a program runs on; a test hands
 * in its own and moves the time itself.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface TimeSource {

  /**
   * {@return the time source of the running machine: wall clock, {@link System#nanoTime()}, real
   * waits}
   */
  static TimeSource system() {
    return SystemTime.INSTANCE;
  }

  /** {@return the date and time of now, for what is shown or compared with a server's dates} */
  Instant now();

  /**
   * {@return a reading that only moves forward, for measuring how long something takes} As with
   * {@link System#nanoTime()}, only the difference of two readings means anything, and a reading
   * may be negative or overflow.
   */
  long nanoTime();

  /**
   * Waits until the signal is raised or the time has passed, whichever comes first.
   *
   * <p>A signal that is raised already ends the wait at once, and so does one that is raised during
   * the wait, even when it is reset again straight away.
   *
   * @param signal what ends the wait early
   * @param nanos how long to wait at most; 0 or less only looks at the signal, {@link
   *     Long#MAX_VALUE} waits as long as it takes
   * @return true if the signal was raised, false if the time passed
   * @throws InterruptedException if the thread is interrupted before or during the wait; the wait
   *     ends at once and the interrupt flag is clear, so whoever catches this restores it
   */
  boolean await(Signal signal, long nanos) throws InterruptedException;
}
