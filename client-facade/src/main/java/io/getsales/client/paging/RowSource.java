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
  /** What is known of the list beforehand. */
  ListTraits traits();

  /** Makes one request. */
  Page<T> fetch(PageRequest request);

  /** What tells a row from all others; null when the row does not say. */
  @Nullable String id(T row);

  /** When a row was created; null when the row does not say. */
  @Nullable Instant createdAt(T row);
}
