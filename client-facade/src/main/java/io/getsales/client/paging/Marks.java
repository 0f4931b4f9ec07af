package io.getsales.client.paging;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of a walk by creation time. A checkpoint names all rows of its time; where those
 * are too many, it stays where it was until the time is past.
 */
final class Marks<T> {
  private static final int MOST_IDS = 500;

  private final Requests<T> requests;
  private final boolean isAscending;
  private Checkpoint last;

  Marks(Requests<T> requests, boolean isAscending, @Nullable Checkpoint start) {
    this.requests = requests;
    this.isAscending = isAscending;
    this.last = start != null ? start : mark(null, Set.of(), 0);
  }

  private Checkpoint mark(@Nullable Instant time, Set<String> ids, long rows) {
    return new Checkpoint(
        requests.traits().fingerprint(), isAscending, time, List.copyOf(ids), rows);
  }

  /** The same point after whichever row. */
  IntFunction<Checkpoint> still() {
    Checkpoint here = last;
    return index -> here;
  }

  /** These ids as they are now; null where a checkpoint could not name them all. */
  static @Nullable Set<String> few(Set<String> ids) {
    return ids.size() <= MOST_IDS ? Set.copyOf(ids) : null;
  }

  /**
   * The points after each of these rows.
   *
   * @param timeBefore where the frontier was before them
   * @param idsBefore the rows that it had, as {@link #few} gave them
   * @param rowsBefore how many rows had been delivered
   */
  IntFunction<Checkpoint> moving(
      List<T> rows,
      @Nullable Instant timeBefore,
      @Nullable Set<String> idsBefore,
      long rowsBefore) {
    Checkpoint fallback = last;
    List<Place> places =
        rows.stream().map(row -> new Place(requests.id(row), requests.ownTime(row))).toList();
    IntFunction<Checkpoint> points =
        index -> after(places, index, fallback, timeBefore, idsBefore, rowsBefore);
    last = points.apply(rows.size() - 1);
    return points;
  }

  /** Where a row stands; without a time of its own it is behind the one before. */
  private record Place(String id, @Nullable Instant time) {}

  private Checkpoint after(
      List<Place> rows,
      int index,
      Checkpoint fallback,
      @Nullable Instant timeBefore,
      @Nullable Set<String> idsBefore,
      long rowsBefore) {
    if (index < 0) {
      return idsBefore == null ? fallback : mark(timeBefore, idsBefore, rowsBefore);
    }
    Instant time = timeAt(rows, index, timeBefore);
    int first = index;
    while (first > 0 && Objects.equals(timeAt(rows, first - 1, timeBefore), time)) {
      first--;
    }
    boolean goesOnFromBefore = first == 0 && Objects.equals(time, timeBefore);
    Set<String> ids = new LinkedHashSet<>();
    boolean areTooMany = goesOnFromBefore && idsBefore == null;
    if (goesOnFromBefore && idsBefore != null) {
      ids.addAll(idsBefore);
    }
    for (int i = first; i <= index && !areTooMany; i++) {
      ids.add(rows.get(i).id());
      areTooMany = ids.size() > MOST_IDS;
    }
    if (!areTooMany) {
      return mark(time, ids, rowsBefore + index + 1);
    }
    return goesOnFromBefore
        ? fallback
        : after(rows, first - 1, fallback, timeBefore, idsBefore, rowsBefore);
  }

  private static @Nullable Instant timeAt(
      List<Place> rows, int index, @Nullable Instant timeBefore) {
    for (int i = index; i >= 0; i--) {
      Instant time = rows.get(i).time();
      if (time != null) {
        return time;
      }
    }
    return timeBefore;
  }
}
