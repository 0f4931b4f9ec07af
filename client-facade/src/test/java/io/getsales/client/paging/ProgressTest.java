package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.progress.Progress;
import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the listeners of long reads are told. */
class ProgressTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Progress> told = new ArrayList<>();

  private Paged<Row> paged(SimulatedList list) {
    return Paged.of(list, time);
  }

  private Progress last() {
    return told.get(told.size() - 1);
  }

  @Test
  void readingTellsBeginningPagesAndEnd() {
    TraversalReport report =
        paged(SimulatedList.ofSize(250)).read(row -> time.advance(Duration.ofMillis(1)), told::add);

    assertThat(told).extracting(Progress::done).startsWith(0L, 100L).endsWith(250L).isSorted();
    assertThat(told.get(0).total()).isNull();
    assertThat(told.subList(1, told.size())).extracting(Progress::total).containsOnly(250L);
    assertThat(last().elapsed()).isEqualTo(Duration.ofMillis(250));
    assertThat(last().rate()).isEqualTo(1_000);
    assertThat(last().remaining()).contains(Duration.ZERO);
    assertThat(report.rows()).isEqualTo(250);
  }

  @Test
  void slowRowsAreToldOfBetweenPages() {
    paged(SimulatedList.ofSize(90)).read(row -> time.advance(Duration.ofSeconds(2)), told::add);

    assertThat(told).extracting(Progress::done).contains(1L, 2L, 57L, 90L);
    assertThat(told.get(30).rate()).isEqualTo(0.5);
    assertThat(told.get(30).remaining())
        .contains(Duration.ofSeconds(2 * (90 - told.get(30).done())));
  }

  @Test
  void aLimitIsTheTotalWhereTheListIsLonger() {
    paged(SimulatedList.ofSize(300)).limit(120).read(row -> {}, told::add);
    assertThat(last().done()).isEqualTo(120);
    assertThat(last().total()).isEqualTo(120);

    paged(SimulatedList.ofSize(30)).limit(120).read(row -> {}, told::add);
    assertThat(last().total()).isEqualTo(30);
  }

  @Test
  void withoutATotalOfTheServerNoneIsInvented() {
    SimulatedList list = SimulatedList.ofSize(150);
    list.tellsTotal = false;

    paged(list).read(row -> {}, told::add);

    assertThat(told).extracting(Progress::total).containsOnlyNulls();
    assertThat(last().done()).isEqualTo(150);
  }

  @Test
  void aResumedRunCountsItsOwnRows() {
    SimulatedList list = SimulatedList.ofSize(250);
    Iterator<Checkpointed<Row>> rows = paged(list).checkpointed().iterator();
    Checkpoint checkpoint = rows.next().after();
    for (int row = 1; row < 130; row++) {
      checkpoint = rows.next().after();
    }
    long before = checkpoint.rows();

    paged(list).resume(checkpoint).read(row -> {}, told::add);

    assertThat(last().done()).isEqualTo(250 - before);
    assertThat(last().total()).isIn(null, 250 - before);
  }

  @Test
  void whatTheListenerThrowsEndsTheRun() {
    List<Row> seen = new ArrayList<>();

    assertThatThrownBy(
            () ->
                paged(SimulatedList.ofSize(500))
                    .read(
                        seen::add,
                        progress -> {
                          told.add(progress);
                          if (progress.done() >= 150) {
                            throw new IllegalStateException("enough");
                          }
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("enough");

    assertThat(seen).hasSizeBetween(150, 200);
    assertThat(last().done()).isEqualTo(seen.size());
  }

  @Test
  void drainingTellsRowsAgainstThoseThatWereThereAtTheBeginning() {
    SimulatedList list = SimulatedList.ofSize(230);

    DrainReport<Row> report =
        paged(list)
            .drain(
                row -> {
                  time.advance(Duration.ofSeconds(1));
                  list.delete(row.id());
                },
                told::add);

    assertThat(report.handled()).isEqualTo(230);
    assertThat(told.get(0)).isEqualTo(new Progress(0, null, Duration.ZERO, 0));
    assertThat(told.get(50).total()).isEqualTo(230);
    assertThat(told.get(50).remaining()).contains(Duration.ofSeconds(230 - told.get(50).done()));
    assertThat(last().done()).isEqualTo(230);
    assertThat(last().remaining()).contains(Duration.ZERO);
  }
}
