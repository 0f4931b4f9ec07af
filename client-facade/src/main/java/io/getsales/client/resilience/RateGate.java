package io.getsales.client.resilience;

import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The one gate before the network: every request of a client takes a permit here first, repeats and
 * prefetched pages included.
 *
 * <p>This interface is the seam for limits that live elsewhere, such as a bucket in Redis or
 * PostgreSQL that several processes share. {@link #of} answers the one for a single process, {@link
 * #shared} one over a store. One whose store cannot be reached throws an unchecked exception of its
 * own from {@link #acquire}, rather than let a request pass uncounted.
 *
 * <p>Implementations are safe for use by many threads at once, virtual ones included, and hold no
 * monitor while a caller waits.
 */
public interface RateGate {

  /**
   * {@return a gate for all calls of this process}
   *
   * <p>Permits are handed out in order of arrival within a priority. Interactive calls go before
   * background ones, but after nine interactive calls that overtook waiting background ones a
   * background call goes, so background work always has a tenth of the quota.
   *
   * <p>After a 429 nobody passes until the pause is over, and then at the ordinary pace, without a
   * burst. When 429s keep coming (a second one within a period after the pause: somebody else uses
   * the same key) the pace falls to 70 % each time, to a tenth of the quota at the lowest, and then
   * widens by a tenth of the quota each period while answers come in at that pace.
   *
   * @param quota what the server allows; {@link Quota#unlimited()} gives {@link #unlimited()}
   * @param time what the gate measures and waits by
   */
  static RateGate of(Quota quota, TimeSource time) {
    return quota.isUnlimited() ? unlimited() : new QueueingRateGate(quota, time);
  }

  /**
   * {@return a gate for all calls of this process that shares its quota with other processes}
   *
   * <p>The order of calls is that of {@link #of}, within this process; among processes it is the
   * order in which they asked the store, each for one permit at a time. A call that is cancelled or
   * refused gives a permit that was taken for it to the next in line, or back to the store.
   *
   * <p>The store is asked on the thread of a call, and the time it takes to answer does not count
   * as that call's waiting: a cancel, an interrupt or a deadline in that time takes effect when the
   * answer is there. Give the store a timeout well below the deadline of a call.
   *
   * <p>A 429 pauses this process only; the others learn by their own. When 429s keep coming the
   * gate pays up to ten permits of the store for each request (no more than the quota's burst), so
   * that somebody whom the store does not count finds room, and pays less again while answers come
   * in.
   *
   * <p>{@link #snapshot()} does not ask the store: the permits it shows are those that this process
   * can hope for by the last answer. During a fallback it shows the local share.
   *
   * @param store who counts; the same, for the same key and quota, in all processes
   * @param quota what the server allows all processes together, not unlimited; the store's bucket
   *     has its {@linkplain Quota#burst() burst} and {@linkplain Quota#interval() interval}
   * @param outages what to do while the store cannot be asked
   * @param time what the gate measures and waits by
   */
  static RateGate shared(PermitStore store, Quota quota, OutagePolicy outages, TimeSource time) {
    return new SharedRateGate(store, quota, outages, time);
  }

  /** {@return a gate that lets everybody pass at once, also after a 429} */
  static RateGate unlimited() {
    return UnlimitedRateGate.INSTANCE;
  }

  /**
   * Takes a permit for one request, waiting for it if need be. Returning normally is the permit;
   * whoever leaves by an exception holds none and keeps nobody else waiting.
   *
   * @param priority who goes first when several wait
   * @param maxWait how long the caller can wait, or null for as long as it takes. When the turn
   *     would come later, the call is refused at once; when it moves past that time while waiting
   *     (a 429 pauses everybody, interactive calls overtake), it is refused then. Zero takes a
   *     permit now or never; a negative time means that the deadline has passed, and is refused
   * @param cancelled ends the wait at once when it is raised
   * @throws PermitRefusedException if the turn comes too late; tells the wait it would have taken
   * @throws CancellationException if {@code cancelled} is raised, before or during the wait
   * @throws InterruptedException if the thread is interrupted before or during the wait; the wait
   *     ends at once and the interrupt flag is clear, so whoever catches this restores it
   */
  void acquire(Priority priority, @Nullable Duration maxWait, Signal cancelled)
      throws PermitRefusedException, InterruptedException;

  /**
   * Tells the gate that the server answered 429: everybody pauses.
   *
   * @param retryAfter how long the server asks to wait, from now; null if it does not say, and the
   *     gate then pauses for a time of its own that grows while 429s keep coming
   */
  void throttled(@Nullable Duration retryAfter);

  /**
   * Tells the gate that the server let a request pass: that it answered, and not with 429. Errors
   * of another kind count as passed too.
   */
  void succeeded();

  /** {@return what the gate looks like at this moment} Never waits for a permit. */
  QuotaSnapshot snapshot();
}
