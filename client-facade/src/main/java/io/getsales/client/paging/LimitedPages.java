package io.getsales.client.paging;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Pages with at most so many rows in all; asks for nothing beyond the last of them. */
final class LimitedPages<T> implements Iterator<Page<T>> {
  private final Iterator<Page<T>> pages;
  private long left;

  LimitedPages(Iterator<Page<T>> pages, long limit) {
    this.pages = pages;
    this.left = limit;
  }

  @Override
  public boolean hasNext() {
    return left > 0 && pages.hasNext();
  }

  @Override
  public Page<T> next() {
    if (left <= 0) {
      throw new NoSuchElementException("the limit is reached");
    }
    Page<T> page = pages.next();
    List<T> items = page.items();
    if (items.size() > left) {
      items = items.subList(0, (int) left);
    }
    left -= items.size();
    return new Page<>(items, page.offset(), page.total(), page.hasMore(), page.positions());
  }
}
