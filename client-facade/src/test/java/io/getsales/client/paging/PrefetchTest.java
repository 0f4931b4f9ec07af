package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.getsales.client.paging.SimulatedList.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
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
  void stopsWithThePagesUnderWayWhereTheCallerStops(int pages) throws InterruptedException {
    SimulatedList list = list(5_000);
    Iterator<Row> rows = ahead(list, pages).iterator();
    for (int i = 0; i < 250; i++) {
      rows.next();
    }

    Thread.sleep(50);
    int before = list.requests().size();
    Thread.sleep(50);

    assertThat(list.requests()).hasSize(before).hasSizeLessThanOrEqualTo(3 + pages);
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
  void aClosedStreamFetchesNoMore() {
    SimulatedList list = list(5_000);
    Iterator<Row> rows;
    try (Stream<Row> stream = ahead(list, 4).stream()) {
      rows = stream.iterator();
      rows.next();
    }

    assertThat(list.requests()).hasSize(1);
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
