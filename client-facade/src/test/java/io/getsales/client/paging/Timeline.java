package io.getsales.client.paging;

import io.getsales.client.paging.SimulatedList.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * When everything happens in a run that fetches ahead, worked out instead of waited for: the run
 * goes on in one thread, and what it hands to other threads is carried out at once, with the times
 * noted at which it would have been sent and answered. That a run does the same whatever time its
 * pages take is what makes this possible.
 */
final class Timeline extends AbstractExecutorService implements RowSource<Row> {
  private static final double PERMIT_NANOS = 60e9 / 290;
  private static final int BURST = 10;

  private final SimulatedList list;
  private final long answerNanos;
  private final Map<String, Double> answeredAt = new HashMap<>();
  private double now;
  private double nextPermit = -BURST * PERMIT_NANOS;
  private boolean isAhead;

  Timeline(SimulatedList list, Duration answer) {
    this.list = list;
    this.answerNanos = answer.toNanos();
  }

  /** The least time that so many pages can take. */
  static Duration bound(int pages, long answerMillis, long workMillis) {
    double quota = (pages - BURST) * PERMIT_NANOS;
    double work = pages * workMillis * 1e6;
    return Duration.ofNanos((long) (Math.max(quota, work) + answerMillis * 1e6));
  }

  /** The time that reading the list takes, with so much work on each hundred rows. */
  static Duration read(SimulatedList list, int ahead, long answerMillis, long workMillis) {
    Timeline timeline = new Timeline(list, Duration.ofMillis(answerMillis));
    Iterator<Row> rows = timeline.rows(ahead);
    while (rows.hasNext()) {
      Row row = rows.next();
      timeline.now = Math.max(timeline.now, timeline.answeredAt.get(row.id()));
      timeline.now += workMillis * 1e6 / 100;
    }
    return Duration.ofNanos((long) timeline.now);
  }

  /** A run with so many pages ahead. */
  Iterator<Row> rows(int ahead) {
    Tally tally = new Tally();
    PageFetcher<Row> fetcher =
        ahead == 0 ? new DirectFetcher<>(this, tally) : new Prefetcher<>(this, tally, this);
    TimeWalk.Pace pace = new TimeWalk.Pace(100, 100, ahead, Long.MAX_VALUE);
    return new RowIterator<>(new StrictPages<>(new Requests<>(this, tally, fetcher), pace, null));
  }

  @Override
  public Page<Row> fetch(PageRequest request) {
    double sent = Math.max(now, nextPermit + PERMIT_NANOS);
    nextPermit = Math.max(sent - BURST * PERMIT_NANOS, nextPermit + PERMIT_NANOS);
    double answered = sent + answerNanos;
    Page<Row> page = list.fetch(request);
    page.items().forEach(row -> answeredAt.putIfAbsent(row.id(), answered));
    if (!isAhead) {
      now = answered;
    }
    return page;
  }

  @Override
  public void execute(Runnable work) {
    isAhead = true;
    work.run();
    isAhead = false;
  }

  @Override
  public ListTraits traits() {
    return list.traits();
  }

  @Override
  public String id(Row row) {
    return row.id();
  }

  @Override
  public Instant createdAt(Row row) {
    return row.createdAt();
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
