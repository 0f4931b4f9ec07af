package io.getsales.client.paging;

import io.getsales.client.error.IncompleteTraversalException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one run: counted, and with answers that nobody can go on from turned into clear
 * exceptions.
 */
final class Requests<T> {
  /** How often an empty page is asked for again while the server says that rows follow. */
  private static final int TRIES_AT_EMPTY_PAGE = 3;

  private static final int MOST_EQUAL_PAGES = 3;

  private final RowSource<T> source;
  private final Tally tally;
  private final PageFetcher<T> fetcher;
  private final OddRows<T> odd;
  private @Nullable PageRequest lastRequest;
  private List<String> lastIds = List.of();
  private @Nullable Long lastTotal;
  private int equalPages;

  Requests(RowSource<T> source, Tally tally, PageFetcher<T> fetcher) {
    this.source = source;
    this.tally = tally;
    this.fetcher = fetcher;
    this.odd = new OddRows<>(source);
  }

  Tally tally() {
    return tally;
  }

  ListTraits traits() {
    return source.traits();
  }

  /**
   * Has these pages fetched ahead where the run prefetches; others asked for before are dropped.
   */
  void expect(List<PageRequest> next) {
    fetcher.expect(next);
  }

  Page<T> fetch(PageRequest request) {
    Page<T> page = fetcher.fetch(request);
    for (int tries = 1; page.items().isEmpty() && Boolean.TRUE.equals(page.hasMore()); tries++) {
      if (tries == TRIES_AT_EMPTY_PAGE) {
        throw incomplete("the server says that rows follow, and gives an empty page");
      }
      page = fetcher.fetch(request);
    }
    odd.look(page.items());
    refuseEndlessRepetition(request, page);
    if (request.range().isEverything()) {
      tally.total(page.total());
    }
    return page;
  }

  /** One page given for one offset after the other would be read for ever. */
  private void refuseEndlessRepetition(PageRequest request, Page<T> page) {
    List<String> ids = page.items().stream().map(this::id).toList();
    boolean isFurtherOn =
        lastRequest != null
            && lastRequest.range().equals(request.range())
            && lastRequest.sort().equals(request.sort())
            && lastRequest.offset() < request.offset()
            && Objects.equals(lastTotal, page.total()); // else rows may have moved as fast
    equalPages = isFurtherOn && !ids.isEmpty() && ids.equals(lastIds) ? equalPages + 1 : 0;
    lastRequest = request;
    lastIds = ids;
    lastTotal = page.total();
    if (equalPages >= MOST_EQUAL_PAGES) {
      throw incomplete("the server gives the same page for every offset");
    }
  }

  /** Ends a walk that would never end, since the server shows the same rows whatever is asked. */
  void requireProgress(OffsetPosition position) {
    if (position.isStuck()) {
      throw incomplete(
          position.effectivePage() < 2
              ? "the server gives one row at a time, so that pages cannot overlap"
              : "rows move as fast as the list is read");
    }
  }

  /** What tells a row of the page fetched last from others: its id, or its content. */
  String id(T row) {
    return odd.id(row);
  }

  /** When a row was created, in its own words; or null. */
  @Nullable Instant ownTime(T row) {
    return source.createdAt(row);
  }

  /** When a row of the page fetched last was created; its neighbour where it does not say. */
  Instant time(T row) {
    Instant time = odd.time(row);
    if (time == null) {
      throw incomplete("no row of a page has a creation time");
    }
    return time;
  }

  /**
   * Notes rows that are delivered; what is odd about them concerns the promise.
   *
   * @param byTime whether the walk relies on creation times
   */
  void deliver(List<T> rows, boolean byTime) {
    tally.rows += rows.size();
    for (T row : rows) {
      if (source.id(row) == null || (byTime && source.createdAt(row) == null)) {
        tally.oddRows++;
        tally.restsOn(TraversalReport.Basis.ODD_ROWS);
      }
    }
  }

  IncompleteTraversalException incomplete(String problem) {
    return new IncompleteTraversalException(traits().operation(), problem, tally.rows);
  }
}
