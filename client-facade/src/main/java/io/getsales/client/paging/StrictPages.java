package io.getsales.client.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a strict run. What could not be had in one part of the list is said at the very end,
 * when all the rest was delivered. A page that could not be had is asked for again by the next
 * call; a page can be empty where another look was needed.
 */
final class StrictPages<T> implements Iterator<Page<T>> {
  private final Requests<T> requests;
  private final TimeWalk.Pace pace;
  private final @Nullable Checkpoint start;
  private Walk<T> walk;
  private @Nullable TimeWalk<T> byTime;

  StrictPages(Requests<T> requests, TimeWalk.Pace pace, @Nullable Checkpoint start) {
    this.requests = requests;
    this.pace = pace;
    this.start = start;
    boolean isByTime = start == null || start.offset() == null;
    if (requests.traits().isByCreation() && isByTime) {
      byTime = new TimeWalk<>(requests, requests.traits().sort(), pace, start);
      walk = byTime;
    } else {
      walk = new AnchorWalk<>(requests, pace, null, start);
    }
  }

  @Override
  public boolean hasNext() {
    return !walk.isDone() || requests.tally().shortfall() != null;
  }

  @Override
  public Page<T> next() {
    if (walk.isDone()) {
      String shortfall = requests.tally().shortfall();
      if (shortfall != null) {
        throw requests.incomplete(shortfall);
      }
      throw new NoSuchElementException("the list ended after " + requests.tally().rows + " rows");
    }
    Walk.Step<T> step = walk.step();
    TimeWalk<T> timed = byTime;
    if (timed != null && timed.isUnordered()) {
      if (start != null) {
        throw requests.incomplete("the server does not keep to the order by creation time");
      }
      byTime = null;
      walk = new AnchorWalk<>(requests, pace, timed.firstPage(), null);
      step = walk.step();
    }
    long before = requests.tally().rows;
    requests.deliver(step.rows(), byTime != null);
    return new Page<>(step.rows(), before, step.total(), step.hasMore(), step.positions());
  }
}
