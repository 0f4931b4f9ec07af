package io.getsales.client.paging;

import java.util.List;

/** Fetches each page when it is asked for, on the thread that asks. */
final class DirectFetcher<T> implements PageFetcher<T> {
  private final RowSource<T> source;
  private final Tally tally;

  DirectFetcher(RowSource<T> source, Tally tally) {
    this.source = source;
    this.tally = tally;
  }

  @Override
  public Page<T> fetch(PageRequest request) {
    tally.request();
    return source.fetch(request);
  }

  @Override
  public void expect(List<PageRequest> next) {
    // Nothing is fetched before it is asked for.
  }

  @Override
  public void close() {
    // Nothing runs.
  }
}
