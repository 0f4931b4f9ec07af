package io.getsales.client.paging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list of the API as a traversal sees it: one page at a time, and what its rows say of
 * themselves. Safe for use by several threads, since pages can be prefetched.
 *
 * @param <T> the type of a row
 */
public interface RowSource<T> {
  /** {@return what is known of the list beforehand} */
  ListTraits traits();

  /**
   * Makes one request.
   *
   * @param request the range, order, offset and number of rows
   * @return the rows in order, and what the server says of the rest
   */
  Page<T> fetch(PageRequest request);

  /**
   * {@return what tells a row from all others; null when the row does not say}
   *
   * @param row one of a page that {@link #fetch} answered
   */
  @Nullable String id(T row);

  /**
   * {@return when a row was created; null when the row does not say}
   *
   * @param row one of a page that {@link #fetch} answered
   */
  @Nullable Instant createdAt(T row);

  /**
   * What is in a row, for telling rows apart that have no id. Override it where {@code toString()}
   * does not show everything.
   *
   * @param row a row of this list
   * @return equal texts for rows that are alike; never shown or kept, but for a digest
   */
  default String content(T row) {
    return String.valueOf(row);
  }
}
