package io.getsales.client.paging;

import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.progress.Progress;
import io.getsales.client.progress.ProgressMeter;
import io.getsales.client.time.TimeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list of the API, read page by page as its rows are asked for. Making one requests nothing; each
 * {@link #iterator()}, {@link #stream()}, {@link #pages()} and {@link #read} is a new run from the
 * start.
 *
 * <p>Unless {@link #traversal} says otherwise a run is {@linkplain Traversal#STRICT strict}: each
 * row that is there from its beginning to its end comes exactly once, whatever is added, deleted or
 * changed meanwhile, or the run ends with {@link IncompleteTraversalException}.
 *
 * <p>Requests are made as the rows are asked for, and throw there. After an exception the next call
 * asks for the same page again, so a run can go on where it was. Immutable: {@link #pageSize},
 * {@link #limit} and the like answer changed copies. A {@code Paged} can be shared by threads, an
 * iterator of it cannot.
 *
 * @param <T> the type of a row
 */
public final class Paged<T> implements Iterable<T> {
  /** Rows asked for in one request: {@value}, the most that the vendor documents. */
  public static final int LARGEST_PAGE = 100;

  /** Pages fetched ahead unless {@link #prefetch} says otherwise: {@value}. */
  public static final int DEFAULT_PREFETCH = 0;

  /** The most pages that {@link #prefetch} takes: {@value}. */
  public static final int MOST_PREFETCHED = 16;

  private final @Nullable RowSource<T> rows;
  private final PageSource<T> source;
  private final TimeSource time;
  private final Settings settings;

  private record Settings(
      int pageSize, long limit, Traversal traversal, int prefetch, @Nullable Checkpoint start) {
    static final Settings DEFAULTS =
        new Settings(LARGEST_PAGE, Long.MAX_VALUE, Traversal.STRICT, DEFAULT_PREFETCH, null);

    Settings pageSize(int rows) {
      return new Settings(rows, limit, traversal, prefetch, start);
    }

    Settings limit(long rows) {
      return new Settings(pageSize, rows, traversal, prefetch, start);
    }

    Settings traversal(Traversal way) {
      return new Settings(pageSize, limit, way, prefetch, start);
    }

    Settings prefetch(int pages) {
      return new Settings(pageSize, limit, traversal, pages, start);
    }

    Settings start(Checkpoint checkpoint) {
      return new Settings(pageSize, limit, traversal, prefetch, checkpoint);
    }

    int requestSize() {
      return (int) Math.max(1, Math.min(pageSize, limit));
    }

    TimeWalk.Pace pace() {
      return new TimeWalk.Pace(requestSize(), Math.max(2, pageSize), prefetch, limit);
    }
  }

  private Paged(
      @Nullable RowSource<T> rows, PageSource<T> source, TimeSource time, Settings settings) {
    this.rows = rows;
    this.source = source;
    this.time = time;
    this.settings = settings;
  }

  private Paged<T> with(Settings changed) {
    return new Paged<>(rows, source, time, changed);
  }

  /**
   * {@return a list whose rows tell their ids and times, so that it can be read strictly}
   *
   * @param <T> the type of a row
   * @param rows asked for pages, and for the id and time of each row
   */
  public static <T> Paged<T> of(RowSource<T> rows) {
    return of(rows, TimeSource.system());
  }

  /**
   * {@return a list whose rows tell their ids and times, so that it can be read strictly}
   *
   * @param <T> the type of a row
   * @param rows asked for pages, and for the id and time of each row
   * @param time what {@link Progress} is measured by
   */
  public static <T> Paged<T> of(RowSource<T> rows, TimeSource time) {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(time, "time");
    PageSource<T> source =
        (offset, limit) -> rows.fetch(PageRequest.of(rows.traits().sort(), offset, limit));
    return new Paged<>(rows, source, time, Settings.DEFAULTS);
  }

  /**
   * {@return a list of which nothing is known but its pages; it can only be read plainly}
   *
   * @param <T> the type of a row
   * @param source asked for pages by offset
   */
  public static <T> Paged<T> of(PageSource<T> source) {
    Objects.requireNonNull(source, "source");
    return new Paged<>(
        null, source, TimeSource.system(), Settings.DEFAULTS.traversal(Traversal.PLAIN));
  }

  /**
   * Sets how many rows one request asks for. A strict run asks for 2 at least after the first page,
   * since pages have to overlap; with small pages the overlap costs many requests.
   *
   * @param rows 1 to {@value #LARGEST_PAGE}; the default is {@value #LARGEST_PAGE}
   * @return the same list, read so; this one stays as it is
   */
  public Paged<T> pageSize(int rows) {
    if (rows < 1 || rows > LARGEST_PAGE) {
      throw new IllegalArgumentException(
          "pageSize: " + rows + " (expected: 1 to " + LARGEST_PAGE + ")");
    }
    return with(settings.pageSize(rows));
  }

  /**
   * Ends every run after so many rows; nothing is requested beyond them.
   *
   * @param rows 0 or more; the default is no limit
   * @return the same list, read so; this one stays as it is
   */
  public Paged<T> limit(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("limit: " + rows + " (expected: 0 or more)");
    }
    return with(settings.limit(rows));
  }

  /**
   * Sets what is promised about rows that come, go and move while the list is read.
   *
   * @param traversal {@link Traversal#STRICT}, which is the default, or {@link Traversal#PLAIN}
   * @return the same list, read so; this one stays as it is
   * @throws IllegalStateException when strict is asked of a list that is known by its pages alone
   */
  public Paged<T> traversal(Traversal traversal) {
    Objects.requireNonNull(traversal, "traversal");
    if (traversal == Traversal.STRICT && rows == null) {
      throw new IllegalStateException("the rows of this list are not known to have ids and times");
    }
    return with(settings.traversal(traversal));
  }

  /**
   * Goes on behind a point of an earlier run, in this process or another. The row read last then is
   * looked for first, so rows that were added or deleted since do no harm: what was there all the
   * time and had not been delivered is delivered.
   *
   * @param checkpoint of {@link #checkpointed()} or {@link Page#checkpoint()}
   * @return the same list, read so; this one stays as it is
   * @throws IllegalArgumentException when the checkpoint is of another list, filter or order
   * @throws IllegalStateException when the list is read plainly
   */
  public Paged<T> resume(Checkpoint checkpoint) {
    Objects.requireNonNull(checkpoint, "checkpoint");
    checkpoint.requireSameList(strictRows().traits());
    return with(settings.start(checkpoint));
  }

  /**
   * Has the next pages fetched while the rows of the last one are worked on. Rows still come in
   * order and with the same promise; pages that turn out not to join are fetched anew. At most so
   * many pages are held in memory besides the one in work.
   *
   * <p>The first page is fetched alone; prefetching begins when the second is asked for. The
   * requests pass the client's quota like any others, on daemon threads of the run's own. When the
   * caller stops, they stop: at once where a stream is closed or an exception is thrown, with the
   * pages under way where an iterator is left.
   *
   * <p>One page ahead hides the time that the caller takes; more hide the service's. At the
   * vendor's 300 requests a minute two are enough up to answers that take 0.4 s.
   *
   * @param pages 0 to {@value #MOST_PREFETCHED}; the default is {@value #DEFAULT_PREFETCH}
   * @return the same list, read so; this one stays as it is
   */
  public Paged<T> prefetch(int pages) {
    if (pages < 0 || pages > MOST_PREFETCHED) {
      throw new IllegalArgumentException(
          "prefetch: " + pages + " (expected: 0 to " + MOST_PREFETCHED + ")");
    }
    return with(settings.prefetch(pages));
  }

  private RowSource<T> strictRows() {
    RowSource<T> strict = rows;
    if (strict == null || settings.traversal() == Traversal.PLAIN) {
      throw new IllegalStateException("traversal: PLAIN (expected: STRICT)");
    }
    return strict;
  }

  /** The rows. The first page is requested when the first row is asked for. */
  @Override
  public Iterator<T> iterator() {
    return new RowIterator<>(begin().pages());
  }

  /**
   * {@return the rows as a sequential stream, as lazy as {@link #iterator()}} Closing it stops
   * prefetching.
   */
  public Stream<T> stream() {
    int traits = Spliterator.ORDERED | Spliterator.NONNULL;
    AtomicReference<@Nullable Run<T>> run = new AtomicReference<>();
    return StreamSupport.stream(
            () -> {
              Run<T> started = begin();
              run.set(started);
              return Spliterators.spliteratorUnknownSize(
                  new RowIterator<>(started.pages()), traits);
            },
            traits,
            false)
        .onClose(
            () -> {
              Run<T> started = run.get();
              if (started != null) {
                started.close();
              }
            });
  }

  /** {@return the pages, each requested when it is asked for} Any of them can be empty. */
  public Iterable<Page<T>> pages() {
    return () -> begin().pages();
  }

  /**
   * {@return the rows with their checkpoints, for work that shall go on after a stop where it was}
   *
   * @throws IllegalStateException when the list is read plainly, or by anything but creation time
   */
  public Iterable<Checkpointed<T>> checkpointed() {
    if (!strictRows().traits().isFixedOrder()) {
      throw new NoCheckpointException(
          "order: "
              + strictRows().traits().sort()
              + " can change between two runs (expected: by created_at or uuid)");
    }
    return () -> new CheckpointedIterator<>(begin().pages());
  }

  /**
   * Hands each row to the consumer and says how it went. A list that cannot be read completely is
   * no exception here but a report that says so; all other exceptions pass, the consumer's too.
   *
   * <p>With a {@link #limit} the report speaks of the rows before it.
   *
   * @param consumer is given each row once, on this thread
   * @return rows, requests, totals, and whether all were delivered
   */
  public TraversalReport read(Consumer<? super T> consumer) {
    return read(consumer, progress -> {});
  }

  /**
   * Hands each row to the consumer, as {@link #read(Consumer)} does, and tells a listener how far
   * it has come: at the beginning, after each page, once a second in between, and at the end. It is
   * called on this thread; what it throws ends the run, as an exception of the consumer does.
   *
   * <p>The total is what the server says of the whole list, no more than {@link #limit}, and in a
   * {@linkplain #resume resumed} run without the rows of the runs before it.
   *
   * @param consumer is given each row once, on this thread
   * @param progressListener is told on this thread
   * @return rows, requests, totals, and whether all were delivered
   */
  public TraversalReport read(
      Consumer<? super T> consumer, Consumer<? super Progress> progressListener) {
    Objects.requireNonNull(consumer, "consumer");
    ProgressMeter meter = new ProgressMeter(time, progressListener);
    meter.report();
    Run<T> run = begin();
    try (run) {
      while (run.pages().hasNext()) {
        Page<T> page = run.pages().next();
        meter.total(toRead(run.tally().totalAtEnd()));
        for (T row : page.items()) {
          consumer.accept(row);
          meter.done(1);
        }
        meter.report();
      }
    } catch (IncompleteTraversalException e) {
      return run.tally().report(TraversalReport.Verdict.INCOMPLETE, e.getMessage());
    }
    if (settings.traversal() == Traversal.PLAIN) {
      return run.tally()
          .report(
              TraversalReport.Verdict.INCOMPLETE,
              "a plain traversal does not see whether rows were missed");
    }
    return run.tally()
        .report(
            run.tally().repaired
                ? TraversalReport.Verdict.REPAIRED
                : TraversalReport.Verdict.COMPLETE,
            null);
  }

  private @Nullable Long toRead(@Nullable Long total) {
    if (total == null) {
      return null;
    }
    Checkpoint start = settings.start();
    return Math.min(settings.limit(), Math.max(0, start == null ? total : total - start.rows()));
  }

  /**
   * Works on rows whose handling makes them leave the list: contacts that get the tag which the
   * filter says they lack, say. A loop over the rows would skip as many as leave. This reads the
   * head again until nothing new stands there, gives each row to the handler once, and ends when a
   * whole pass shows no row that was not handled. It promises nothing about rows that match only
   * for a while.
   *
   * @param handler is given each row once, on this thread
   * @return the rows that were handled and still match
   * @throws IllegalStateException when the list is read plainly
   */
  public DrainReport<T> drain(Consumer<? super T> handler) {
    return drain(handler, progress -> {});
  }

  /**
   * Works on rows that leave the list, as {@link #drain(Consumer)} does, and tells a listener how
   * far it has come: at the beginning, after each page, once a second in between, and at the end.
   * It is called on this thread; what it throws ends the work, as an exception of the handler does.
   *
   * <p>The total is the number of rows at the beginning, so rows that join the list meanwhile are
   * done beyond it.
   *
   * @param handler is given each row once, on this thread
   * @param progressListener is told on this thread
   * @return the rows that were handled and still match
   * @throws IllegalStateException when the list is read plainly
   */
  public DrainReport<T> drain(
      Consumer<? super T> handler, Consumer<? super Progress> progressListener) {
    Objects.requireNonNull(handler, "handler");
    ProgressMeter meter = new ProgressMeter(time, progressListener);
    RowSource<T> strict = strictRows();
    Tally tally = new Tally();
    Requests<T> requests = new Requests<>(strict, tally, new DirectFetcher<>(strict, tally));
    return new Drain<>(requests, settings.pageSize(), handler, meter).run();
  }

  /**
   * What was created since the last time: the incremental read of a nightly job. Read from the
   * newest row back to {@link Cursor#lag} before the newest one of the last time, and handed out
   * the oldest first; rows that the cursor knows are left out, so a row that arrived late is
   * delivered once. The rows of one increment are held in memory.
   *
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   * @return the new rows, and the cursor for the next time
   * @throws IllegalArgumentException when the cursor is of another list or filter
   * @throws IllegalStateException unless the list is read strictly, by descending {@code
   *     created_at}
   */
  public Increment<T> since(Cursor cursor) {
    Objects.requireNonNull(cursor, "cursor");
    RowSource<T> strict = strictRows();
    ListTraits traits = strict.traits();
    if (!traits.isByCreation() || Checkpoint.isAscending(traits)) {
      throw new IllegalStateException(
          "order: " + traits.sort() + " (expected: created_at, descending)");
    }
    cursor.requireSameList(traits.fingerprint());
    return new SinceRead<>(strict, this, cursor).run();
  }

  private record Run<T>(Iterator<Page<T>> pages, Tally tally, @Nullable PageFetcher<T> fetcher)
      implements AutoCloseable {
    @Override
    public void close() {
      if (fetcher != null) {
        fetcher.close();
      }
    }
  }

  private Run<T> begin() {
    Tally tally = new Tally();
    RowSource<T> strict = settings.traversal() == Traversal.STRICT ? rows : null;
    if (strict == null) {
      Iterator<Page<T>> pages = new PlainPages<>(source, tally, settings.requestSize());
      return new Run<>(new LimitedPages<>(pages, settings.limit()), tally, null);
    }
    PageFetcher<T> fetcher =
        settings.prefetch() == 0
            ? new DirectFetcher<>(strict, tally)
            : new Prefetcher<>(strict, tally, settings.prefetch());
    Requests<T> requests = new Requests<>(strict, tally, fetcher);
    Iterator<Page<T>> pages = new StrictPages<>(requests, settings.pace(), settings.start());
    return new Run<>(new LimitedPages<>(pages, settings.limit()), tally, fetcher);
  }

  /** {@return the first page: exactly one request} */
  public Page<T> first() {
    return source.fetch(0, settings.requestSize());
  }

  /**
   * {@return how many rows the list has, by the server: one request for one row} Empty when the
   * server does not say. {@link #limit} does not count.
   */
  public OptionalLong total() {
    Long total = source.fetch(0, 1).total();
    return total == null ? OptionalLong.empty() : OptionalLong.of(total);
  }

  /** {@return all rows at once: as many as {@link #limit} lets through, in memory} */
  public List<T> toList() {
    List<T> all = new ArrayList<>();
    forEach(all::add);
    return all;
  }
}
