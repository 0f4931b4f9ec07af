package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.query.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break their own rules: each ends in progress or in a clear exception. */
@Timeout(60)
class HostileServersTest {

  /** A list whose answers are changed on their way. */
  private record Distorted(
      SimulatedList list, BiFunction<PageRequest, Page<Row>, Page<Row>> distortion)
      implements RowSource<Row> {
    @Override
    public ListTraits traits() {
      return list.traits();
    }

    @Override
    public Page<Row> fetch(PageRequest request) {
      return distortion.apply(request, list.fetch(request));
    }

    @Override
    public @Nullable String id(Row row) {
      return list.id(row);
    }

    @Override
    public @Nullable Instant createdAt(Row row) {
      return list.createdAt(row);
    }
  }

  private static List<Row> read(RowSource<Row> source) {
    return Paged.of(source).toList();
  }

  private record Shape(String name, Consumer<SimulatedList> setup) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (boolean total : new boolean[] {true, false}) {
      for (boolean more : new boolean[] {true, false}) {
        for (int cap : new int[] {2, 3, 7, 20, 100}) {
          for (boolean shortens : new boolean[] {true, false}) {
            for (Set<RangeForm> honoured :
                List.of(Set.<RangeForm>of(), Set.of(RangeForm.INSTANTS))) {
              shapes.add(
                  new Shape(
                      "total "
                          + total
                          + ", more "
                          + more
                          + ", cap "
                          + cap
                          + ", shortens "
                          + shortens
                          + ", honours "
                          + honoured,
                      list -> {
                        list.tellsTotal = total;
                        list.tellsMore = more;
                        list.pageCap = cap;
                        // A page cut to one row without a word cannot be told from the end.
                        list.shortensPages = shortens && (total || more) && cap > 3;
                        list.honoured = honoured;
                      }));
            }
          }
        }
      }
    }
    return shapes;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void readsEveryRowOnceWhateverPagesLookLike(Shape shape) {
    for (int size : new int[] {0, 1, 2, 19, 20, 100, 231}) {
      SimulatedList list = SimulatedList.ofSize(size);
      shape.setup().accept(list);

      assertThat(read(list)).extracting(Row::id).doesNotHaveDuplicates().hasSize(size);
    }
  }

  static List<Arguments> singles() {
    List<Arguments> all = new ArrayList<>();
    for (String field : new String[] {"created_at", "uuid", "updated_at"}) {
      for (boolean total : new boolean[] {true, false}) {
        for (boolean more : new boolean[] {true, false}) {
          for (boolean honoured : new boolean[] {true, false}) {
            all.add(Arguments.of(field, total, more, honoured));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("singles")
  void neverReadsForEverWhereTheServerGivesOneRowAtATime(
      String field, boolean total, boolean more, boolean honoured) {
    SimulatedList list = SimulatedList.ofSize(40);
    list.sort = Sort.ascending(field);
    list.tellsTotal = total;
    list.tellsMore = more;
    list.honoured = honoured ? Set.of(RangeForm.INSTANTS) : Set.of();
    list.pageCap = 1;

    try {
      assertThat(read(list)).extracting(Row::id).doesNotHaveDuplicates().hasSize(40);
    } catch (IncompleteTraversalException saidSo) {
      assertThat(saidSo).hasMessageContaining("listRows");
    }
    assertThat(list.requests()).hasSizeLessThan(200);
  }

  @Test
  void failsWhereTheServerSaysThatRowsFollowAndGivesNone() {
    SimulatedList list = SimulatedList.ofSize(30);
    RowSource<Row> source =
        new Distorted(list, (request, page) -> new Page<>(List.of(), 0, null, true));

    assertThatThrownBy(() -> read(source))
        .isInstanceOf(IncompleteTraversalException.class)
        .hasMessageContaining("gives an empty page");
    assertThat(list.requests()).hasSize(3);
  }

  @Test
  void crossesAnEmptyPageThatWasAHiccup() {
    SimulatedList list = SimulatedList.ofSize(350);
    int[] requests = {0};
    RowSource<Row> source =
        new Distorted(
            list,
            (request, page) ->
                ++requests[0] == 2 ? new Page<>(List.of(), request.offset(), 350L, true) : page);

    assertThat(read(source)).hasSize(350);
  }

  @ParameterizedTest
  @MethodSource("fullPages")
  void failsWhereTheServerGivesTheSamePageForEver(Page<Row> page) {
    RowSource<Row> source = new Distorted(SimulatedList.ofSize(0), (request, none) -> page);

    assertThatThrownBy(() -> read(source))
        .isInstanceOf(IncompleteTraversalException.class)
        .hasMessageContaining("same page");
  }

  static List<Page<Row>> fullPages() {
    List<Row> rows = SimulatedList.ofSize(100).fetch(all()).items();
    return List.of(
        new Page<>(rows, 0, null, true),
        new Page<>(rows, 0, 1_000L, null),
        new Page<>(rows, 0, 1_000L, true));
  }

  private static PageRequest all() {
    return PageRequest.of(SimulatedList.OLDEST_FIRST, 0, 100);
  }

  @Test
  void takesPagesThatAreLongerThanAsked() {
    SimulatedList list = SimulatedList.ofSize(340);
    RowSource<Row> source =
        new Distorted(
            list,
            (request, page) ->
                list.fetch(
                    new PageRequest(
                        request.range(), request.form(), request.sort(), request.offset(), 130)));
    list.pageCap = 130;

    assertThat(read(source)).extracting(Row::id).doesNotHaveDuplicates().hasSize(340);
  }

  @Test
  void failsWhereTheServerIgnoresTheOffset() {
    SimulatedList list = SimulatedList.ofSize(340);
    RowSource<Row> source =
        new Distorted(
            list,
            (request, page) -> list.fetch(PageRequest.of(request.sort(), 0, request.limit())));

    assertThatThrownBy(() -> read(source)).isInstanceOf(IncompleteTraversalException.class);
  }

  @Test
  void readsRowsWithoutTimesByTheirIds() {
    SimulatedList list = SimulatedList.ofSize(340);
    list.showsTimes = false;
    list.between(SimulatedList::deleteAny);
    List<String> ids = new ArrayList<>();

    TraversalReport report = Paged.of((RowSource<Row>) list).read(row -> ids.add(row.id()));

    assertThat(ids).doesNotHaveDuplicates().containsAll(list.thereAllTheTime());
    assertThat(report.basis()).isEqualTo(TraversalReport.Basis.STABLE_ORDER);
  }

  @Test
  void readsAListThatIsNotOrderedByCreationByItsIds() {
    SimulatedList list = SimulatedList.ofSize(340);
    RowSource<Row> source =
        new Distorted(
            list,
            (request, page) ->
                list.fetch(
                    PageRequest.of(Sort.ascending("uuid"), request.offset(), request.limit())));

    assertThat(read(source)).extracting(Row::id).doesNotHaveDuplicates().hasSize(340);
  }

  @Test
  void neverTrustsABoundThatTheServerRoundsUp() {
    SimulatedList list = new SimulatedList(3);
    Instant time = SimulatedList.START;
    for (int i = 0; i < 900; i++) {
      time = time.plusMillis(130);
      list.add(time);
    }
    list.honoured = Set.of(RangeForm.INSTANTS);
    list.roundsBoundsUp = true;

    assertThat(read(list)).extracting(Row::id).doesNotHaveDuplicates().hasSize(900);
  }

  @ParameterizedTest
  @MethodSource("growing")
  void endsThoughTheListGrowsAsFastAsItIsRead(Sort sort, boolean honoured, boolean total) {
    SimulatedList list = SimulatedList.ofSize(300);
    list.honoured = honoured ? Set.of(RangeForm.INSTANTS) : Set.of();
    list.sort = sort;
    list.tellsTotal = total;
    list.mostRequests = 1_500;
    list.between(
        growing -> {
          Instant newest = growing.newestTime();
          for (int i = 1; i <= 150; i++) {
            growing.add(newest.plus(Duration.ofSeconds(i)));
          }
        });

    try {
      assertThat(read(list))
          .extracting(Row::id)
          .doesNotHaveDuplicates()
          .containsAll(list.thereAllTheTime());
    } catch (IncompleteTraversalException saidSo) {
      assertThat(saidSo).hasMessageContaining("rows move as fast as the list is read");
    }
  }

  static List<Arguments> growing() {
    List<Arguments> all = new ArrayList<>();
    for (boolean honoured : new boolean[] {true, false}) {
      for (boolean total : new boolean[] {true, false}) {
        all.add(Arguments.of(Sort.ascending("created_at"), honoured, total));
        all.add(Arguments.of(Sort.descending("created_at"), honoured, total));
        if (total || honoured) { // a long read, in which the fourth case shows nothing new
          all.add(Arguments.of(Sort.ascending("updated_at"), honoured, total));
          all.add(Arguments.of(Sort.descending("updated_at"), honoured, total));
        }
      }
      all.add(Arguments.of(Sort.ascending("uuid"), honoured, true));
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsThoughRowsOfOneTimeComeAsFastAsTheyAreRead(boolean shuffled) {
    SimulatedList list = SimulatedList.ofSize(50);
    list.honoured = Set.of(RangeForm.INSTANTS);
    list.pageCap = 20;
    list.shufflesTies = shuffled;
    Instant time = list.newestTime().plusSeconds(1);
    for (int i = 0; i < 60; i++) {
      list.add(time);
    }
    list.between(growing -> growing.add(time));
    List<String> ids = new ArrayList<>();

    TraversalReport report = Paged.of((RowSource<Row>) list).read(row -> ids.add(row.id()));

    assertThat(ids).doesNotHaveDuplicates();
    if (report.isComplete()) {
      assertThat(ids).containsAll(list.thereAllTheTime());
    }
    assertThat(report.requests()).isLessThan(5_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "uuid", "updated_at"})
  void readsAListThatHasNoPagesAtAll(String field) {
    for (int size : new int[] {1, 2, 3, 5, 20, 50, 99}) {
      SimulatedList list = SimulatedList.ofSize(size);
      list.sort = Sort.ascending(field);
      List<Row> all = Paged.of((RowSource<Row>) list).toList();
      RowSource<Row> source =
          new Distorted(list, (request, page) -> new Page<>(all, request.offset(), null, null));

      assertThat(read(source)).as(size + " rows").isEqualTo(all);
    }
  }

  /** Its total is not its length, or it was imported while it was read. */
  @ParameterizedTest
  @ValueSource(strings = {"uuid", "updated_at"})
  void readsAListThatIsLongerThanItWasSaidToBeAtFirst(String field) {
    SimulatedList list = SimulatedList.ofSize(9_000);
    list.sort = Sort.ascending(field);
    List<Row> all = Paged.of((RowSource<Row>) list).toList();
    RowSource<Row> source =
        new Distorted(list, (request, page) -> new Page<>(page.items(), 0, 100L, page.hasMore()));
    assertThat(read(source)).hasSameElementsAs(all).hasSize(9_000);

    SimulatedList growing = SimulatedList.ofSize(100);
    growing.sort = Sort.ascending(field);
    growing.between(
        living -> {
          if (living.size() == 100) {
            for (int i = 0; i < 9_000; i++) {
              living.addNewest();
            }
          }
        });
    assertThat(read(growing)).extracting(Row::id).containsAll(growing.thereAllTheTime());
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "uuid"})
  void doesNotTakeAFullPageOfKnownRowsForTheEnd(String field) {
    SimulatedList list = new SimulatedList(4);
    list.sort = Sort.ascending(field);
    list.offered = Set.of();
    list.tellsTotal = false;
    list.tellsMore = false;
    list.pageCap = 20;
    List<String> head = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      String id = String.format("m%02d", i);
      list.add(id, SimulatedList.START.plusSeconds(i));
      if (i < 15) {
        head.add(id);
      }
    }
    list.between(living -> {});
    RowSource<Row> source =
        new Distorted(
            list,
            (request, page) -> {
              if (request.offset() == 18 && head.size() == 15) {
                addInFront(list, 25, head);
              } else if (request.offset() > 18) {
                head.forEach(list::delete);
              }
              return list.fetch(request);
            });

    assertThat(read(source)).extracting(Row::id).containsAll(list.thereAllTheTime());
  }

  private static void addInFront(SimulatedList list, int rows, List<String> ids) {
    for (int i = 0; i < rows; i++) {
      ids.add(String.format("a%02d", i));
      list.add(String.format("a%02d", i), SimulatedList.START.minusSeconds(100 - i));
    }
  }

  @Test
  void doesNotTakeAStaleTotalForTheEnd() {
    SimulatedList list = SimulatedList.ofSize(340);
    list.tellsMore = false;
    RowSource<Row> source =
        new Distorted(list, (request, page) -> new Page<>(page.items(), page.offset(), 120L, null));

    assertThat(read(source)).extracting(Row::id).doesNotHaveDuplicates().hasSize(340);
  }
}
