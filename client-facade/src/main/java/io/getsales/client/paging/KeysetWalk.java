package io.getsales.client.paging;

import io.getsales.client.error.IncompleteTraversalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Through a list by creation time: each page asks for what is as old as the last row seen, or
 * newer. Offsets stay small, so a window on them is never reached; rows that are deleted meanwhile
 * shift nothing; and rows with the last row's time are recognised by id.
 *
 * <p>A time that more rows share than a page holds is read as a group of its own, see {@link
 * TieGroup}. A server that ignores the filter is found out by its answer, and the walk goes on by
 * offset then.
 */
final class KeysetWalk<T> implements Iterator<Page<T>> {
  private final TimeOrderedList<T> list;
  private final int pageSize;

  private TimeRange range = TimeRange.everything();
  private @Nullable Instant lastTime;
  private Set<String> idsAtLastTime = new HashSet<>();
  private @Nullable TieGroup<T> tie;
  private @Nullable Iterator<Page<T>> byOffset;
  private long delivered;
  private boolean ended;

  KeysetWalk(TimeOrderedList<T> list, int pageSize) {
    this.list = list;
    this.pageSize = pageSize;
  }

  @Override
  public boolean hasNext() {
    return byOffset != null ? byOffset.hasNext() : !ended;
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list ended after " + delivered + " rows");
    }
    Page<T> page = nextPage();
    delivered += page.items().size();
    return page;
  }

  private Page<T> nextPage() {
    if (byOffset != null) {
      return byOffset.next();
    }
    if (tie != null) {
      return nextOfTie(tie);
    }
    Page<T> page = list.fetch(range, 0, pageSize);
    if (!obeys(page)) {
      return startByOffset();
    }
    Page<T> fresh = withNewRowsOf(page);
    boolean isLast = page.isLast(pageSize) && !isUnsure(page);
    if (isLast || (fresh.items().isEmpty() && !sharesOneTime(page))) {
      ended = true;
    } else if (sharesOneTime(page) && lastTime != null) {
      tie = new TieGroup<>(list, lastTime, idsAtLastTime, pageSize);
    }
    return fresh;
  }

  private Page<T> nextOfTie(TieGroup<T> group) {
    Page<T> page = group.next(delivered);
    if (group.isClosed()) {
      tie = null;
      range = TimeRange.after(group.time());
      idsAtLastTime = new HashSet<>();
    }
    return page;
  }

  /** Whether only the length of the page speaks for its being the last, which servers may cut. */
  private static boolean isUnsure(Page<?> page) {
    return !page.items().isEmpty() && page.hasMore() == null && page.total() == null;
  }

  private boolean sharesOneTime(Page<T> page) {
    return !page.items().isEmpty()
        && time(page.items().get(0)).equals(time(page.items().get(page.items().size() - 1)));
  }

  private boolean obeys(Page<T> page) {
    Instant before = null;
    for (T row : page.items()) {
      Instant time = time(row);
      if (!range.contains(time) || (before != null && time.isBefore(before))) {
        return false;
      }
      before = time;
    }
    return true;
  }

  private Page<T> withNewRowsOf(Page<T> page) {
    List<T> fresh = new ArrayList<>(page.items().size());
    for (T row : page.items()) {
      Instant time = time(row);
      if (!time.equals(lastTime)) {
        lastTime = time;
        idsAtLastTime = new HashSet<>();
      }
      if (idsAtLastTime.add(id(row))) {
        fresh.add(row);
      }
    }
    if (lastTime != null) {
      range = TimeRange.from(lastTime);
    }
    return new Page<>(fresh, delivered, page.total(), page.hasMore());
  }

  /** The filter or the order is not honoured: what was delivered came in the list's own order. */
  private Page<T> startByOffset() {
    if (lastTime == null) {
      throw incomplete("the server does not order the rows by creation time");
    }
    PageSource<T> plain = (offset, limit) -> list.fetch(TimeRange.everything(), offset, limit);
    Iterator<Page<T>> pages = new OffsetWalk<>(plain, delivered, pageSize);
    byOffset = pages;
    return pages.next();
  }

  private Instant time(T row) {
    Instant time = list.createdAt(row);
    if (time == null) {
      throw incomplete("a row has no creation time");
    }
    return time;
  }

  private String id(T row) {
    String id = list.id(row);
    if (id == null) {
      throw incomplete("a row has no id");
    }
    return id;
  }

  private IncompleteTraversalException incomplete(String problem) {
    return new IncompleteTraversalException(list.operation(), problem, delivered);
  }
}
