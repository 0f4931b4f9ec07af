package io.getsales.client.paging;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of a walk by offset in an order that is fixed. A checkpoint names the last rows
 * of what was read, in the list's order and not in that of their delivery: rows that came meanwhile
 * among those read before do not lead back.
 */
final class OffsetMarks {
  /** So many ids go into a checkpoint; the list is searched for one of them. */
  private static final int KEPT_IDS = 20;

  private static final Reached HEAD = new Reached(0, List.of());

  private final ListTraits traits;
  private Reached reached;

  /** How far the list was read: the offset behind the last row, and the last rows. */
  private record Reached(long offset, List<String> ids) {
    boolean endsWith(String id) {
      return !ids.isEmpty() && ids.get(ids.size() - 1).equals(id);
    }

    /** How far it is with these rows of a page, of which some places are still to come. */
    Reached and(long pageOffset, List<String> pageIds, List<Integer> toCome) {
      Set<Integer> left = Set.copyOf(toCome);
      LinkedHashSet<String> last = new LinkedHashSet<>(ids);
      long end = pageOffset;
      for (int at = 0; at < pageIds.size(); at++) {
        if (!left.contains(at)) {
          last.remove(pageIds.get(at));
          last.add(pageIds.get(at));
          end = pageOffset + at + 1;
        }
      }
      List<String> all = List.copyOf(last);
      return new Reached(end, all.subList(Math.max(0, all.size() - KEPT_IDS), all.size()));
    }
  }

  OffsetMarks(ListTraits traits, @Nullable Checkpoint start) {
    this.traits = traits;
    Long offset = start == null ? null : start.offset();
    this.reached = start == null || offset == null ? HEAD : new Reached(offset, start.ids());
  }

  /** The walk goes back to the head: what was read by an earlier run does not count any more. */
  void beginAtHead() {
    reached = HEAD;
  }

  /**
   * The points behind each new row of a page that was read.
   *
   * @param ids of all its rows
   * @param places of the new ones
   * @param rowsBefore how many rows had been delivered
   */
  IntFunction<Checkpoint> moving(
      long offset, List<String> ids, List<Integer> places, long rowsBefore) {
    Reached before = reached;
    int last = ids.size() - 1;
    boolean leadsOn =
        last >= 0
            && (places.contains(last) || before.ids().isEmpty() || before.endsWith(ids.get(last)));
    IntFunction<Reached> behind =
        index ->
            leadsOn ? before.and(offset, ids, places.subList(index + 1, places.size())) : before;
    reached = behind.apply(places.size() - 1);
    return index -> mark(behind.apply(index), rowsBefore + index + 1);
  }

  /** Points from which all is read again. */
  IntFunction<Checkpoint> atHead(long rowsBefore) {
    return index -> mark(HEAD, rowsBefore + index + 1);
  }

  private Checkpoint mark(Reached point, long rows) {
    return Checkpoint.atOffset(traits, point.offset(), point.ids(), rows);
  }
}
