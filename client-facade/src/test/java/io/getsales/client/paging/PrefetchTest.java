package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.paging.SimulatedList.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching ahead: in order, bounded, and no more than the caller goes on for. */
@Timeout(30)
class PrefetchTest {

  private static SimulatedList list(int size) {
    SimulatedList list = SimulatedList.ofSize(size);
    list.honoured = Set.of(RangeForm.INSTANTS);
    return list;
  }

  private static Paged<Row> ahead(SimulatedList list, int pages) {
    return Paged.of((RowSource<Row>) list).prefetch(pages);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 16})
  void givesTheSameRowsInTheSameOrder(int pages) {
    SimulatedList list = list(2_345);

    assertThat(ahead(list, pages).toList()).isEqualTo(ahead(list, 0).toList()).hasSize(2_345);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 16})
  void costsFewRequestsMoreThanThereArePages(int pages) {
    TraversalReport report = ahead(list(6_000), pages).read(row -> {});

    assertThat(report.requests()).isLessThanOrEqualTo(64L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void costsOneRequestWhereTheCallerStopsWithinTheFirstPage(int pages) {
    SimulatedList list = list(2_000);
    Iterator<Row> rows = ahead(list, pages).iterator();

    for (int i = 0; i < 100; i++) {
      rows.next();
    }

    assertThat(list.requests()).hasSize(1);
  }

  @Test
  void fetchesWhileTheCallerWorks() throws InterruptedException {
    SimulatedList list = list(1_000);
    CountDownLatch third = new CountDownLatch(3);
    RowSource<Row> counted = counting(list, third);
    Iterator<Row> rows = Paged.of(counted).prefetch(2).iterator();

    for (int i = 0; i < 101; i++) {
      rows.next(); // the second page is in work
    }

    assertThat(third.await(10, TimeUnit.SECONDS)).as("a third page was fetched").isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void asksForNothingOnceTheCallerStopsAsking(int pages) {
    SimulatedList list = list(5_000);
    Timeline timeline = new Timeline(list, Duration.ZERO);
    Iterator<Row> rows = timeline.rows(pages);

    for (int i = 0; i < 250; i++) {
      rows.next();
    }

    // All that was ever handed to the threads has been carried out by now.
    assertThat(list.requests()).hasSizeLessThanOrEqualTo(3 + pages);
  }

  @Test
  void fetchesNothingBeyondTheLimit() {
    SimulatedList list = list(5_000);

    assertThat(ahead(list, 8).limit(150).toList()).hasSize(150);

    assertThat(list.requests()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void handsTheExceptionOnAndGoesOnAfterIt() {
    SimulatedList list = list(1_000);
    int[] requests = {0};
    list.between(
        same -> {
          if (++requests[0] == 4) {
            throw new IllegalStateException("the network is down");
          }
        });
    Iterator<Row> rows = ahead(list, 2).iterator();
    List<Row> read = new ArrayList<>();

    assertThatIllegalStateException().isThrownBy(() -> rows.forEachRemaining(read::add));
    rows.forEachRemaining(read::add);

    assertThat(read).extracting(Row::id).doesNotHaveDuplicates().hasSize(1_000);
  }

  @Test
  void endsPagesUnderWayWhenTheStreamIsClosed() throws InterruptedException {
    Stuck stuck = new Stuck(list(5_000), 4);
    Stream<Row> stream = Paged.of(stuck).prefetch(4).stream();
    Iterator<Row> rows = stream.iterator();
    for (int i = 0; i < 101; i++) {
      rows.next();
    }
    assertThat(stuck.begun.await(10, TimeUnit.SECONDS)).as("four pages are under way").isTrue();

    stream.close();

    assertThat(stuck.interrupted.await(10, TimeUnit.SECONDS)).as("all were ended").isTrue();
  }

  @Test
  void endsPagesUnderWayWhenTheConsumerThrows() throws InterruptedException {
    Stuck stuck = new Stuck(list(5_000), 4);
    int[] rows = {0};

    assertThatThrownBy(
            () ->
                Paged.of(stuck)
                    .prefetch(4)
                    .read(
                        row -> {
                          if (++rows[0] > 100) {
                            awaitQuietly(stuck.begun);
                            throw new UnsupportedOperationException("mine");
                          }
                        }))
        .isInstanceOf(UnsupportedOperationException.class);

    assertThat(stuck.interrupted.await(10, TimeUnit.SECONDS)).as("all were ended").isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A list whose pages from the third on never come, until somebody ends the request. */
  private static final class Stuck implements RowSource<Row> {
    private final SimulatedList list;
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch begun;
    private final CountDownLatch interrupted;

    Stuck(SimulatedList list, int pages) {
      this.list = list;
      this.begun = new CountDownLatch(pages);
      this.interrupted = new CountDownLatch(pages);
    }

    @Override
    public ListTraits traits() {
      return list.traits();
    }

    @Override
    public Page<Row> fetch(PageRequest request) {
      if (requests.incrementAndGet() > 2) {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw new IllegalStateException("ended", e);
        }
      }
      return list.fetch(request);
    }

    @Override
    public String id(Row row) {
      return row.id();
    }

    @Override
    public Instant createdAt(Row row) {
      return row.createdAt();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 16})
  void asksOnceForTheFirstPageAndOnceForTheTotal(int pages) {
    SimulatedList list = list(5_000);

    assertThat(ahead(list, pages).first().items()).hasSize(100);
    assertThat(list.requests()).hasSize(1);
    assertThat(ahead(list, pages).total()).hasValue(5_000);
    assertThat(list.requests()).hasSize(2);
  }

  /**
   * 60 pages through a quota of 290 a minute with a burst of 10. The bound is that of any client:
   * the quota, or the caller's own work, and one answer.
   */
  @ParameterizedTest
  @CsvSource({"50, 0", "50, 50", "50, 200", "200, 0", "200, 50", "200, 200"})
  void takesAtMostATwentiethLongerThanAnyClientMust(int answer, int work) {
    Duration fastest = Timeline.bound(60, answer, work);

    Duration taken = Timeline.read(list(6_000), 2, answer, work);

    assertThat(taken).isBetween(fastest.dividedBy(20).multipliedBy(19), ratio(fastest, 1.05));
  }

  @ParameterizedTest
  @CsvSource({"50, 200", "200, 0", "200, 50", "200, 200"})
  void wouldTakeLongerWithoutFetchingAhead(int answer, int work) {
    assertThat(Timeline.read(list(6_000), 0, answer, work))
        .isGreaterThan(ratio(Timeline.bound(60, answer, work), 1.1));
  }

  private static Duration ratio(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  private static RowSource<Row> counting(SimulatedList list, CountDownLatch pages) {
    return new RowSource<>() {
      @Override
      public ListTraits traits() {
        return list.traits();
      }

      @Override
      public Page<Row> fetch(PageRequest request) {
        Page<Row> page = list.fetch(request);
        pages.countDown();
        return page;
      }

      @Override
      public String id(Row row) {
        return row.id();
      }

      @Override
      public Instant createdAt(Row row) {
        return row.createdAt();
      }
    };
  }
}
