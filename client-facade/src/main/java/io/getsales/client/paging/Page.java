package io.getsales.client.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as the server gave it.
 *
 * @param items the rows
 * @param offset how many rows of the list were left out before it
 * @param total how many rows the list has, by the server; null when it does not say
 * @param hasMore whether rows follow, by the server; null when it does not say
 * @param <T> the type of a row
 */
public record Page<T>(List<T> items, long offset, @Nullable Long total, @Nullable Boolean hasMore) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
    if (offset < 0) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: 0 or more)");
    }
  }

  /**
   * Whether the list ends with this page, as well as one answer can tell: it is empty; or the
   * server says so; or {@code total} is reached; or, where the server says neither, the page is
   * shorter than asked for.
   */
  boolean isLast(int limit) {
    if (items.isEmpty()) {
      return true;
    }
    if (hasMore != null) {
      return !hasMore;
    }
    if (total != null) {
      return offset + items.size() >= total;
    }
    return items.size() < limit;
  }
}
