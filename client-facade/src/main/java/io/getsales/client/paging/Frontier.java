package io.getsales.client.paging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk by creation time has come: the time of the last row, and the ids of the rows of
 * that time. Every row on this side of it was delivered, so nothing else has to be remembered.
 */
final class Frontier<T> {
  /** How a page joins what was read. */
  enum Joint {
    /** It begins before the frontier's time: nothing lies between. */
    FIRM,
    /** It begins within the frontier's time: firm only if such rows have a fixed order. */
    LOOSE,
    /** It begins behind the frontier: rows may lie between. */
    NONE
  }

  /** Nearly every row has a time of its own. */
  private static final int FEW = 2;

  private final Requests<T> requests;
  private final boolean isAscending;
  private @Nullable Instant time;
  private Set<String> ids = new HashSet<>();
  private final Set<String> timeless = new HashSet<>();

  Frontier(Requests<T> requests, boolean isAscending) {
    this.requests = requests;
    this.isAscending = isAscending;
  }

  void set(Instant newTime, Set<String> newIds) {
    time = newTime;
    ids = new HashSet<>(newIds);
    timeless.addAll(newIds);
  }

  @Nullable Instant time() {
    return time;
  }

  /** The ids of the delivered rows of {@link #time()}; live. */
  Set<String> ids() {
    return ids;
  }

  boolean isAscending() {
    return isAscending;
  }

  /** Whether a time lies on the far side. */
  boolean isBehind(Instant other) {
    return time == null || (isAscending ? other.isAfter(time) : other.isBefore(time));
  }

  /** Moves to the last of the rows, which are in order, and answers those that are new. */
  List<T> advance(List<T> rows) {
    List<T> fresh = new ArrayList<>(rows.size());
    for (T row : rows) {
      Instant rowTime = requests.ownTime(row);
      if (rowTime == null) {
        if (timeless.add(requests.id(row))) {
          fresh.add(row);
        }
        continue;
      }
      if (isBehind(rowTime)) {
        time = rowTime;
        ids = new HashSet<>(FEW);
      }
      if (rowTime.equals(time) && ids.add(requests.id(row))) {
        fresh.add(row);
      }
    }
    return fresh;
  }

  /** Notes a row as delivered; false when it was before. The walk stands at its time. */
  boolean add(T row, String id) {
    return (requests.ownTime(row) == null ? timeless : ids).add(id);
  }

  Joint joint(List<T> rows) {
    Instant first = requests.time(rows.get(0)); // a timeless one has that of the next
    if (isBehind(first)) {
      return Joint.NONE;
    }
    return first.equals(time) ? Joint.LOOSE : Joint.FIRM;
  }

  /** The rows from this time on, this time included. */
  TimeRange onward() {
    Instant from = known();
    return isAscending ? TimeRange.from(from) : TimeRange.until(from);
  }

  /** The rows of the far side. */
  TimeRange beyond() {
    Instant from = known();
    return isAscending ? TimeRange.after(from) : TimeRange.before(from);
  }

  private Instant known() {
    if (time == null) {
      throw new IllegalStateException("nothing was read yet");
    }
    return time;
  }
}
