package io.getsales.client.paging;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Page after page by offset. The offset grows by the rows that came, not by the rows asked for,
 * since servers give fewer than asked (the service cuts at 100, one list at 20, says client code).
 */
final class PlainPages<T> implements Iterator<Page<T>> {
  private final PageSource<T> source;
  private final Tally tally;
  private final int pageSize;
  private long offset;
  private @Nullable Page<T> last;

  PlainPages(PageSource<T> source, Tally tally, int pageSize) {
    this.source = source;
    this.tally = tally;
    this.pageSize = pageSize;
    tally.basis = TraversalReport.Basis.NOTHING;
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
    tally.request();
    Page<T> page = source.fetch(offset, pageSize);
    offset += page.items().size();
    last = page;
    tally.total(page.total());
    tally.rows += page.items().size();
    return page;
  }
}
