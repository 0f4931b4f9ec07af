package io.getsales.client.paging;

import io.getsales.client.error.ApiException;
import io.getsales.client.paging.Frontier.Joint;
import io.getsales.client.query.Sort;
import io.getsales.client.query.SortOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Through a list in order of creation, in either direction. A page counts only when it joins what
 * was read: it begins at a bound on the creation time that the server has been seen to honour, or
 * at an offset where it shows rows from before the {@link Frontier}. Everything behind the frontier
 * then follows without a gap, whatever was added or deleted in between.
 *
 * <p>Where full times are honoured, each page begins at the last one's end (keyset), so that
 * offsets stay small; where only days are, and the list is longer than the service's reach, it is
 * read in {@link DayWindows}; else by offset. A creation time that more rows share than a page
 * holds is read by a {@link GroupWalk}.
 */
final class TimeWalk<T> implements Walk<T> {
  /** With prefetching, so many rows are read by offset before the bound moves on. */
  private static final long LONGEST_BLOCK = 5_000;

  /** When the server does not say how many rows there are, an end is looked for after these. */
  private static final long ROWS_BEFORE_CLOSING = 10_000;

  private static final int PATIENCE_WITH_ONE_TIME = 50;
  private static final int PATIENCE_WITH_A_LIST = 4;
  private static final double NEARLY_WHOLE_REACH = 0.95;

  private final Requests<T> requests;
  private final ListTraits traits;
  private final Sort sort;
  private final boolean isAscending;
  private final Pace pace;
  private final boolean isResumed;
  private final Frontier<T> frontier;
  private final FilterProof proof;
  private final LooseTies<T> loose;
  private final Marks<T> marks;
  private final WholeList<T> wholeList;
  private final Deque<PageRequest> planned = new ArrayDeque<>();

  private ReadRange in;
  private @Nullable DayWindows days;
  private @Nullable GroupWalk<T> group;
  private boolean groupIsOneTime;
  private long delivered;
  private long deliveredHere;
  private @Nullable Long expected;
  private @Nullable Instant closing;
  private int recentTies = 1;
  private boolean daysMayHelp;
  private boolean frontierIsClosed;
  private boolean isInDoubt;
  private boolean isConfirming;
  private boolean isNearEnd;
  private boolean isUnordered;
  private @Nullable Page<T> firstPage;
  private boolean done;

  /**
   * How a walk reads.
   *
   * @param firstPage rows to ask for at first
   * @param pageSize rows to ask for later, at least 2 so that pages can overlap
   * @param ahead how many pages to plan ahead, 0 for none
   * @param wanted after how many rows nothing more needs to be planned
   */
  record Pace(int firstPage, int pageSize, int ahead, long wanted) {}

  TimeWalk(Requests<T> requests, Sort sort, Pace pace, @Nullable Checkpoint start) {
    this.requests = requests;
    this.traits = requests.traits();
    this.sort = sort;
    this.isAscending = sort.direction() == SortOrder.ASCENDING;
    this.pace = pace;
    this.isResumed = start != null;
    this.frontier = new Frontier<>(requests, isAscending);
    this.proof = new FilterProof(traits.rangeForms().contains(RangeForm.INSTANTS));
    this.loose = new LooseTies<>(requests);
    this.wholeList = new WholeList<>(requests);
    this.marks = new Marks<>(requests, isAscending, start);
    this.daysMayHelp =
        traits.rangeForms().contains(RangeForm.DAYS) && traits.reach() < Long.MAX_VALUE;
    if (start != null) {
      delivered = start.rows();
      Instant time = start.time();
      if (time != null) {
        frontier.set(time, new HashSet<>(start.ids()));
      }
    }
    this.in = everything(delivered);
  }

  private ReadRange everything(long offset) {
    return new ReadRange(
        TimeRange.everything(),
        RangeForm.INSTANTS,
        new OffsetPosition(pace.pageSize(), frontier.time() == null ? 0 : offset));
  }

  @Override
  public boolean isDone() {
    return done;
  }

  /** Whether the first page showed that the list cannot be walked by creation time. */
  boolean isUnordered() {
    return isUnordered;
  }

  /** The page that showed it. */
  @Nullable Page<T> firstPage() {
    return firstPage;
  }

  @Override
  public Step<T> step() {
    if (group != null) {
      return stepInGroup(group);
    }
    lookForClosing();
    if (daysMayHelp && !proof.isUsable() && frontier.time() != null && isTooLongForReach()) {
      tryDays(frontier.time());
    }
    if (isCutByReach()) {
      goOnPastReach();
      return Step.nothing();
    }
    requests.requireProgress(in.position());
    PageRequest request = next();
    Page<T> page;
    try {
      page = requests.fetch(request);
    } catch (ApiException e) {
      if (request.range().equals(in.range()) || proof.isProvenAtAll() || !isRefusal(e)) {
        throw e;
      }
      readEverythingByOffset();
      return Step.nothing();
    }
    return take(request, page);
  }

  private static boolean isRefusal(ApiException e) {
    return e.status() == 400 || e.status() == 422 || e.status() == 500;
  }

  // ---- what to ask for

  private PageRequest next() {
    PageRequest plan = planned.peek();
    boolean isUndisturbed = !in.position().isSteppingBack() && !isConfirming;
    return plan != null && isUndisturbed ? plan : withoutPlan();
  }

  private PageRequest withoutPlan() {
    if (frontier.time() == null) {
      int limit = (int) Math.min(pace.firstPage(), traits.reach());
      return new PageRequest(in.range(), in.form(), sort, 0, limit);
    }
    if (shallMoveBound()) {
      TimeRange range = frontierIsClosed ? frontier.beyond() : frontier.onward();
      return new PageRequest(range, RangeForm.INSTANTS, sort, 0, pace.pageSize());
    }
    return byOffset(isConfirming ? in.position().next() : in.position().offset(tied()));
  }

  private PageRequest byOffset(long offset) {
    int limit = (int) Math.max(1, Math.min(pace.pageSize(), traits.reach() - offset));
    return new PageRequest(in.range(), in.form(), sort, offset, limit);
  }

  private int tied() {
    int now = frontier.ids().size();
    return pace.ahead() > 1 ? Math.max(recentTies, now) : now;
  }

  private boolean shallMoveBound() {
    if (!proof.isUsable() || isInDoubt || days != null) {
      return false;
    }
    return pace.ahead() < 2
        || in.range().isEverything()
        || frontierIsClosed
        || in.position().isSteppingBack()
        || in.position().next() >= LONGEST_BLOCK;
  }

  private void plan(Page<T> page) {
    if (pace.ahead() == 0) {
      return;
    }
    if (group != null || done || isConfirming) {
      planned.clear();
    } else if (shallMoveBound() && planned.isEmpty()) {
      if (delivered < pace.wanted()) {
        planned.add(withoutPlan());
      }
    } else {
      planByOffset(page.total());
    }
    requests.expect(List.copyOf(planned));
  }

  private void planByOffset(@Nullable Long total) {
    int step = Math.max(1, pace.pageSize() - in.position().overlap(tied()));
    while (planned.size() < pace.ahead()
        && delivered + (long) planned.size() * step < pace.wanted()) {
      PageRequest last = planned.peekLast();
      PageRequest request = last == null ? withoutPlan() : byOffset(last.offset() + step);
      boolean isTooFar =
          (total != null && request.offset() >= total)
              || request.limit() < pace.pageSize()
              || (proof.isUsable() && request.offset() > LONGEST_BLOCK);
      if (last != null && isTooFar) {
        return;
      }
      planned.add(request);
    }
  }

  // ---- what came

  private Step<T> take(PageRequest request, Page<T> page) {
    List<T> rows = page.items();
    boolean movesBound = !request.range().equals(in.range());
    if (!isOrdered(rows)) {
      return takeUnordered(page, movesBound);
    }
    if (!isWithin(request, rows)) {
      readEverythingByOffset();
      return Step.nothing();
    }
    if (movesBound && !frontierIsClosed && !isProof(request, rows)) {
      isInDoubt = true;
      planned.clear();
      return Step.nothing();
    }
    if (isConfirming) {
      return confirm(rows);
    }
    if (!joins(request, rows)) {
      requests.tally().stepsBack++;
      requests.tally().repaired = true;
      planned.clear();
      in.position().stepBack(request.offset());
      return Step.nothing();
    }
    if (movesBound) {
      in =
          new ReadRange(
              request.range(), RangeForm.INSTANTS, new OffsetPosition(pace.pageSize(), 0));
    }
    return accept(request, page);
  }

  private boolean isOrdered(List<T> rows) {
    Instant before = null;
    for (T row : rows) {
      Instant time = requests.ownTime(row);
      if (time != null) {
        if (before != null && (isAscending ? time.isBefore(before) : time.isAfter(before))) {
          return false;
        }
        before = time;
      }
    }
    return before != null || rows.isEmpty();
  }

  private Step<T> takeUnordered(Page<T> page, boolean movesBound) {
    if (frontier.time() == null) {
      isUnordered = true;
      firstPage = page;
      done = true;
      return Step.nothing();
    }
    if (movesBound && !proof.isProvenAtAll()) {
      readEverythingByOffset();
      return Step.nothing();
    }
    throw requests.incomplete("the server does not keep to the order by creation time");
  }

  private boolean isWithin(PageRequest request, List<T> rows) {
    TimeRange range = request.range();
    boolean isByDays = request.form() == RangeForm.DAYS;
    return rows.stream()
        .map(requests::time)
        .allMatch(time -> isByDays ? DayWindows.admits(range, time) : range.contains(time));
  }

  /** What the filter in use was to keep out came all the same: from here on there is none. */
  private void readEverythingByOffset() {
    if (days != null) {
      days = null;
      daysMayHelp = false;
    }
    proof.refuse();
    planned.clear();
    frontierIsClosed = false;
    Set<String> seen = in.range().isEverything() ? in.seen() : Set.of();
    in = everything(delivered);
    in.see(seen);
  }

  private boolean isProof(PageRequest request, List<T> rows) {
    Instant bound = isAscending ? request.range().from() : request.range().to();
    return proof.accepts(Objects.requireNonNull(bound, "bound"), rows, frontier, requests);
  }

  private boolean joins(PageRequest request, List<T> rows) {
    if (request.offset() == 0) {
      if (!canBeReadByTime() && isBigTie()) {
        loose.look(rows, frontier); // it joins anyway, but may show that there is no fixed order
      }
      return true;
    }
    if (rows.isEmpty()) {
      return false;
    }
    Joint joint = frontier.joint(rows);
    if (joint != Joint.LOOSE) {
      return joint == Joint.FIRM;
    }
    if (canBeReadByTime() || !isBigTie()) {
      return false;
    }
    return loose.look(rows, frontier);
  }

  private boolean canBeReadByTime() {
    return proof.isUsable() && !isInDoubt && days == null;
  }

  private boolean isBigTie() {
    return in.position().isTooManyToOverlap(frontier.ids().size());
  }

  private Step<T> accept(PageRequest request, Page<T> page) {
    List<T> rows = page.items();
    Instant timeBefore = frontier.time();
    @Nullable Set<String> idsBefore = Marks.few(frontier.ids());
    List<T> fresh = frontier.advance(rows);
    IntFunction<Checkpoint> positions =
        loose.isDisordered()
            ? marks.still()
            : marks.moving(fresh, timeBefore, idsBefore, delivered);
    boolean moved = !Objects.equals(timeBefore, frontier.time());
    in.note(page.total(), fresh.size());
    boolean mayReachTooFar = in.range().isEverything() || !proof.isUsable();
    if (traits.reach() < Long.MAX_VALUE && mayReachTooFar) {
      in.see(rows.stream().map(requests::id).toList());
    }
    if (expected == null) {
      expected = page.total() == null ? ROWS_BEFORE_CLOSING : page.total();
    }
    int known = rows.size() - fresh.size();
    requests.tally().duplicates += known;
    delivered += fresh.size();
    deliveredHere += fresh.size();
    recentTies = Math.max(frontier.ids().size(), recentTies * 7 / 8);
    frontierIsClosed &= !moved;
    isInDoubt = false;
    if (!request.equals(planned.poll())) {
      planned.clear();
    }
    in.position().advance(request.offset(), rows.size(), known, page.total());
    goOn(request, page, fresh.isEmpty(), moved);
    plan(page);
    Long total = request.range().isEverything() ? page.total() : null;
    return new Step<>(fresh, total, page.hasMore(), positions);
  }

  private void goOn(PageRequest request, Page<T> page, boolean isStale, boolean moved) {
    List<T> rows = page.items();
    if (page.isEnd(request.limit()) || isPastClosing()) {
      endRange();
      return;
    }
    DayWindows windows = days;
    if (windows != null && request.offset() == 0) {
      shortenIfTooLong(windows, page.total());
    }
    wholeList.look(request, page);
    isNearEnd |= page.more() == null && rows.size() < request.limit();
    boolean isAtBound = request.offset() == 0 && proof.isUsable() && !in.range().isEverything();
    if (rows.isEmpty()) {
      endRange(); // an empty page joins only at the very beginning of its range
    } else if (isAtBound && !moved) {
      Long total = page.total();
      if (isStale && total != null && rows.size() >= total && rows.size() < request.limit()) {
        endRange();
      } else {
        readOneTime();
      }
    } else if (isStale && page.more() == null && mayBeTheEnd(rows)) {
      isConfirming = true;
    }
  }

  // ---- ends

  private boolean mayBeTheEnd(List<T> rows) {
    return in.position().isShort(rows.size()) || wholeList.isGivenAgain(rows);
  }

  /** The page behind the last one that joined: when nothing is there, that was the end. */
  private Step<T> confirm(List<T> rows) {
    isConfirming = false;
    if (rows.isEmpty() || wholeList.isGivenAgain(rows)) {
      endRange();
    }
    return Step.nothing();
  }

  private void endRange() {
    // What an earlier run delivered may have gone since, so a resumed one cannot be counted.
    boolean isWhole = in.range().isEverything();
    Long steady = isWhole ? requests.tally().steadyTotal() : in.steadyTotal();
    Long total = isResumed ? null : steady;
    long rows = isWhole ? delivered : in.rows();
    if (loose.needCounting(total, rows)) {
      requests.tally().sweeps++;
      requests.tally().repaired = true;
      startGroup(List.of(sort), loose::add, false);
      return;
    }
    if (loose.areAny()) {
      requests
          .tally()
          .restsOn(
              total != null ? TraversalReport.Basis.COUNT : TraversalReport.Basis.STABLE_ORDER);
    }
    finishRange();
  }

  private void finishRange() {
    loose.clear();
    DayWindows windows = days;
    if (windows == null) {
      done = true;
      return;
    }
    if (windows.next(in.rows())) {
      startWindow(windows);
    } else {
      done = true;
    }
  }

  /** A list that grows as fast as it is read is read up to what is its newest row now. */
  private void lookForClosing() {
    boolean isLongerThanExpected = expected != null && deliveredHere > expected;
    if (isAscending && days == null && closing == null && (isLongerThanExpected || isNearEnd)) {
      closing = newest();
    }
  }

  private boolean isPastClosing() {
    return closing != null && frontier.time() != null && frontier.time().isAfter(closing);
  }

  private Instant newest() {
    return endOfList(Sort.descending(ListTraits.CREATED_AT));
  }

  private Instant endOfList(Sort fromThere) {
    for (int limit : new int[] {1, pace.pageSize()}) { // the very last may be one without a time
      Page<T> page = requests.fetch(PageRequest.of(fromThere, 0, limit));
      for (T row : page.items()) {
        Instant time = requests.ownTime(row);
        if (time != null) {
          return time;
        }
      }
    }
    return Instant.MAX;
  }

  // ---- many rows of one time

  private void readOneTime() {
    requests.tally().windows++;
    Instant time = Objects.requireNonNull(frontier.time(), "time");
    in = new ReadRange(TimeRange.only(time), RangeForm.INSTANTS, in.position());
    startGroup(GroupWalk.orders(sort, traits), frontier::add, true);
  }

  private void startGroup(List<Sort> orders, GroupWalk.Delivered<T> known, boolean isOneTime) {
    planned.clear();
    groupIsOneTime = isOneTime;
    group =
        new GroupWalk<>(
                requests,
                in.range(),
                in.form(),
                orders,
                pace.pageSize(),
                isOneTime ? PATIENCE_WITH_ONE_TIME : PATIENCE_WITH_A_LIST,
                known)
            .seenBefore(isOneTime ? Set.of() : in.seen(), isOneTime ? null : in.steadyTotal());
  }

  private Step<T> stepInGroup(GroupWalk<T> walk) {
    Instant time = frontier.time();
    @Nullable Set<String> idsBefore = Marks.few(frontier.ids());
    Step<T> step = walk.step();
    if (walk.isRefused()) {
      group = null;
      readEverythingByOffset();
      return step;
    }
    List<T> fresh = step.rows();
    IntFunction<Checkpoint> positions =
        groupIsOneTime ? marks.moving(fresh, time, idsBefore, delivered) : marks.still();
    delivered += fresh.size();
    deliveredHere += fresh.size();
    if (walk.isDone()) {
      group = null;
      if (groupIsOneTime) {
        frontierIsClosed = true;
      } else {
        finishRange();
      }
    }
    return new Step<>(fresh, null, null, positions);
  }

  // ---- the service's reach

  private boolean isCutByReach() {
    if (frontier.time() == null
        || shallMoveBound()
        || in.position().isSteppingBack()
        || isConfirming
        || in.position().next() == 0) {
      return false;
    }
    long offset = in.position().offset(tied());
    return Math.min(offset + pace.pageSize(), traits.reach()) <= in.position().next();
  }

  private void goOnPastReach() {
    DayWindows windows = days;
    if (windows != null && !windows.isOneDay()) {
      windows.restart(Objects.requireNonNull(frontier.time(), "time"));
      startWindow(windows);
      return;
    }
    requests.tally().windows++;
    requests.tally().repaired = true;
    List<Sort> orders = GroupWalk.orders(sort, traits);
    Set<String> seen = in.seen();
    startGroup(orders.subList(1, orders.size()), (row, id) -> isAhead(row) && seen.add(id), false);
  }

  private boolean isAhead(T row) {
    Instant time = requests.time(row);
    return frontier.isBehind(time) || time.equals(frontier.time());
  }

  private boolean isTooLongForReach() {
    Long total = requests.tally().totalAtEnd();
    return total == null || total > NEARLY_WHOLE_REACH * traits.reach();
  }

  /** Finds out whether the list takes days, by one on which it has rows. */
  private void tryDays(Instant from) {
    Long total = requests.tally().totalAtEnd();
    long left = total == null ? 0 : total;
    Instant last = endOfList(GroupWalk.orders(sort, traits).get(1));
    boolean isTaken = daysAreTaken(last);
    daysMayHelp = false;
    if (isTaken) {
      DayWindows windows = new DayWindows(from, last, isAscending, left, traits.reach());
      days = windows;
      planned.clear();
      startWindow(windows);
    }
  }

  private boolean daysAreTaken(Instant knownTime) {
    for (int shift : new int[] {0, -1, 1}) { // the server may count days in another time zone
      TimeRange day = DayWindows.dayOf(knownTime, shift);
      Page<T> page;
      try {
        page = requests.fetch(new PageRequest(day, RangeForm.DAYS, sort, 0, 1));
      } catch (ApiException e) {
        if (isRefusal(e)) {
          return false;
        }
        throw e;
      }
      if (!page.items().isEmpty()) {
        Instant time = requests.ownTime(page.items().get(0));
        return time != null && DayWindows.admits(day, time);
      }
    }
    return false;
  }

  private void startWindow(DayWindows windows) {
    requests.tally().windows++;
    in = new ReadRange(windows.window(), RangeForm.DAYS, new OffsetPosition(pace.pageSize(), 0));
  }

  private void shortenIfTooLong(DayWindows windows, @Nullable Long total) {
    if (total != null && total > NEARLY_WHOLE_REACH * traits.reach() && !windows.isOneDay()) {
      windows.shrink(total);
      startWindow(windows);
    }
  }
}
