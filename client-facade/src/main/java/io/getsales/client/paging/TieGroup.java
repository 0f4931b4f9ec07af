package io.getsales.client.paging;

import io.getsales.client.error.IncompleteTraversalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one creation time, more than a page holds: an import writes thousands at once. Their
 * order may change from request to request, so the group is read by overlapping offsets until as
 * many different rows were counted as the server says there are; when that number changes the count
 * begins again.
 */
final class TieGroup<T> {
  private static final int OVERLAP = 5;
  private static final int MOST_PASSES = 25;

  private final TimeOrderedList<T> list;
  private final Instant time;
  private final int pageSize;
  private final Set<String> delivered;
  private final Set<String> counted = new HashSet<>();
  private @Nullable Long total;
  private long offset;
  private int passes;
  private boolean newInPass;
  private boolean closed;

  TieGroup(TimeOrderedList<T> list, Instant time, Set<String> delivered, int pageSize) {
    this.list = list;
    this.time = time;
    this.delivered = delivered;
    this.pageSize = pageSize;
  }

  Instant time() {
    return time;
  }

  boolean isClosed() {
    return closed;
  }

  /** Makes one request and answers the rows that are new. */
  Page<T> next(long deliveredBefore) {
    Page<T> page = list.fetch(TimeRange.only(time), offset, pageSize);
    if (!Objects.equals(total, page.total())) {
      total = page.total();
      counted.clear();
    }
    List<T> fresh = new ArrayList<>();
    for (T row : page.items()) {
      String id = list.id(row);
      if (id == null || !time.equals(list.createdAt(row))) {
        throw incomplete("the server ignores a filter on one creation time", deliveredBefore);
      }
      counted.add(id);
      if (delivered.add(id)) {
        fresh.add(row);
        newInPass = true;
      }
    }
    closed = total != null && counted.size() >= total;
    if (!closed) {
      goOn(page, deliveredBefore);
    }
    return new Page<>(fresh, deliveredBefore, null, null);
  }

  private void goOn(Page<T> page, long deliveredBefore) {
    if (!page.isLast(pageSize)) {
      offset += Math.max(1, page.items().size() - OVERLAP);
      return;
    }
    if (total == null && !newInPass) {
      closed = true; // a whole pass without a new row is all that can be had without a count
      return;
    }
    passes++;
    offset = 0;
    newInPass = false;
    if (passes >= MOST_PASSES) {
      throw incomplete(
          "of " + total + " rows created at one moment only " + counted.size() + " showed up",
          deliveredBefore);
    }
  }

  private IncompleteTraversalException incomplete(String problem, long deliveredBefore) {
    return new IncompleteTraversalException(list.operation(), problem, deliveredBefore);
  }
}
