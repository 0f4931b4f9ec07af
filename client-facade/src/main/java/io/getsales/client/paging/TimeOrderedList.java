package io.getsales.client.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list that the server can filter and order by creation time, and so be read without large
 * offsets.
 *
 * @param <T> the type of a row
 */
public interface TimeOrderedList<T> {
  /**
   * Makes one request for rows of a stretch of time, the oldest first.
   *
   * @param offset how many rows to leave out, 0 or more
   * @param limit how many rows to ask for; the server may give fewer
   */
  Page<T> fetch(TimeRange range, long offset, int limit);

  /** When a row was created; null when the row does not say. */
  @Nullable Instant createdAt(T row);

  /** What tells a row from all others; null when the row does not say. */
  @Nullable String id(T row);

  /** The vendor's operation id, for messages. */
  String operation();
}
