package io.getsales.client.paging;

import io.getsales.client.error.IncompleteTraversalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what came since a cursor: from the newest row back to as far as a late row can lie, leaving
 * out what the cursor names.
 */
final class SinceRead<T> {
  /** A row without a creation time counts as its newer neighbour; so many may come before one. */
  private static final int MOST_WITHOUT_TIME = 100;

  private final RowSource<T> source;
  private final Iterable<T> newestFirst;
  private final Cursor cursor;

  /** A row that can be one of those wanted; its time is null while no row had one. */
  private record Seen(String id, @Nullable Instant time) {}

  SinceRead(RowSource<T> source, Iterable<T> newestFirst, Cursor cursor) {
    this.source = source;
    this.newestFirst = newestFirst;
    this.cursor = cursor;
  }

  Increment<T> run() {
    Instant floor = cursor.floor(cursor.upTo());
    Set<String> known = new HashSet<>(cursor.recent());
    List<T> fresh = new ArrayList<>();
    List<Seen> seen = new ArrayList<>();
    Instant before = null;
    for (T row : newestFirst) {
      Instant time = source.createdAt(row);
      if (time != null && before != null && time.isAfter(before)) {
        throw incomplete("the rows do not come newest first", seen.size());
      }
      before = time == null ? before : time;
      if (before != null && before.isBefore(floor)) {
        break;
      }
      if (before == null && seen.size() == MOST_WITHOUT_TIME) {
        throw incomplete("no row has a creation time", seen.size());
      }
      String id = id(row);
      seen.add(new Seen(id, before));
      if (!known.contains(id)) {
        fresh.add(row);
      }
    }
    Collections.reverse(fresh);
    return new Increment<>(fresh, next(seen));
  }

  private Cursor next(List<Seen> seen) {
    Instant upTo = cursor.upTo();
    for (Seen one : seen) {
      Instant time = one.time();
      upTo = time != null && time.isAfter(upTo) ? time : upTo;
    }
    Instant floor = cursor.floor(upTo);
    Set<String> recent = new LinkedHashSet<>();
    for (Seen one : seen) {
      Instant time = one.time();
      if (time == null || !time.isBefore(floor)) {
        recent.add(one.id());
      }
    }
    return cursor.movedTo(source.traits().fingerprint(), upTo, List.copyOf(recent));
  }

  private String id(T row) {
    String id = source.id(row);
    return id == null ? OddRows.contentId(source, row) : id;
  }

  private IncompleteTraversalException incomplete(String problem, int rows) {
    return new IncompleteTraversalException(source.traits().operation(), problem, rows);
  }
}
