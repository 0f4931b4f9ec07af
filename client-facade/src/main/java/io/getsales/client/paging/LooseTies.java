package io.getsales.client.paging;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creation times that more rows share than pages can overlap, in a list that takes no filter to
 * read them by. Pages within them join only if the server keeps one order among them; this watches
 * for signs that it does not.
 */
final class LooseTies<T> {
  private final Requests<T> requests;
  private final Map<Instant, Set<String>> delivered = new HashMap<>();
  private boolean isDisordered;

  LooseTies(Requests<T> requests) {
    this.requests = requests;
  }

  /** Takes a page that begins within the frontier's time; false when it shows no known row. */
  boolean look(List<T> rows, Frontier<T> frontier) {
    Instant time = frontier.time();
    if (time == null) {
      return false;
    }
    boolean showsKnown = false;
    boolean unknownBefore = false;
    for (T row : rows) {
      if (requests.ownTime(row) == null) {
        continue;
      }
      if (!requests.time(row).equals(time)) {
        break;
      }
      boolean isKnown = frontier.ids().contains(requests.id(row));
      isDisordered |= isKnown && unknownBefore;
      unknownBefore |= !isKnown;
      showsKnown |= isKnown;
    }
    if (showsKnown) {
      delivered.put(time, frontier.ids());
    }
    return showsKnown;
  }

  boolean isDisordered() {
    return isDisordered;
  }

  /**
   * Whether the list has to be counted.
   *
   * @param total its length by the server, if that was the same all the while
   * @param rows how many rows were delivered
   */
  boolean needCounting(@Nullable Long total, long rows) {
    return !delivered.isEmpty() && (isDisordered || (total != null && rows < total));
  }

  boolean areAny() {
    return !delivered.isEmpty();
  }

  /** Whether the row is one of them that was not delivered; notes it as delivered. */
  boolean add(T row, String id) {
    Set<String> ids = delivered.get(requests.time(row));
    return ids != null && ids.add(id);
  }

  void clear() {
    delivered.clear();
    isDisordered = false;
  }
}
