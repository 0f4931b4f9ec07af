package io.getsales.client.resilience;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who waits in a gate, and whose turn it is. It has no thread: of the callers that wait, the first
 * one keeps the time, the others sleep until they are woken with their permit, with a refusal or as
 * the next first one. Not safe for use by many threads; the gate's lock guards it.
 */
final class WaitingLine {

  /** How many interactive calls may overtake waiting background calls before one of these goes. */
  private static final int OVERTAKING_IN_A_ROW = 9;

  private final Set<Waiter> interactive = new LinkedHashSet<>();
  private final Set<Waiter> background = new LinkedHashSet<>();
  private int overtaken;
  private @Nullable Waiter first;

  void enter(Waiter waiter) {
    queueOf(waiter.priority).add(waiter);
  }

  /** Takes somebody out who goes without passing, and the permit off him if he has one. */
  void leave(Waiter waiter) {
    queueOf(waiter.priority).remove(waiter);
    waiter.giveBack();
  }

  /** The one who keeps the time, as of the last time the line was served. */
  boolean isFirst(Waiter waiter) {
    return waiter == first;
  }

  boolean isEmpty() {
    return interactive.isEmpty() && background.isEmpty();
  }

  int size(Priority priority) {
    return queueOf(priority).size();
  }

  /**
   * Goes through everybody who waits, in the order of their turns: hands out the permits that are
   * there, refuses those whose turn has moved past their time, and makes the first of the others
   * the timekeeper.
   */
  void serve(Permits permits, long now) {
    Iterator<Waiter> interactiveQueue = interactive.iterator();
    Iterator<Waiter> backgroundQueue = background.iterator();
    Waiter nextInteractive = nextOf(interactiveQueue);
    Waiter nextBackground = nextOf(backgroundQueue);
    Waiter firstStaying = null;
    int staying = 0;
    int overtakenThen = overtaken;
    while (true) {
      boolean backgroundTurn =
          nextBackground != null
              && (nextInteractive == null || overtakenThen >= OVERTAKING_IN_A_ROW);
      Waiter waiter = backgroundTurn ? nextBackground : nextInteractive;
      if (waiter == null) {
        break;
      }
      long wait = permits.waitBehind(staying, now);
      if (wait > waiter.timeLeft(now)) {
        waiter.refuse(wait);
      } else {
        overtakenThen = backgroundTurn || nextBackground == null ? 0 : overtakenThen + 1;
        Runnable giveBack = wait == 0 && staying == 0 ? permits.tryTake() : null;
        if (giveBack != null) {
          overtaken = overtakenThen;
          waiter.grant(giveBack);
        } else {
          staying++;
          firstStaying = firstStaying == null ? waiter : firstStaying;
        }
      }
      Iterator<Waiter> queue = backgroundTurn ? backgroundQueue : interactiveQueue;
      if (!waiter.isWaiting()) {
        queue.remove();
      }
      if (backgroundTurn) {
        nextBackground = nextOf(queue);
      } else {
        nextInteractive = nextOf(queue);
      }
    }
    if (firstStaying != first) {
      first = firstStaying;
      wakeFirst();
    }
  }

  /** Has the first one look again at what it waits for. */
  void wakeFirst() {
    if (first != null) {
      first.wake.raise();
    }
  }

  /** Sends everybody away. */
  void fail(RuntimeException cause) {
    interactive.forEach(waiter -> waiter.fail(cause));
    background.forEach(waiter -> waiter.fail(cause));
    interactive.clear();
    background.clear();
    first = null;
  }

  private Set<Waiter> queueOf(Priority priority) {
    return priority == Priority.INTERACTIVE ? interactive : background;
  }

  private static @Nullable Waiter nextOf(Iterator<Waiter> queue) {
    return queue.hasNext() ? queue.next() : null;
  }
}
