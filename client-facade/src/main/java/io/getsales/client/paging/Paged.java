package io.getsales.client.paging;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A list of the API, read page by page as its rows are asked for. Making one requests nothing; each
 * {@link #iterator()}, {@link #stream()} and {@link #pages()} is a new run from the start.
 *
 * <p>The requests of a run are made on the thread that asks for the rows, and throw there.
 * Immutable: {@link #pageSize}, {@link #limit} answer changed copies. A {@code Paged} can be shared
 * by threads, an iterator of it cannot.
 *
 * @param <T> the type of a row
 */
public final class Paged<T> implements Iterable<T> {
  /** Rows asked for in one request: {@value}, the most that the vendor documents. */
  public static final int LARGEST_PAGE = 100;

  private final PageSource<T> source;
  private final PageWalk<T> walk;
  private final int pageSize;
  private final long limit;

  private Paged(PageSource<T> source, PageWalk<T> walk, int pageSize, long limit) {
    this.source = source;
    this.walk = walk;
    this.pageSize = pageSize;
    this.limit = limit;
  }

  /**
   * A list that is read by offset. Rows that come or go before the current offset shift the rest,
   * so that rows can be met twice or not at all; see the list's own documentation.
   */
  public static <T> Paged<T> of(PageSource<T> source) {
    Objects.requireNonNull(source, "source");
    return new Paged<>(
        source, pageSize -> new OffsetWalk<>(source, 0, pageSize), LARGEST_PAGE, Long.MAX_VALUE);
  }

  /**
   * A list that is read by creation time, the oldest row first, whatever its length. Rows that come
   * or go meanwhile neither hide nor repeat another row.
   */
  public static <T> Paged<T> byCreationTime(TimeOrderedList<T> list) {
    Objects.requireNonNull(list, "list");
    return new Paged<>(
        (offset, limit) -> list.fetch(TimeRange.everything(), offset, limit),
        pageSize -> new KeysetWalk<>(list, pageSize),
        LARGEST_PAGE,
        Long.MAX_VALUE);
  }

  /**
   * Sets how many rows one request asks for.
   *
   * @param rows 1 to {@value #LARGEST_PAGE}; the default is {@value #LARGEST_PAGE}
   */
  public Paged<T> pageSize(int rows) {
    if (rows < 1 || rows > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "pageSize: " + rows + " (expected: 1 to " + LARGEST_PAGE + ")");
    }
    return new Paged<>(source, walk, rows, limit);
  }

  /**
   * Ends every run after so many rows; nothing is requested beyond them.
   *
   * @param rows 0 or more; the default is no limit
   */
  public Paged<T> limit(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("limit: " + rows + " (expected: 0 or more)");
    }
    return new Paged<>(source, walk, pageSize, rows);
  }

  /** The rows. The first page is requested when the first row is asked for. */
  @Override
  public Iterator<T> iterator() {
    return new RowIterator<>(pageIterator());
  }

  /** The rows as a sequential stream, as lazy as {@link #iterator()}. */
  public Stream<T> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        () -> Spliterators.spliteratorUnknownSize(iterator(), traits), traits, false);
  }

  /** The pages, each requested when it is asked for. The last one can be empty. */
  public Iterable<Page<T>> pages() {
    return this::pageIterator;
  }

  private Iterator<Page<T>> pageIterator() {
    return new LimitedPages<>(walk.begin(requestSize()), limit);
  }

  private int requestSize() {
    return (int) Math.max(1, Math.min(pageSize, limit));
  }

  /** The first page: exactly one request. */
  public Page<T> first() {
    return source.fetch(0, requestSize());
  }

  /**
   * How many rows the list has, by the server: one request for one row. Empty when the server does
   * not say. {@link #limit} does not count.
   */
  public OptionalLong total() {
    Long total = source.fetch(0, 1).total();
    return total == null ? OptionalLong.empty() : OptionalLong.of(total);
  }

  /** All rows at once: as many as {@link #limit} lets through, in memory. */
  public List<T> toList() {
    List<T> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }
}
