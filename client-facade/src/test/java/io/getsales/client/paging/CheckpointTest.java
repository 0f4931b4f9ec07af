package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.query.Sort;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping and going on: checkpoints, cursors of incremental reads, and draining. */
class CheckpointTest {

  private static Paged<Row> paged(SimulatedList list) {
    return Paged.of((RowSource<Row>) list);
  }

  private static Checkpoint after(SimulatedList list, int row) {
    int left = row;
    for (Checkpointed<Row> one : paged(list).checkpointed()) {
      if (--left == 0) {
        return one.after();
      }
    }
    throw new AssertionError("the list is too short");
  }

  @Test
  void goesOnBehindTheRowItWasTakenAt() {
    SimulatedList list = SimulatedList.ofSize(500);
    List<Row> all = paged(list).toList();

    Checkpoint checkpoint = Checkpoint.parse(after(list, 237).toString());

    assertThat(checkpoint.rows()).isEqualTo(237);
    assertThat(paged(list).resume(checkpoint).toList()).isEqualTo(all.subList(237, 500));
  }

  @Test
  void isTheSameForAPageAndItsLastRow() {
    SimulatedList list = SimulatedList.ofSize(500);

    Page<Row> page = paged(list).pages().iterator().next();

    assertThat(page.checkpoint()).isEqualTo(page.checkpointAfter(99)).isEqualTo(after(list, 100));
  }

  @Test
  void isOneLineOfPrintableCharactersAndSmall() {
    String text = after(SimulatedList.ofSize(500), 237).toString();

    assertThat(text).matches("[\\x21-\\x7e]+").hasSizeLessThan(150);
  }

  @Test
  void isRefusedForAnotherOrderAndWhenDamaged() {
    SimulatedList list = SimulatedList.ofSize(50);
    Checkpoint checkpoint = after(list, 20);
    SimulatedList other = SimulatedList.ofSize(50);
    other.sort = Sort.descending("created_at");
    String text = checkpoint.toString();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> paged(other).resume(checkpoint))
        .withMessageContaining("another list, filter or order");
    for (String bad :
        List.of("", "x", "2" + text.substring(1), text + "0", text.replace("asc", "desc"))) {
      assertThatIllegalArgumentException().as(bad).isThrownBy(() -> Checkpoint.parse(bad));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"updated_at", "sent_at", "name"})
  void isNotToBeHadWhereTheOrderCanChange(String field) {
    SimulatedList list = SimulatedList.ofSize(50);
    list.sort = Sort.ascending(field);

    assertThatExceptionOfType(NoCheckpointException.class)
        .isThrownBy(() -> paged(list).checkpointed())
        .withMessageContaining(field)
        .withMessageContaining("expected: by created_at or uuid");
    assertThatExceptionOfType(NoCheckpointException.class)
        .isThrownBy(() -> paged(list).pages().iterator().next().checkpoint());
    assertThatExceptionOfType(NoCheckpointException.class)
        .isThrownBy(
            () -> paged(list).traversal(Traversal.PLAIN).pages().iterator().next().checkpoint());
  }

  @Test
  void goesOnInAnotherFixedOrderThoughAllAroundItChanged() {
    SimulatedList list = SimulatedList.ofSize(500);
    list.sort = Sort.ascending("uuid");
    List<Row> all = paged(list).toList();
    Checkpoint checkpoint = Checkpoint.parse(after(list, 237).toString());
    for (int i = 0; i < 200; i++) {
      list.delete(all.get(i).id()); // and with them the place where it was
    }
    for (int i = 225; i < 237; i++) {
      list.delete(all.get(i).id());
    }

    assertThat(checkpoint.rows()).isEqualTo(237);
    assertThat(checkpoint.toString()).matches("[\\x21-\\x7e]+").hasSizeLessThan(600);
    assertThat(paged(list).resume(checkpoint).toList()).isEqualTo(all.subList(237, 500));
  }

  @Test
  void findsItsPlaceThoughManyRowsCameBeforeIt() {
    SimulatedList list = SimulatedList.ofSize(500);
    list.sort = Sort.ascending("uuid");
    List<Row> all = paged(list).toList();
    Checkpoint checkpoint = after(list, 437);
    for (int i = 0; i < 600; i++) {
      list.addNewest();
    }

    List<Row> rest = paged(list).resume(checkpoint).toList();

    assertThat(rest)
        .containsAll(all.subList(437, 500))
        .doesNotContainAnyElementsOf(all.subList(0, 437));
  }

  @Test
  void goesOnWhereItWasThoughARowCameAmongThoseReadBefore() {
    SimulatedList list = SimulatedList.ofSize(1_000);
    list.sort = Sort.ascending("uuid");
    List<Row> all = paged(list).toList();
    List<String> ids = new ArrayList<>();
    list.between(
        living -> {
          if (ids.size() == 100) { // so that pages overlap by more from here on
            all.subList(0, 40).forEach(row -> living.delete(row.id()));
          } else if (ids.size() > 200 && ids.size() < 300) {
            living.add(ids.get(ids.size() - 40) + "-new", SimulatedList.START);
          }
        });
    Checkpoint checkpoint = null;
    for (Checkpointed<Row> one : paged(list).checkpointed()) {
      ids.add(one.row().id());
      if (one.row().id().endsWith("-new")) {
        checkpoint = one.after();
        break;
      }
    }
    paged(list).resume(checkpoint).forEach(row -> ids.add(row.id()));

    assertThat(ids).doesNotHaveDuplicates().containsAll(list.thereAllTheTime());
  }

  @Test
  void isHadForRowsThatHadSlippedAndAreFetchedAtTheEnd() {
    SimulatedList list = SimulatedList.ofSize(30);
    list.sort = Sort.ascending("uuid");
    list.pageCap = 20;
    String unread = paged(list).toList().get(25).id();
    list.between(
        living -> { // one comes where it was read before, and another goes, so that the total stays
          if (living.requests().size() == 1) {
            living.delete(unread);
            living.add("00000000-new", SimulatedList.START);
          }
        });
    Checkpoint last = null;
    List<String> ids = new ArrayList<>();
    for (Checkpointed<Row> one : paged(list).checkpointed()) {
      ids.add(one.row().id());
      last = one.after();
    }

    assertThat(ids).hasSize(30).endsWith("00000000-new");
    assertThat(paged(list).resume(Checkpoint.parse(last.toString())).toList()).hasSize(30);
  }

  /** Stepping back, it must not come to rows that only the earlier run knows. */
  @Test
  void goesOnWhereItWasThoughRowsMoveSoonAfterwards() {
    SimulatedList list = SimulatedList.ofSize(1_000);
    list.sort = Sort.ascending("uuid");
    list.pageCap = 13;
    List<Row> all = paged(list).toList();
    Checkpoint checkpoint = after(list, 700);
    list.between(
        living -> {
          if (living.requests().size() == 1) {
            all.subList(100, 140).forEach(row -> living.delete(row.id()));
          }
        });

    assertThat(paged(list).resume(checkpoint).toList()).isEqualTo(all.subList(700, 1_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 13})
  void findsItsPlaceOnServersThatCutPages(int cap) {
    SimulatedList list = SimulatedList.ofSize(500);
    list.sort = Sort.ascending("uuid");
    List<Row> all = paged(list).toList();
    Checkpoint checkpoint = after(list, 237);
    for (int i = 200; i < 237; i++) {
      if (i != 220) { // all but one of those that it names
        list.delete(all.get(i).id());
      }
    }
    list.pageCap = cap;

    Iterator<Row> rest = paged(list).resume(checkpoint).iterator();

    assertThat(rest.next()).isEqualTo(all.get(237));
  }

  @Test
  void readsAgainRatherThanLoseWhereAllThatItNamesIsGone() {
    SimulatedList list = SimulatedList.ofSize(500);
    list.sort = Sort.ascending("uuid");
    List<Row> all = paged(list).toList();
    Checkpoint checkpoint = after(list, 237);
    for (int i = 200; i < 237; i++) {
      list.delete(all.get(i).id());
    }

    assertThat(paged(list).resume(checkpoint).toList()).containsAll(all.subList(237, 500));
  }

  @Test
  void lagsInAHugeImportAndLosesNothing() {
    SimulatedList list = new SimulatedList(5);
    list.honoured = Set.of(RangeForm.INSTANTS);
    for (int i = 0; i < 1_500; i++) {
      list.add(SimulatedList.START.plusSeconds(i < 1_200 ? 10 : i));
    }
    List<String> ids = new ArrayList<>();
    Checkpoint checkpoint = null;
    for (Checkpointed<Row> one : paged(list).checkpointed()) {
      ids.add(one.row().id());
      if (ids.size() == 1_000) {
        checkpoint = one.after();
        break;
      }
    }

    assertThat(checkpoint.toString()).hasSizeLessThan(12_000);
    paged(list).resume(checkpoint).forEach(row -> ids.add(row.id()));
    assertThat(Set.copyOf(ids)).hasSize(1_500);
  }

  private static SimulatedList newestFirst() {
    SimulatedList list = SimulatedList.ofSize(300);
    list.sort = Sort.descending("created_at");
    return list;
  }

  @Test
  void takesOverEachRowOnceAndTheOldestFirst() {
    SimulatedList list = newestFirst();
    Cursor cursor = Cursor.startingAt(SimulatedList.START.plusSeconds(100));

    Increment<Row> first = paged(list).since(cursor);
    String late = list.add(SimulatedList.START.plusSeconds(200));
    String newest = list.add(SimulatedList.START.plusSeconds(900));
    Increment<Row> second = paged(list).since(Cursor.parse(first.next().toString()));

    assertThat(first.rows()).hasSize(200);
    assertThat(first.rows()).isSortedAccordingTo(Comparator.comparing(Row::createdAt));
    assertThat(second.rows()).extracting(Row::id).containsExactly(late, newest);
    assertThat(paged(list).since(second.next()).rows()).isEmpty();
  }

  @Test
  void takesNoRowThatIsLaterThanTheLagOrFromBeforeTheStart() {
    SimulatedList list = newestFirst();
    Instant start = SimulatedList.START.plusSeconds(100);
    Cursor cursor = Cursor.startingAt(start).lookingBack(Duration.ofSeconds(30));

    Increment<Row> first = paged(list).since(cursor);
    list.add(SimulatedList.START.plusSeconds(268));
    String inTime = list.add(SimulatedList.START.plusSeconds(270));
    Increment<Row> second = paged(list).since(first.next());
    Increment<Row> third = paged(list).since(second.next().lookingBack(Duration.ofDays(1)));

    assertThat(second.rows()).extracting(Row::id).containsExactly(inTime);
    assertThat(third.rows()).allMatch(row -> !row.createdAt().isBefore(start));
  }

  @Test
  void asksForTheNewestPagesOnly() {
    SimulatedList list = newestFirst();
    Cursor cursor = Cursor.startingAt(SimulatedList.START.plusSeconds(290));

    assertThat(paged(list).since(cursor).rows()).hasSize(10);

    assertThat(list.requests()).hasSize(1);
  }

  @Test
  void refusesACursorOfAnotherListAndAListOldestFirst() {
    Cursor other = paged(newestFirst()).since(Cursor.startingAt(SimulatedList.START)).next();
    SimulatedList byChange = newestFirst();
    byChange.sort = Sort.descending("updated_at");

    assertThatIllegalStateException().isThrownBy(() -> paged(byChange).since(other));
    assertThatIllegalStateException().isThrownBy(() -> paged(SimulatedList.ofSize(3)).since(other));
    assertThatIllegalArgumentException().isThrownBy(() -> Cursor.parse("since"));
  }

  @Test
  void drainsAListWhoseRowsLeaveAsTheyAreHandled() {
    SimulatedList list = SimulatedList.ofSize(730);
    List<String> handled = new ArrayList<>();

    DrainReport<Row> report =
        paged(list)
            .drain(
                row -> {
                  handled.add(row.id());
                  list.delete(row.id());
                });

    assertThat(handled).doesNotHaveDuplicates().hasSize(730);
    assertThat(report.isDrained()).isTrue();
    assertThat(report.requests()).isLessThanOrEqualTo(10);
  }

  @Test
  void saysWhichRowsDidNotLeave() {
    SimulatedList list = SimulatedList.ofSize(730);
    List<String> stay = new ArrayList<>();

    DrainReport<Row> report =
        paged(list)
            .drain(
                row -> {
                  if (row.createdAt().getEpochSecond() % 7 == 0) {
                    stay.add(row.id());
                  } else {
                    list.delete(row.id());
                  }
                });

    assertThat(report.handled()).isEqualTo(730);
    assertThat(report.left()).extracting(Row::id).isEqualTo(stay);
    assertThat(report.requests()).isLessThan(30);
  }

  @Test
  void endsWhereNoRowLeaves() {
    SimulatedList list = SimulatedList.ofSize(730);

    DrainReport<Row> report = paged(list).drain(row -> {});

    assertThat(report.handled()).isEqualTo(730);
    assertThat(report.left()).hasSize(730);
    assertThat(report.passes()).isEqualTo(2);
  }
}
