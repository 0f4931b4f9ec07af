package io.getsales.client.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of all pages, a page requested when its first row is asked for. */
final class RowIterator<T> implements Iterator<T> {
  private final Iterator<Page<T>> pages;
  private Iterator<T> rows = Collections.emptyIterator();

  RowIterator(Iterator<Page<T>> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && pages.hasNext()) {
      rows = pages.next().items().iterator();
    }
    return rows.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list ended");
    }
    return rows.next();
  }
}
