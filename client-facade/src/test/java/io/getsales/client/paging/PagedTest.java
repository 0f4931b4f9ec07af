package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.query.Sort;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list promises whatever is in it: when it asks, how often, and for how much. */
class PagedTest {

  private static Paged<Row> paged(SimulatedList list) {
    return Paged.of((RowSource<Row>) list);
  }

  private static SimulatedList withTimeFilter(int size) {
    SimulatedList list = SimulatedList.ofSize(size);
    list.honoured = Set.of(RangeForm.INSTANTS);
    return list;
  }

  @Test
  void requestsNothingBeforeTheFirstRowIsAskedFor() {
    SimulatedList list = SimulatedList.ofSize(250);

    Paged<Row> rows = paged(list).pageSize(50).limit(80);
    rows.iterator();
    rows.pages().iterator();
    rows.stream().filter(row -> true);

    assertThat(list.requests()).isEmpty();
  }

  @Test
  void asksForOnePageAtATimeAndNeverTwiceForOne() {
    SimulatedList list = withTimeFilter(250);
    Iterator<Row> rows = paged(list).iterator();

    for (int i = 0; i < 100; i++) {
      assertThat(rows.hasNext()).isTrue();
      rows.next();
      assertThat(list.requests()).hasSize(1);
    }
    rows.next();

    assertThat(list.requests()).hasSize(2);
  }

  @Test
  void answersTheFirstPageWithOneRequest() {
    SimulatedList list = SimulatedList.ofSize(250);

    Page<Row> first = paged(list).pageSize(30).first();

    assertThat(first.items()).hasSize(30);
    assertThat(first.total()).isEqualTo(250);
    assertThat(list.requests()).singleElement().extracting(PageRequest::limit).isEqualTo(30);
  }

  @Test
  void answersTheTotalWithOneRequestForOneRow() {
    SimulatedList list = SimulatedList.ofSize(250);

    assertThat(paged(list).limit(7).total()).hasValue(250);

    assertThat(list.requests()).singleElement().extracting(PageRequest::limit).isEqualTo(1);
  }

  @Test
  void hasNoTotalWhereTheServerTellsNone() {
    SimulatedList list = SimulatedList.ofSize(5);
    list.tellsTotal = false;

    assertThat(paged(list).total()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 100})
  void asksForNoMoreThanTheLimitOnItsFirstPage(int limit) {
    SimulatedList list = SimulatedList.ofSize(250);

    assertThat(paged(list).limit(limit).toList()).hasSize(limit);

    assertThat(list.requests()).singleElement().extracting(PageRequest::limit).isEqualTo(limit);
  }

  @ParameterizedTest
  @EnumSource(Traversal.class)
  void requestsNothingForALimitOfNothing(Traversal traversal) {
    SimulatedList list = SimulatedList.ofSize(250);

    assertThat(paged(list).traversal(traversal).limit(0).toList()).isEmpty();

    assertThat(list.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Traversal.class)
  void endsAnEmptyListAfterOneRequest(Traversal traversal) {
    SimulatedList list = SimulatedList.ofSize(0);

    assertThat(paged(list).traversal(traversal).toList()).isEmpty();

    assertThat(list.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Traversal.class)
  void makesEachIteratorANewRun(Traversal traversal) {
    Paged<Row> rows = paged(SimulatedList.ofSize(120)).traversal(traversal);

    assertThat(rows.toList()).hasSize(120).isEqualTo(rows.stream().toList());
    assertThat(rows).hasSize(120);
  }

  @Test
  void readsAPlainListByOffsetWithOneRequestAPage() {
    SimulatedList list = SimulatedList.ofSize(250);

    paged(list).traversal(Traversal.PLAIN).forEach(row -> {});

    assertThat(list.requests()).extracting(PageRequest::offset).containsExactly(0L, 100L, 200L);
  }

  @Test
  void advancesByTheRowsThatCameWhereTheServerCapsPages() {
    SimulatedList list = SimulatedList.ofSize(50);
    list.pageCap = 20;

    assertThat(paged(list).traversal(Traversal.PLAIN).toList()).hasSize(50);

    assertThat(list.requests()).extracting(PageRequest::offset).containsExactly(0L, 20L, 40L);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101})
  void refusesPageSizesThatTheServiceDoesNotDocument(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> paged(SimulatedList.ofSize(1)).pageSize(size))
        .withMessage("pageSize: " + size + " (expected: 1 to 100)");
  }

  @Test
  void refusesOtherArgumentsThatMakeNoSense() {
    Paged<Row> rows = paged(SimulatedList.ofSize(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.limit(-1))
        .withMessageContaining("limit: -1");
    assertThatIllegalArgumentException().isThrownBy(() -> rows.prefetch(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> rows.prefetch(17));
    assertThatThrownBy(() -> rows.traversal(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> rows.read(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void leavesTheOriginalUnchanged() {
    SimulatedList list = SimulatedList.ofSize(10);
    Paged<Row> all = paged(list);

    all.limit(3).toList();

    assertThat(all.toList()).hasSize(10);
  }

  @Test
  void throwsNoSuchElementAtTheEnd() {
    Iterator<Row> rows = paged(SimulatedList.ofSize(1)).iterator();
    rows.next();

    assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @EnumSource(Traversal.class)
  void goesOnWhereItWasAfterAnExceptionOnTheWay(Traversal traversal) {
    SimulatedList list = withTimeFilter(950);
    List<Boolean> failures = new ArrayList<>();
    list.between(
        same -> {
          failures.add(true);
          if (failures.size() % 3 == 0) {
            throw new IllegalStateException("the network is down");
          }
        });
    Iterator<Row> rows = paged(list).traversal(traversal).iterator();

    List<String> ids = new ArrayList<>();
    int exceptions = 0;
    while (true) {
      try {
        if (!rows.hasNext()) {
          break;
        }
        ids.add(rows.next().id());
      } catch (IllegalStateException e) {
        exceptions++;
      }
    }

    assertThat(exceptions).isGreaterThan(2);
    assertThat(ids).doesNotHaveDuplicates().hasSize(950);
  }

  @Test
  void refusesToReadStrictlyWhatIsKnownByItsPagesAlone() {
    Paged<String> pages =
        Paged.of((offset, limit) -> new Page<>(List.of("a"), offset, null, false));

    assertThat(pages.toList()).containsExactly("a");
    assertThatIllegalStateException().isThrownBy(() -> pages.traversal(Traversal.STRICT));
  }

  @Test
  void reportsWhatAStrictReadDid() {
    SimulatedList list = withTimeFilter(300);

    TraversalReport report = paged(list).read(row -> {});

    assertThat(report.rows()).isEqualTo(300);
    assertThat(report.requests()).isEqualTo(list.requests().size()).isEqualTo(4);
    assertThat(report.duplicatesDropped()).isEqualTo(3);
    assertThat(report.totalAtStart()).isEqualTo(300);
    assertThat(report.verdict()).isEqualTo(TraversalReport.Verdict.COMPLETE);
    assertThat(report.basis()).isEqualTo(TraversalReport.Basis.CREATION_TIME);
    assertThat(report.reason()).isNull();
  }

  @Test
  void reportsThatAPlainReadPromisesNothing() {
    TraversalReport report =
        paged(SimulatedList.ofSize(300)).traversal(Traversal.PLAIN).read(row -> {});

    assertThat(report.rows()).isEqualTo(300);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.reason()).contains("plain");
  }

  @Test
  void handsTheConsumersOwnExceptionOn() {
    assertThatThrownBy(
            () ->
                paged(SimulatedList.ofSize(3))
                    .read(
                        row -> {
                          throw new UnsupportedOperationException("mine");
                        }))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void saysHowManyRowsAreBeyondReachInAnOrderOfTheCallers() {
    SimulatedList list = SimulatedList.ofSize(1_500);
    list.sort = Sort.ascending("updated_at");
    list.reach = 1_000;
    List<Row> read = new ArrayList<>();

    assertThatThrownBy(() -> paged(list).forEach(read::add))
        .isInstanceOf(IncompleteTraversalException.class)
        .hasMessageContaining("500 of 1500 rows cannot be reached");
    assertThat(read).hasSize(1_000);
  }
}
