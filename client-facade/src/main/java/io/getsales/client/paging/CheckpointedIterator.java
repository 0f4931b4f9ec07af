package io.getsales.client.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of all pages, each with its place; a page is requested when its first row is. */
final class CheckpointedIterator<T> implements Iterator<Checkpointed<T>> {
  private final Iterator<Page<T>> pages;
  private @Nullable Page<T> page;
  private int index;

  CheckpointedIterator(Iterator<Page<T>> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while ((page == null || index >= page.items().size()) && pages.hasNext()) {
      page = pages.next();
      index = 0;
    }
    return page != null && index < page.items().size();
  }

  @Override
  public Checkpointed<T> next() {
    if (!hasNext() || page == null) {
      throw new NoSuchElementException("the list ended");
    }
    Checkpointed<T> row = new Checkpointed<>(page.items().get(index), page, index);
    index++;
    return row;
  }
}
