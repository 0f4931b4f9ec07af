package io.getsales.client.paging;

/** How a list is read, and what is promised about it. */
public enum Traversal {
  /**
   * One request a page by offset, and no promise. While rows are deleted before the current offset,
   * the rows behind them move up and as many are skipped without a sign of it; while rows are added
   * there, rows come twice. In simulations of 3,000 rows with one change between two requests, 99
   * of 100 such runs lost rows. A search that ends at the service's window of 10,000 rows throws
   * {@link io.getsales.client.error.IncompleteTraversalException}.
   */
  PLAIN,
  /**
   * The default. Each row that is in the list from the beginning of the run to its end is delivered
   * exactly once, also while other rows come, go and move; where that cannot be promised the run
   * ends with {@link io.getsales.client.error.IncompleteTraversalException}, after everything that
   * could be had was delivered. A row that is deleted meanwhile is delivered at most once, and so
   * is one that is added.
   *
   * <p>It rests on this: a row's id and creation time do not change, and the server keeps the order
   * that it was asked for between rows of different creation times. For rows of one and the same
   * time no order is assumed where the server can count them.
   */
  STRICT
}
