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

  /** So many are remembered: by them a page shows that it leads on from there. */
  private static final int REMEMBERED_IDS = 200;

  private static final Reached HEAD = new Reached(0, List.of());

  private final ListTraits traits;
  private Reached reached;

  /** How far the list was read: the offset behind the last row, and the last rows. */
  private record Reached(long offset, List<String> ids) {
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
      return new Reached(end, last(all, REMEMBERED_IDS));
    }
  }

  private static List<String> last(List<String> ids, int most) {
    return ids.subList(Math.max(0, ids.size() - most), ids.size());
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
    boolean leadsOn = leadsOn(before.ids(), ids, places);
    IntFunction<Reached> behind =
        index ->
            leadsOn ? before.and(offset, ids, places.subList(index + 1, places.size())) : before;
    reached = behind.apply(places.size() - 1);
    return index -> mark(behind.apply(index), rowsBefore + index + 1);
  }

  /** Whether the page goes beyond what was read, and does not lie somewhere within it. */
  private static boolean leadsOn(List<String> before, List<String> ids, List<Integer> fresh) {
    int last = ids.size() - 1;
    if (last < 0 || before.isEmpty()) {
      return last >= 0;
    }
    boolean endsNew = fresh.contains(last);
    boolean joins = ids.stream().anyMatch(Set.copyOf(before)::contains);
    return endsNew ? joins : ids.get(last).equals(before.get(before.size() - 1));
  }

  /** Points from which all is read again. */
  IntFunction<Checkpoint> atHead(long rowsBefore) {
    return index -> mark(HEAD, rowsBefore + index + 1);
  }

  private Checkpoint mark(Reached point, long rows) {
    return Checkpoint.atOffset(traits, point.offset(), last(point.ids(), KEPT_IDS), rows);
  }
}
