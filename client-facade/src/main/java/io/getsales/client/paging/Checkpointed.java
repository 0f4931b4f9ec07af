package io.getsales.client.paging;

/**
 * A row, and the point behind it.
 *
 * @param row the row
 * @param page the page that it is of
 * @param index its place there
 * @param <T> the type of a row
 */
public record Checkpointed<T>(T row, Page<T> page, int index) {
  /** {@return where to go on when the work on this row is done; see {@link Page#checkpoint()}} */
  public Checkpoint after() {
    return page.checkpointAfter(index);
  }
}
