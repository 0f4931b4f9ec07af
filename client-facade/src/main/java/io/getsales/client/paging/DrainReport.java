package io.getsales.client.paging;

import java.util.List;

/**
 * What {@link Paged#drain} did.
 *
 * @param handled how many rows the handler was given, each once
 * @param left the rows that were handled and still match, in the list's order; a search index can
 *     lag, so some of them may be gone in a moment
 * @param passes how often the list was read from its head
 * @param requests pages asked for
 * @param <T> the type of a row
 */
public record DrainReport<T>(long handled, List<T> left, long passes, long requests) {
  /**
   * Copies the list.
   *
   * @param left see {@link #left()}
   * @param handled see {@link #handled()}
   * @param passes see {@link #passes()}
   * @param requests see {@link #requests()}
   */
  public DrainReport {
    left = List.copyOf(left);
  }

  /** {@return whether every row that was handled has left the list} */
  public boolean isDrained() {
    return left.isEmpty();
  }
}
