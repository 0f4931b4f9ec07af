package io.getsales.client.paging;

import java.util.List;

/**
 * What came since the last read.
 *
 * @param rows the new rows, the oldest first
 * @param next where the next read begins; keep it when the rows are dealt with, not before
 * @param <T> the type of a row
 */
public record Increment<T>(List<T> rows, Cursor next) {
  /**
   * Copies the list.
   *
   * @param rows see {@link #rows()}
   * @param next see {@link #next()}
   */
  public Increment {
    rows = List.copyOf(rows);
  }
}
