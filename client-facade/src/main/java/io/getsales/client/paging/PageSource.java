package io.getsales.client.paging;

/**
 * Gets one page of a list.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface PageSource<T> {
  /**
   * Makes one request.
   *
   * @param offset how many rows to leave out, 0 or more
   * @param limit how many rows to ask for; the server may give fewer
   * @return the rows in order, and what the server says of the rest
   */
  Page<T> fetch(long offset, int limit);
}
