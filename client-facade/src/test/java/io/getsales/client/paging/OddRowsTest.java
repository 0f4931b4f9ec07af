package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that do not tell their id or their time are delivered once, and the report says so. */
@Timeout(60)
class OddRowsTest {

  /** A list of which some rows came so that nobody could read them. */
  private static final class Damaged implements RowSource<Row> {
    private final SimulatedList list;
    private final Set<String> withoutId = new HashSet<>();
    private final Set<String> withoutTime = new HashSet<>();

    Damaged(SimulatedList list) {
      this.list = list;
    }

    @Override
    public ListTraits traits() {
      return list.traits();
    }

    @Override
    public Page<Row> fetch(PageRequest request) {
      return list.fetch(request);
    }

    @Override
    public @Nullable String id(Row row) {
      return withoutId.contains(row.id()) ? null : row.id();
    }

    @Override
    public @Nullable Instant createdAt(Row row) {
      return withoutTime.contains(row.id()) ? null : row.createdAt();
    }
  }

  private record Kind(String name, int every, boolean id, boolean time) {
    @Override
    public String toString() {
      return name;
    }
  }

  private record Case(Kind kind, Sort sort, boolean honoured, int prefetch) {}

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Kind kind :
        List.of(
            new Kind("no id, at the seams", 100, true, false),
            new Kind("no time, at the seams", 100, false, true),
            new Kind("neither, here and there", 7, true, true),
            new Kind("neither, three in a row", 1, true, true))) {
      for (Sort sort :
          List.of(
              SimulatedList.OLDEST_FIRST,
              Sort.descending("created_at"),
              Sort.ascending("uuid"),
              Sort.descending("updated_at"))) {
        for (boolean honoured : new boolean[] {true, false}) {
          cases.add(new Case(kind, sort, honoured, 0));
        }
      }
      cases.add(new Case(kind, SimulatedList.OLDEST_FIRST, true, 2));
    }
    return cases.stream();
  }

  private static Damaged damaged(Case one) {
    SimulatedList list = SimulatedList.ofSize(730);
    list.sort = one.sort();
    list.honoured = one.honoured() ? Set.of(RangeForm.INSTANTS) : Set.of();
    Damaged damaged = new Damaged(list);
    List<Row> rows = Paged.of((RowSource<Row>) list).toList();
    for (int i = 0; i < rows.size(); i++) {
      boolean isOdd =
          one.kind().every() == 1 ? i >= 98 && i <= 100 : (i + 1) % one.kind().every() == 0;
      if (isOdd && one.kind().id()) {
        damaged.withoutId.add(rows.get(i).id());
      }
      if (isOdd && one.kind().time()) {
        damaged.withoutTime.add(rows.get(i).id());
      }
    }
    return damaged;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areDeliveredOnceLikeAllOthers(Case one) {
    Damaged list = damaged(one);
    List<String> ids = new ArrayList<>();

    TraversalReport report = Paged.of(list).prefetch(one.prefetch()).read(row -> ids.add(row.id()));

    assertThat(report.reason()).isNull();
    assertThat(ids).doesNotHaveDuplicates().hasSize(730);
    assertThat(report.rows()).isEqualTo(730);
    boolean areOdd = one.kind().id() || one.sort().field().equals("created_at");
    assertThat(report.oddRows() > 0).isEqualTo(areOdd);
    assertThat(report.basis() == TraversalReport.Basis.ODD_ROWS).isEqualTo(areOdd);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doNotStopARunThatResumes(Case one) {
    if (one.sort().field().equals("updated_at")) {
      return;
    }
    Damaged list = damaged(one);
    Paged<Row> rows = Paged.of(list);
    List<String> ids = new ArrayList<>();
    Paged<Row> rest = rows;
    boolean ended = false;
    while (!ended) {
      int left = 99;
      ended = true;
      for (Checkpointed<Row> each : rest.checkpointed()) {
        ids.add(each.row().id());
        if (--left == 0) {
          rest = rows.resume(Checkpoint.parse(each.after().toString()));
          ended = false;
          break;
        }
      }
    }

    assertThat(new HashSet<>(ids)).hasSize(730);
  }

  @Test
  void comeOnceIntoIncrementsAndOutOfADrain() {
    Case newestFirst =
        new Case(new Kind("", 7, true, true), Sort.descending("created_at"), false, 0);
    Damaged list = damaged(newestFirst);
    Paged<Row> rows = Paged.of(list);

    Increment<Row> first = rows.since(Cursor.startingAt(SimulatedList.START));
    Increment<Row> second = rows.since(Cursor.parse(first.next().toString()));
    List<String> handled = new ArrayList<>();
    DrainReport<Row> drained = rows.drain(row -> handled.add(row.id()));

    assertThat(first.rows()).hasSize(730);
    assertThat(second.rows()).isEmpty();
    assertThat(handled).doesNotHaveDuplicates().hasSize(730);
    assertThat(drained.handled()).isEqualTo(730);
  }

  @Test
  void saySoInAnIncrementWhereNoRowHasATime() {
    SimulatedList list = SimulatedList.ofSize(300);
    list.sort = Sort.descending("created_at");
    list.showsTimes = false;

    assertThatThrownBy(
            () -> Paged.of((RowSource<Row>) list).since(Cursor.startingAt(SimulatedList.START)))
        .isInstanceOf(IncompleteTraversalException.class)
        .hasMessageContaining("no row has a creation time");
  }

  @Test
  void areToldApartOnOnePageThoughTheyAreAlike() {
    RowSource<String> list =
        new RowSource<>() {
          @Override
          public ListTraits traits() {
            return SimulatedList.ofSize(0).traits();
          }

          @Override
          public Page<String> fetch(PageRequest request) {
            return new Page<>(
                List.of(new String("odd"), new String("odd"), new String("odd")), 0, 3L, false);
          }

          @Override
          public @Nullable String id(String row) {
            return null;
          }

          @Override
          public @Nullable Instant createdAt(String row) {
            return null;
          }
        };

    assertThat(Paged.of(list).toList()).hasSize(3);
  }
}
