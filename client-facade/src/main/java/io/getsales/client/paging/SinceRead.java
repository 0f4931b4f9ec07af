package io.getsales.client.paging;

import io.getsales.client.error.IncompleteTraversalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what came since a cursor: from the newest row back to as far as a late row can lie, leaving
 * out what the cursor names.
 */
final class SinceRead<T> {
  private final RowSource<T> source;
  private final Iterable<T> newestFirst;
  private final Cursor cursor;

  SinceRead(RowSource<T> source, Iterable<T> newestFirst, Cursor cursor) {
    this.source = source;
    this.newestFirst = newestFirst;
    this.cursor = cursor;
  }

  Increment<T> run() {
    Instant floor = cursor.floor(cursor.upTo());
    Set<String> known = new HashSet<>(cursor.recent());
    List<T> fresh = new ArrayList<>();
    List<T> seen = new ArrayList<>();
    Instant before = null;
    for (T row : newestFirst) {
      Instant time = time(row, seen.size());
      if (before != null && time.isAfter(before)) {
        throw incomplete("the rows do not come newest first", seen.size());
      }
      before = time;
      if (time.isBefore(floor)) {
        break;
      }
      seen.add(row);
      if (!known.contains(id(row))) {
        fresh.add(row);
      }
    }
    Collections.reverse(fresh);
    return new Increment<>(fresh, next(seen));
  }

  private Cursor next(List<T> seen) {
    Instant upTo = cursor.upTo();
    if (!seen.isEmpty()) {
      Instant newest = time(seen.get(0), 0);
      upTo = newest.isAfter(upTo) ? newest : upTo;
    }
    Instant floor = cursor.floor(upTo);
    Set<String> recent = new LinkedHashSet<>();
    for (T row : seen) {
      if (!time(row, seen.size()).isBefore(floor)) {
        recent.add(id(row));
      }
    }
    return cursor.movedTo(source.traits().fingerprint(), upTo, List.copyOf(recent));
  }

  private Instant time(T row, int rows) {
    @Nullable Instant time = source.createdAt(row);
    if (time == null) {
      throw incomplete("a row has no creation time", rows);
    }
    return time;
  }

  private String id(T row) {
    return Objects.requireNonNull(source.id(row), "a strict traversal gives rows with ids");
  }

  private IncompleteTraversalException incomplete(String problem, int rows) {
    return new IncompleteTraversalException(source.traits().operation(), problem, rows);
  }
}
