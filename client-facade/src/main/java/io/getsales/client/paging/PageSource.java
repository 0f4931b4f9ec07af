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
   */
  Page<T> fetch(long offset, int limit);
}
