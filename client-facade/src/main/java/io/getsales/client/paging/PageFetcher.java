package io.getsales.client.paging;

import java.util.List;

/** Gets the pages of one run, on the spot or ahead of time. */
interface PageFetcher<T> extends AutoCloseable {
  /** The page; may have been fetched already. */
  Page<T> fetch(PageRequest request);

  /** Says which pages will be asked for next, the first one first. */
  void expect(List<PageRequest> next);

  /** Stops fetching ahead. */
  @Override
  void close();
}
