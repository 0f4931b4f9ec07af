package io.getsales.client.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Page after page by offset. The offset grows by the rows that came, not by the rows asked for,
 * since servers give fewer than asked (the service cuts at 100, one list at 20, says client code).
 */
final class OffsetWalk<T> implements Iterator<Page<T>> {
  private final PageSource<T> source;
  private final int pageSize;
  private long offset;
  private @Nullable Page<T> last;

  OffsetWalk(PageSource<T> source, long firstOffset, int pageSize) {
    this.source = source;
    this.offset = firstOffset;
    this.pageSize = pageSize;
  }

  @Override
  public boolean hasNext() {
    return last == null || !last.isLast(pageSize);
  }

  @Override
  public Page<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list ended at offset " + offset);
    }
    Page<T> page = source.fetch(offset, pageSize);
    offset += page.items().size();
    last = page;
    return page;
  }
}
