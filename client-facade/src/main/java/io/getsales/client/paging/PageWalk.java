package io.getsales.client.paging;

import java.util.Iterator;

/**
 * A way through all pages of a list. Each iterator is a walk of its own; it asks for a page only in
 * {@code next()}, or in {@code hasNext()} where nothing else can tell, and never twice for one
 * page.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
interface PageWalk<T> {
  /**
   * Begins a walk.
   *
   * @param pageSize how many rows to ask for at a time
   */
  Iterator<Page<T>> begin(int pageSize);
}
