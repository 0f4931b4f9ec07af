package io.getsales.client.paging;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches the pages that a walk expects while the caller is busy with the rows of the last one. It
 * begins when the caller comes back for a second page, so a caller who wants only the first pays
 * for no other. Nothing is fetched unless the walk asked for it, and a walk asks only when it makes
 * a step: a caller who stops asking stops the requests, at most as many as were expected last.
 *
 * <p>Its threads are daemons and end by themselves.
 */
final class Prefetcher<T> implements PageFetcher<T> {
  private static final long KEEP_ALIVE_SECONDS = 2;

  private final RowSource<T> source;
  private final Tally tally;
  private final ExecutorService threads;
  private final List<Ahead<T>> ahead = new ArrayList<>();
  private List<PageRequest> expected = List.of();
  private boolean hasFetched;
  private boolean callerCameBack;
  private boolean isClosed;

  private record Ahead<T>(PageRequest request, FutureTask<Page<T>> page) {}

  /** Fetches so many pages ahead, on threads of its own. */
  Prefetcher(RowSource<T> source, Tally tally, int pages) {
    this(source, tally, threads(pages));
  }

  /** For tests that look at what is handed to the threads. */
  Prefetcher(RowSource<T> source, Tally tally, ExecutorService threads) {
    this.source = source;
    this.tally = tally;
    this.threads = threads;
  }

  private static ExecutorService threads(int pages) {
    return new ThreadPoolExecutor(
        0,
        // Pages that turned out unwanted are still under way when the next ones begin.
        2 * pages,
        KEEP_ALIVE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new DaemonThreads(),
        new ThreadPoolExecutor.CallerRunsPolicy());
  }

  @Override
  public void expect(List<PageRequest> next) {
    expected = List.copyOf(next);
    for (Iterator<Ahead<T>> each = ahead.iterator(); each.hasNext(); ) {
      Ahead<T> one = each.next();
      if (!expected.contains(one.request())) {
        one.page().cancel(true);
        each.remove();
      }
    }
    start();
  }

  @Override
  public Page<T> fetch(PageRequest request) {
    callerCameBack |= hasFetched;
    hasFetched = true;
    start();
    for (Ahead<T> one : ahead) {
      if (one.request().equals(request)) {
        Page<T> page = await(one);
        ahead.remove(one);
        return page;
      }
    }
    return make(request);
  }

  private void start() {
    if (!callerCameBack || isClosed) {
      return;
    }
    for (PageRequest request : expected) {
      boolean isNew = ahead.stream().noneMatch(one -> one.request().equals(request));
      if (isNew) {
        FutureTask<Page<T>> page = new FutureTask<>(() -> make(request));
        ahead.add(new Ahead<>(request, page));
        threads.execute(page);
      }
    }
  }

  private Page<T> make(PageRequest request) {
    tally.request();
    return source.fetch(request);
  }

  /** A page that failed is forgotten together with all behind it, so that it can be tried again. */
  private Page<T> await(Ahead<T> one) {
    try {
      return one.page().get();
    } catch (ExecutionException e) {
      drop();
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("a page source throws no checked exceptions", e.getCause());
    } catch (InterruptedException e) {
      drop();
      Thread.currentThread().interrupt();
      return make(one.request()); // fails at once, with the exception of an interrupted call
    } catch (CancellationException e) {
      drop();
      return make(one.request());
    }
  }

  private void drop() {
    ahead.forEach(one -> one.page().cancel(true));
    ahead.clear();
    expected = List.of();
  }

  @Override
  public void close() {
    isClosed = true;
    drop();
    threads.shutdown();
  }

  private static final class DaemonThreads implements ThreadFactory {
    private static final String NAME = "getsales-prefetch-";
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, NAME + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
