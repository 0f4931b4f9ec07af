package io.getsales.client.paging;

import io.getsales.client.query.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Through a list in an order of the caller's choice. Pages overlap, and a page counts only when it
 * shows a row of those read last; else an earlier one is asked for.
 *
 * <p>Where the order is by something that changes, a row can jump from what is still to be read to
 * what was read. So the head is swept at the end until it shows nothing new; and if anything moved
 * on the way, the list is read once more in order of creation, which does not change, and what had
 * slipped is delivered then.
 *
 * <p>It remembers the ids of all rows, since a row can come again anywhere.
 */
final class AnchorWalk<T> implements Walk<T> {
  private static final int ANCHORS = 300;

  /** So many pages in excess of those of the list as it was at first are no sign of growth. */
  private static final int SPARE_PAGES = 50;

  /** Of a list that does not tell its length. */
  private static final int LIKELY_ROWS = 10_000;

  private enum Phase {
    MAIN,
    HEAD,
    STABLE,
    DONE
  }

  private final Requests<T> requests;
  private final Sort sort;
  private final TimeWalk.Pace pace;
  private final boolean orderChanges;
  private final Set<String> delivered = new HashSet<>();
  private final LinkedHashSet<String> anchors = new LinkedHashSet<>();
  private OffsetPosition position;
  private Phase phase = Phase.MAIN;
  private @Nullable Page<T> fetched;
  private long pages;
  private final WholeList<T> wholeList;
  private final OffsetMarks marks;
  private boolean isConfirming;
  private boolean moved;
  private boolean slipped;
  private boolean totalChanged;
  private @Nullable Long total;
  private @Nullable Long rowsToExpect;
  private boolean expectsMore;
  private boolean isTotalSteady;
  private boolean wasRich;
  private long pagesOfMain;
  private @Nullable TimeWalk<T> stable;
  private final long rowsBefore;
  private long rowsHere;
  private final boolean isResumed;
  private @Nullable AnchorSearch search;
  private boolean startsInside;

  /**
   * Begins at the head, or behind a point of an earlier run.
   *
   * @param fetched the first page, where it is here already
   */
  AnchorWalk(
      Requests<T> requests,
      TimeWalk.Pace pace,
      @Nullable Page<T> fetched,
      @Nullable Checkpoint start) {
    this.fetched = fetched;
    this.requests = requests;
    this.sort = requests.traits().sort();
    this.pace = pace;
    this.orderChanges = !requests.traits().isFixedOrder();
    this.position = new OffsetPosition(pace.pageSize(), 0);
    this.wholeList = new WholeList<>(requests);
    this.marks = new OffsetMarks(requests.traits(), start);
    requests.tally().restsOn(TraversalReport.Basis.STABLE_ORDER);
    this.isResumed = start != null && !start.ids().isEmpty();
    this.rowsBefore = start == null ? 0 : start.rows();
    Long behind = start == null ? null : start.offset();
    if (start != null && behind != null && isResumed) {
      anchors.addAll(start.ids());
      search =
          new AnchorSearch(requests.traits(), pace.pageSize(), behind, Set.copyOf(start.ids()));
    }
  }

  @Override
  public boolean isDone() {
    return phase == Phase.DONE;
  }

  @Override
  public Step<T> step() {
    AnchorSearch searching = search;
    if (searching != null) {
      return search(searching);
    }
    return switch (phase) {
      case MAIN, HEAD -> stepByOffset();
      case STABLE -> stepByCreation();
      case DONE -> Step.nothing();
    };
  }

  private PageRequest next() {
    long reach = requests.traits().reach();
    if (position.next() == 0 && delivered.isEmpty()) {
      return PageRequest.of(sort, 0, (int) Math.min(pace.firstPage(), reach));
    }
    long offset = isConfirming ? position.next() : position.offset(1);
    return PageRequest.of(
        sort, offset, (int) Math.max(1, Math.min(pace.pageSize(), reach - offset)));
  }

  /**
   * Looks for the rows that the run before read last. Where none is left the list is read from its
   * head: what was delivered then comes again.
   */
  private Step<T> search(AnchorSearch searching) {
    PageRequest request = searching.next();
    if (request == null) {
      search = null;
      position.moveTo(0);
      anchors.clear();
      marks.beginAtHead();
      requests.tally().stepsBack++;
      requests.tally().repaired = true;
      return Step.nothing();
    }
    Page<T> page = requests.fetch(request);
    List<String> ids = page.items().stream().map(requests::id).toList();
    int first = searching.find(request, page, ids);
    if (first < 0) {
      return Step.nothing();
    }
    search = null;
    startsInside = true;
    delivered.addAll(anchors);
    wholeList.look(request, page);
    position.moveTo(request.offset() + first);
    return accept(request, page, ids);
  }

  private Step<T> stepByOffset() {
    requests.requireProgress(position);
    if (phase == Phase.MAIN && growsAsFastAsItIsRead()) {
      if (!orderChanges) {
        throw requests.incomplete("rows move as fast as the list is read");
      }
      moved = true;
      endMain();
      return Step.nothing();
    }
    PageRequest request = next();
    if (position.next() > 0
        && !position.isSteppingBack()
        && request.offset() + request.limit() <= position.next()) {
      throw beyondReach();
    }
    Page<T> page = fetched != null ? fetched : requests.fetch(request);
    fetched = null;
    List<T> rows = page.items();
    if (isConfirming) {
      return confirm(page);
    }
    List<String> ids = rows.stream().map(requests::id).toList();
    if (request.offset() > 0 && ids.stream().noneMatch(anchors::contains)) {
      requests.tally().stepsBack++;
      requests.tally().repaired = true;
      moved = true;
      wasRich = false;
      if (isResumed) { // what stands further back was read by an earlier run, and is not known here
        position.missed();
        search =
            new AnchorSearch(
                requests.traits(), pace.pageSize(), position.next(), Set.copyOf(anchors));
      } else {
        position.stepBack(request.offset());
      }
      return Step.nothing();
    }
    totalChanged |= total != null && !total.equals(page.total());
    moved |= totalChanged;
    wholeList.look(request, page);
    return accept(request, page, ids);
  }

  private Step<T> accept(PageRequest request, Page<T> page, List<String> ids) {
    List<T> rows = page.items();
    pages++;
    isTotalSteady = Objects.equals(total, page.total());
    total = page.total();
    rowsToExpect = rowsToExpect == null ? total : rowsToExpect;
    if (startsInside) {
      passOver(ids);
    }
    List<T> fresh = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (delivered.add(ids.get(i))) {
        fresh.add(rows.get(i));
        places.add(i);
      }
    }
    IntFunction<Checkpoint> positions =
        orderChanges ? null : marks.moving(request.offset(), ids, places, rowsBefore + rowsHere);
    rowsHere += fresh.size();
    if (phase == Phase.MAIN) {
      moved |= request.offset() > 0 && !isUndisturbed(request, ids);
    } else {
      slipped |= !fresh.isEmpty();
    }
    int known = rows.size() - fresh.size();
    wasRich = fresh.size() > position.effectivePage() / 2;
    requests.tally().duplicates += known;
    anchor(ids);
    position.advance(request.offset(), rows.size(), known, page.total());
    goOn(page, request.limit(), fresh.isEmpty());
    planAhead(page);
    return new Step<>(fresh, page.total(), page.hasMore(), positions);
  }

  /** What stands before a known row was delivered by an earlier run, or has come since. */
  private void passOver(List<String> ids) {
    int first = 0;
    while (first < ids.size() && !delivered.contains(ids.get(first))) {
      first++;
    }
    if (first < ids.size()) {
      delivered.addAll(ids.subList(0, first));
    }
  }

  /**
   * Whether it goes on for longer than the list as it was at first explains. In an order by the
   * last change, changed rows are new ones: they all come at the end, and every page counts, since
   * the list can be read by creation instead. In a fixed order only pages count that bring little;
   * and once more from the beginning, where the list is longer now.
   */
  private boolean growsAsFastAsItIsRead() {
    Long rows = rowsToExpect;
    if (rows == null && !orderChanges) {
      return false;
    }
    long expected = (rows == null ? LIKELY_ROWS : rows) / Math.max(1, position.effectivePage() / 2);
    pagesOfMain += orderChanges || !wasRich ? 1 : 0;
    if (pagesOfMain <= SPARE_PAGES + (orderChanges ? 2 : 10) * expected) {
      return false;
    }
    boolean hasGrown = rows != null && total != null && total > rows && isTotalSteady;
    if (!orderChanges && hasGrown && !expectsMore) {
      expectsMore = true;
      rowsToExpect = total;
      pagesOfMain = 0;
      return false;
    }
    return true;
  }

  /** Whether the rows of the overlap are those that were last, and the rows behind them are new. */
  private boolean isUndisturbed(PageRequest request, List<String> ids) {
    List<String> lastRead = List.copyOf(anchors);
    int overlap = (int) Math.min(ids.size(), position.next() - request.offset());
    if (overlap > lastRead.size()) {
      return false;
    }
    List<String> tail = lastRead.subList(lastRead.size() - overlap, lastRead.size());
    return ids.subList(0, overlap).equals(tail);
  }

  private void anchor(List<String> ids) {
    for (String id : ids) {
      anchors.remove(id);
      anchors.add(id);
    }
    while (anchors.size() > ANCHORS) {
      anchors.remove(anchors.iterator().next());
    }
  }

  private void goOn(Page<T> page, int limit, boolean isStale) {
    if (phase == Phase.HEAD) {
      if (slipped || isStale || page.isEnd(limit)) {
        endSweep();
      }
    } else if (page.isEnd(limit) || page.items().isEmpty()) {
      endMain();
    } else if (isStale && page.more() == null && mayBeTheEnd(page.items())) {
      isConfirming = true;
    }
  }

  private boolean mayBeTheEnd(List<T> rows) {
    return position.isShort(rows.size()) || wholeList.isGivenAgain(rows);
  }

  private Step<T> confirm(Page<T> page) {
    isConfirming = false;
    if (page.items().isEmpty() || wholeList.isGivenAgain(page.items())) {
      endMain();
    }
    return Step.nothing();
  }

  private void endMain() {
    // What an earlier run delivered may have gone since, so a resumed one cannot be counted.
    long missing = total == null || isResumed ? 0 : total - delivered.size();
    boolean isOneAnswer = pages == 1 && missing <= 0; // nothing can move within one
    if (orderChanges && !delivered.isEmpty() && !isOneAnswer) {
      moved |= missing > 0;
      startSweep();
    } else if (missing <= 0 || totalChanged) {
      phase = Phase.DONE;
    } else if (requests.traits().isByCreation()) {
      requests.tally().fallShort(missing + " of " + total + " rows did not show up");
      phase = Phase.DONE;
    } else {
      readByCreation();
    }
  }

  private void startSweep() {
    phase = Phase.HEAD;
    slipped = false;
    requests.tally().sweeps++;
    position = new OffsetPosition(pace.pageSize(), 0);
    anchors.clear();
  }

  private void endSweep() {
    if (slipped) {
      requests.tally().repaired = true;
    }
    if (slipped || moved) {
      readByCreation();
    } else {
      phase = Phase.DONE;
    }
  }

  private void readByCreation() {
    requests.tally().sweeps++;
    requests.tally().repaired = true;
    requests.tally().basis = TraversalReport.Basis.CREATION_TIME;
    phase = Phase.STABLE;
    stable =
        new TimeWalk<>(
            requests,
            Sort.ascending(ListTraits.CREATED_AT),
            new TimeWalk.Pace(pace.pageSize(), pace.pageSize(), 0, Long.MAX_VALUE),
            null);
  }

  private Step<T> stepByCreation() {
    TimeWalk<T> walk = stable;
    if (walk == null) {
      throw new IllegalStateException("the list is not being read by creation");
    }
    Step<T> step = walk.step();
    List<T> fresh = step.rows().stream().filter(row -> delivered.add(requests.id(row))).toList();
    if (walk.isUnordered()) {
      requests
          .tally()
          .fallShort(
              "rows moved while it was read, and the server does not order by creation time");
      phase = Phase.DONE;
    } else if (walk.isDone()) {
      phase = Phase.DONE;
    }
    long rows = rowsBefore + rowsHere;
    rowsHere += fresh.size();
    // What else has slipped is found from the head only.
    return new Step<>(fresh, null, null, orderChanges ? null : marks.atHead(rows));
  }

  private RuntimeException beyondReach() {
    Long length = total;
    String missing =
        length == null
            ? "rows"
            : Math.max(0, length - delivered.size()) + " of " + length + " rows";
    return requests.incomplete(
        missing
            + " cannot be reached, since the service answers only the first "
            + requests.traits().reach()
            + " in this order; leave the order out, or narrow the filter");
  }

  private void planAhead(Page<T> page) {
    if (pace.ahead() == 0) {
      return;
    }
    List<PageRequest> plan = new ArrayList<>();
    boolean isGoingOn = phase == Phase.MAIN && !isConfirming;
    if (isGoingOn) {
      PageRequest first = next();
      int step = Math.max(1, pace.pageSize() - position.overlap(1));
      for (int i = 0; i < pace.ahead(); i++) {
        long offset = first.offset() + (long) i * step;
        Long length = page.total();
        boolean isTooFar =
            offset + pace.pageSize() > requests.traits().reach()
                || (length != null && offset >= length)
                || delivered.size() + (long) i * step >= pace.wanted();
        if (isTooFar) {
          break;
        }
        plan.add(PageRequest.of(sort, offset, pace.pageSize()));
      }
    }
    requests.expect(plan);
  }
}
