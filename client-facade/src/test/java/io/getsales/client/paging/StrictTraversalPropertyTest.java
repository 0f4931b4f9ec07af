package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.query.Sort;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The promise of a strict traversal, on lists that change before each request: every row that is
 * there all the time comes exactly once, and no row comes twice. The same lists, read plainly, lose
 * rows; so the changes are real.
 */
@PropertyDefaults(tries = 400, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
class StrictTraversalPropertyTest {
  private static final int PAGE = 20;

  /** How fast a list changes: happenings before a request, on average. */
  private record Change(double inserts, double deletes, double touches) {}

  private record Life(long seed, int rows, int ties, Change change, int pageCap) {}

  @Provide
  Arbitrary<Life> lives() {
    return lives(Arbitraries.of(0, 1, 3, 12));
  }

  @Provide
  Arbitrary<Life> livesWithImports() {
    return lives(Arbitraries.of(60, 150));
  }

  private static Arbitrary<Life> lives(Arbitrary<Integer> ties) {
    Arbitrary<Change> changes =
        Combinators.combine(
                Arbitraries.of(0.0, 0.1, 1.0, 2.0),
                Arbitraries.of(0.0, 0.1, 1.0, 4.0),
                Arbitraries.of(0.0, 0.5, 3.0, 8.0))
            .as(Change::new);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers().between(0, 700),
            ties,
            changes,
            Arbitraries.of(13, 20, 100))
        .as(Life::new);
  }

  /** A list with that life; it has not begun to change. */
  private static SimulatedList list(Life life, long stepMillis) {
    SimulatedList list = new SimulatedList(life.seed());
    Random random = new Random(life.seed() + 1);
    Instant time = SimulatedList.START;
    int left = life.rows();
    while (left > 0) {
      time = time.plusMillis(1 + (long) (random.nextDouble() * stepMillis));
      boolean isImport = life.ties() > 20 && random.nextInt(20) == 0;
      int together = isImport || life.ties() <= 20 ? 1 + random.nextInt(life.ties() + 1) : 1;
      for (int i = 0; i < Math.min(together, left); i++) {
        list.add(time);
      }
      left -= together;
    }
    list.pageCap = life.pageCap();
    return list;
  }

  private static void bringToLife(SimulatedList list, Change change) {
    Random random = new Random(list.random().nextLong());
    Instant[] now = {list.newestTime().plusSeconds(1)};
    list.between(
        living -> {
          for (int i = poisson(random, change.inserts()); i > 0; i--) {
            if (random.nextInt(10) < 7) {
              living.addNewest();
            } else {
              living.addSomewhere();
            }
          }
          for (int i = poisson(random, change.deletes()); i > 0; i--) {
            living.deleteAny();
          }
          for (int i = poisson(random, change.touches()); i > 0; i--) {
            now[0] = now[0].plusMillis(1);
            living.touchAny(now[0]);
          }
        });
  }

  private static int poisson(Random random, double mean) {
    double least = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > least) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private record Outcome(Set<String> lost, List<String> ids, TraversalReport report) {
    boolean keepsThePromise() {
      return lost.isEmpty() && new HashSet<>(ids).size() == ids.size();
    }
  }

  private static Outcome read(SimulatedList list, Traversal traversal, int prefetch) {
    List<String> ids = new ArrayList<>();
    TraversalReport report =
        Paged.of((RowSource<Row>) list)
            .pageSize(PAGE)
            .traversal(traversal)
            .prefetch(prefetch)
            .read(row -> ids.add(row.id()));
    Set<String> lost = new HashSet<>(list.thereAllTheTime());
    ids.forEach(lost::remove);
    return new Outcome(lost, ids, report);
  }

  /** Either the promise is kept, or the report says that it may not be; never a row twice. */
  private static void assertHonest(Outcome outcome) {
    assertThat(outcome.ids()).doesNotHaveDuplicates();
    if (outcome.report().isComplete()) {
      assertThat(outcome.lost()).isEmpty();
    }
    assertThat(outcome.report().rows()).isEqualTo(outcome.ids().size());
  }

  private static void assertKept(Outcome outcome) {
    assertHonest(outcome);
    assertThat(outcome.report().isComplete()).as(String.valueOf(outcome.report())).isTrue();
  }

  @Property
  void losesNothingWhereTimesAreHonoured(
      @ForAll("lives") Life life, @ForAll boolean shuffled, @ForAll boolean descending) {
    SimulatedList list = list(life, 60_000);
    list.honoured = Set.of(RangeForm.INSTANTS);
    list.shufflesTies = shuffled;
    list.sort = descending ? Sort.descending("created_at") : SimulatedList.OLDEST_FIRST;
    bringToLife(list, life.change());

    assertKept(read(list, Traversal.STRICT, 0));
  }

  @Property
  void losesNothingWhereTheTimeFilterIsIgnored(
      @ForAll("lives") Life life, @ForAll boolean descending) {
    SimulatedList list = list(life, 60_000);
    list.sort = descending ? Sort.descending("created_at") : SimulatedList.OLDEST_FIRST;
    bringToLife(list, life.change());

    assertKept(read(list, Traversal.STRICT, 0));
  }

  @Property
  void losesNothingWhereOnlyDaysAreHonoured(
      @ForAll("lives") Life life, @ForAll boolean descending, @ForAll("zones") int zone) {
    SimulatedList list = list(life, 8 * 3_600_000L);
    list.honoured = Set.of(RangeForm.DAYS);
    list.reach = 200;
    list.zoneOffsetHours = zone;
    list.sort = descending ? Sort.descending("created_at") : SimulatedList.OLDEST_FIRST;
    // New rows all come on the last day; more of them than the reach would make that unreadable.
    Change change = life.change();
    bringToLife(
        list, new Change(Math.min(0.1, change.inserts()), change.deletes(), change.touches()));

    assertKept(read(list, Traversal.STRICT, 0));
  }

  @Provide
  Arbitrary<Integer> zones() {
    return Arbitraries.of(0, 2, -5, 9, -11);
  }

  @Property
  void losesNothingInImportsOfMoreRowsThanAPage(@ForAll("livesWithImports") Life life) {
    SimulatedList list = list(life, 60_000);
    list.honoured = Set.of(RangeForm.INSTANTS);
    bringToLife(list, life.change());

    assertHonest(read(list, Traversal.STRICT, 0));
  }

  @Property
  void saysSoWhereRowsOfOneTimeCannotBeClosed(
      @ForAll("livesWithImports") Life life,
      @ForAll boolean honoured,
      @ForAll boolean total,
      @ForAll boolean more) {
    SimulatedList list = list(life, 60_000);
    list.honoured = honoured ? Set.of(RangeForm.INSTANTS) : Set.of();
    list.shufflesTies = true;
    list.tellsTotal = total;
    list.tellsMore = more;
    bringToLife(list, life.change());
    Outcome outcome = read(list, Traversal.STRICT, 0);

    // A verdict says what it rests on. Here no order is fixed; and where times are not honoured,
    // the count is that of a list that gains and loses rows between two requests.
    assertThat(outcome.ids()).doesNotHaveDuplicates();
    TraversalReport.Basis basis = outcome.report().basis();
    if (basis == TraversalReport.Basis.CREATION_TIME
        || (honoured && basis == TraversalReport.Basis.COUNT)) {
      assertHonest(outcome);
    }
  }

  @Property
  void losesNothingInAnOrderThatChanges(@ForAll("lives") Life life, @ForAll boolean descending) {
    SimulatedList list = list(life, 60_000);
    list.honoured = Set.of(RangeForm.INSTANTS);
    list.sort = descending ? Sort.descending("updated_at") : Sort.ascending("updated_at");
    bringToLife(list, life.change());

    assertKept(read(list, Traversal.STRICT, 0));
  }

  @Property
  void losesNothingInAnotherFixedOrder(@ForAll("lives") Life life, @ForAll boolean total) {
    SimulatedList list = list(life, 60_000);
    list.sort = Sort.ascending("uuid");
    list.tellsTotal = total;
    bringToLife(list, life.change());

    assertKept(read(list, Traversal.STRICT, 0));
  }

  @Property(tries = 100)
  void losesNothingWhilePagesAreFetchedAhead(
      @ForAll("lives") Life life, @ForAll boolean honoured, @ForAll("windows") int prefetch) {
    SimulatedList list = list(life, 60_000);
    list.honoured = honoured ? Set.of(RangeForm.INSTANTS) : Set.of();
    bringToLife(list, life.change());

    assertKept(read(list, Traversal.STRICT, prefetch));
  }

  @Provide
  Arbitrary<Integer> windows() {
    return Arbitraries.of(1, 2, 4);
  }

  @Property
  void resumesBehindAnyRowWithoutLosingOrRepeatingOne(
      @ForAll("lives") Life life, @ForAll boolean honoured, @ForAll boolean descending) {
    SimulatedList list = list(life, 60_000);
    list.honoured = honoured ? Set.of(RangeForm.INSTANTS) : Set.of();
    list.sort = descending ? Sort.descending("created_at") : SimulatedList.OLDEST_FIRST;
    bringToLife(list, life.change());
    List<String> ids = readInPieces(list, life.seed());

    assertThat(ids).doesNotHaveDuplicates().containsAll(list.thereAllTheTime());
  }

  @Property
  void resumesInAnotherFixedOrderWithoutLosingOrRepeatingARow(
      @ForAll("lives") Life life, @ForAll boolean byUuid, @ForAll boolean descending) {
    SimulatedList list = list(life, 60_000);
    list.sort =
        byUuid
            ? descending ? Sort.descending("uuid") : Sort.ascending("uuid")
            : descending ? Sort.descending("created_at") : SimulatedList.OLDEST_FIRST;
    list.showsTimes = byUuid; // without times, the order that the server keeps is all there is
    bringToLife(list, life.change());

    List<String> ids;
    try {
      ids = readInPieces(list, life.seed());
    } catch (IncompleteTraversalException saidSo) {
      assertThat(byUuid).isFalse(); // one came and one went, unseen, so that the count is no help
      return;
    }

    assertThat(ids).doesNotHaveDuplicates().containsAll(list.thereAllTheTime());
  }

  /**
   * Reads a list in lives of random length, each going on behind the last row of the one before.
   * Where all rows that a checkpoint names are gone, the list is read from its head, as promised;
   * what came before does not count then.
   */
  private static List<String> readInPieces(SimulatedList list, long seed) {
    Random stops = new Random(seed);
    Paged<Row> rows = Paged.of((RowSource<Row>) list).pageSize(PAGE);
    List<String> ids = new ArrayList<>();
    Paged<Row> rest = rows;
    Checkpoint kept = null;
    boolean ended = false;
    while (!ended) {
      int stopAfter = 1 + stops.nextInt(120);
      ended = true;
      for (Checkpointed<Row> one : rest.checkpointed()) {
        if (kept != null && kept.offset() != null && list.hasNoneOf(kept.ids())) {
          ids.clear();
        }
        kept = null;
        ids.add(one.row().id());
        if (--stopAfter == 0) {
          kept = one.after();
          rest = rows.resume(Checkpoint.parse(kept.toString()));
          ended = false;
          break;
        }
      }
    }
    return ids;
  }

  /** The counter-check: the promise is not kept by lists that hardly change. */
  @Property(tries = 30)
  void plainReadingBreaksThePromise(@ForAll("changingLives") Life life) {
    int broken = 0;
    for (int run = 0; run < 10; run++) {
      Life one =
          new Life(life.seed() + run, life.rows(), life.ties(), life.change(), life.pageCap());
      SimulatedList list = list(one, 60_000);
      bringToLife(list, life.change());
      broken += read(list, Traversal.PLAIN, 0).keepsThePromise() ? 0 : 1;
    }

    assertThat(broken).isGreaterThan(7);
  }

  @Provide
  Arbitrary<Life> changingLives() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.integers().between(400, 700), Arbitraries.of(0, 1, 3))
        .as((seed, rows, ties) -> new Life(seed, rows, ties, new Change(1, 1, 0), 20));
  }
}
