package io.getsales.client.paging;

import io.getsales.client.query.Sort;
import java.util.Objects;

/**
 * One page to be asked for.
 *
 * @param range the creation times wanted
 * @param form how the range is to be written; of no matter for {@link TimeRange#everything()}
 * @param sort the order of the rows
 * @param offset how many rows to leave out, 0 or more
 * @param limit how many rows to ask for, 1 or more; the server may give fewer
 */
public record PageRequest(TimeRange range, RangeForm form, Sort sort, long offset, int limit) {
  /**
   * Checks the numbers.
   *
   * @param range see {@link #range()}
   * @param form see {@link #form()}
   * @param sort see {@link #sort()}
   * @param offset see {@link #offset()}
   * @param limit see {@link #limit()}
   */
  public PageRequest {
    Objects.requireNonNull(range, "range");
    Objects.requireNonNull(form, "form");
    Objects.requireNonNull(sort, "sort");
    if (offset < 0) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: 0 or more)");
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1 or more)");
    }
  }

  /** A page of the whole list. */
  static PageRequest of(Sort sort, long offset, int limit) {
    return new PageRequest(TimeRange.everything(), RangeForm.INSTANTS, sort, offset, limit);
  }
}
