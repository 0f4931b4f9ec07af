package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;

/**
 * A bucket of permits that several processes share, as {@link RateGate#shared} uses it. It counts
 * permits and nothing else: waiting, order and deadlines are the gate's business.
 *
 * <p>The gate asks on the thread of one of its callers, one question at a time, and keeps that
 * caller (and those behind it) waiting for the answer, cancelled or not; so an implementation has a
 * timeout of its own, and a short one. Whatever unchecked exception it throws means that the store
 * cannot be asked now.
 */
public interface PermitStore {

  /**
   * Takes permits: at once, or those of the near future, which the caller then leaves unused until
   * they are due. Takes nothing if they are due only after {@code maxWait}.
   *
   * @param permits 1 or more
   * @param maxWait the longest wait that is worth it; zero or more, {@link Long#MAX_VALUE}
   *     nanoseconds at most
   * @return whether they were taken, and when they are due
   * @throws InterruptedException if the thread is interrupted; no permits were taken
   */
  Answer take(int permits, Duration maxWait) throws InterruptedException;

  /**
   * Puts permits back that were taken and not used.
   *
   * @param permits 1 or more, no more than were taken
   */
  void giveBack(int permits);

  /**
   * What the store says.
   *
   * @param taken whether the permits were taken
   * @param dueIn how long, from the answer on, until they are due; for permits that were not taken
   *     more than zero
   * @param left how many more permits are there now; 0 when there is a wait
   */
  record Answer(boolean taken, Duration dueIn, long left) {

    /**
     * @param taken see {@link #taken()}
     * @param dueIn see {@link #dueIn()}; zero or more
     * @param left see {@link #left()}
     */
    public Answer {
      Objects.requireNonNull(dueIn, "dueIn");
      if (dueIn.isNegative() || (!taken && dueIn.isZero())) {
        throw new IllegalArgumentException(
            "dueIn: " + dueIn + " (expected: " + (taken ? "zero or more)" : "more than zero)"));
      }
    }

    /**
     * The permits are taken and due now.
     *
     * @param left how many permits the store has left by its own count
     * @return the answer
     */
    public static Answer taken(long left) {
      return new Answer(true, Duration.ZERO, left);
    }

    /**
     * The permits are taken ahead of time.
     *
     * @param dueIn after how long the last of them is due; more than zero
     * @return the answer
     */
    public static Answer takenAhead(Duration dueIn) {
      return new Answer(true, dueIn, 0);
    }

    /**
     * Nothing was taken.
     *
     * @param dueIn after how long they would have been due
     * @return the answer
     */
    public static Answer refused(Duration dueIn) {
      return new Answer(false, dueIn, 0);
    }
  }
}
