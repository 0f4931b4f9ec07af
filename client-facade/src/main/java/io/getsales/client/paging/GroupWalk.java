package io.getsales.client.paging;

import io.getsales.client.query.Sort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part of a list in which no order can be relied on: the rows of one creation time, say,
 * which may come in another order at each request. It reads the part in passes, by overlapping
 * offsets, until as many different rows were seen as the server counts; when that number changes,
 * seeing begins again, since a row may have gone and another come.
 *
 * <p>A part that is longer than the service's reach is read in several orders, from both ends of
 * each, since every order shows other rows within the reach.
 */
final class GroupWalk<T> implements Walk<T> {
  private static final int OVERLAP = 5;

  /** So many passes that find no more than was added meanwhile settle a part in a fixed order. */
  private static final int CALM_PASSES = 5;

  /** A part that grows as fast as it is read, in no fixed order, is given up after these. */
  private static final int PASSES_WHILE_IT_GROWS = 30;

  private static final int MOST_PASSES = 200;

  /** Between two rows there is room for a million that came later. */
  private static final double BETWEEN = 1e-6;

  private final Requests<T> requests;
  private final TimeRange range;
  private final RangeForm form;
  private final List<Sort> orders;
  private final int pageSize;
  private final int patience;
  private final Delivered<T> delivered;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> everSeen = new HashSet<>();
  private @Nullable Long total;
  private int order;
  private int passes;
  private long offset;

  /** Where the rows seen in this pass stand among one another. */
  private final Map<String, Double> places = new HashMap<>();

  private int vainPasses;
  private int calmPasses;
  private int totalChanges;
  private int newInPass;
  private @Nullable Long firstTotal;
  private @Nullable Long totalOfLastPass;
  private boolean isDisordered;
  private boolean isRefused;
  private boolean done;

  /** Which rows were delivered before. */
  @FunctionalInterface
  interface Delivered<T> {
    /** Notes the row as delivered; true when it had not been. */
    boolean add(T row, String id);
  }

  /**
   * Begins before the part.
   *
   * @param orders the orders in which it can be asked for, the first one as a rule
   * @param patience how many passes in a row may bring nothing new before it is given up
   */
  GroupWalk(
      Requests<T> requests,
      TimeRange range,
      RangeForm form,
      List<Sort> orders,
      int pageSize,
      int patience,
      Delivered<T> delivered) {
    this.requests = requests;
    this.range = range;
    this.form = form;
    this.orders = orders;
    this.pageSize = pageSize;
    this.patience = patience;
    this.delivered = delivered;
  }

  /** Counts these as seen while the server says that the part has so many rows. */
  GroupWalk<T> seenBefore(Set<String> ids, @Nullable Long totalMeanwhile) {
    total = totalMeanwhile;
    everSeen.addAll(ids);
    if (total != null) {
      seen.addAll(ids);
    }
    return this;
  }

  /** The given order, then every other one from both ends. */
  static List<Sort> orders(Sort first, ListTraits traits) {
    List<Sort> all = new ArrayList<>();
    all.add(first);
    all.add(
        first.equals(Sort.ascending(first.field()))
            ? Sort.descending(first.field())
            : Sort.ascending(first.field()));
    for (String field : traits.otherOrders()) {
      all.add(Sort.ascending(field));
      all.add(Sort.descending(field));
    }
    return all;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  /** Whether the server turned out not to keep to the range. */
  boolean isRefused() {
    return isRefused;
  }

  private boolean isWithin(List<T> rows) {
    return rows.stream().allMatch(row -> range.contains(requests.time(row)));
  }

  @Override
  public Step<T> step() {
    long reach = requests.traits().reach();
    int limit = (int) Math.min(pageSize, reach - offset);
    Page<T> page = requests.fetch(new PageRequest(range, form, orders.get(order), offset, limit));
    if (form == RangeForm.INSTANTS && !range.isEverything() && !isWithin(page.items())) {
      isRefused = true;
      return Step.nothing();
    }
    if (!Objects.equals(total, page.total())) {
      total = page.total();
      totalChanges += seen.isEmpty() ? 0 : 1;
      seen.clear();
    }
    List<T> fresh = new ArrayList<>();
    int seenBefore = places.size();
    List<String> ids = page.items().stream().map(requests::id).toList();
    isDisordered |= contradictsOrder(ids);
    for (int at = 0; at < ids.size(); at++) {
      T row = page.items().get(at);
      String id = ids.get(at);
      seen.add(id);
      everSeen.add(id);
      if (delivered.add(row, id)) {
        fresh.add(row);
        newInPass++;
      }
    }
    requests.tally().duplicates += page.items().size() - fresh.size();
    if (total != null && seen.size() >= total) {
      close(TraversalReport.Basis.COUNT);
    } else {
      goOn(page, limit, reach, places.size() > seenBefore);
    }
    return Step.of(fresh);
  }

  /**
   * Notes where the rows of a page stand among those of the pass; true when rows that were seen
   * before came in another order. Rows that are added or deleted in between do not do that.
   */
  private boolean contradictsOrder(List<String> ids) {
    int lastKnown = ids.size() - 1;
    while (lastKnown >= 0 && !places.containsKey(ids.get(lastKnown))) {
      lastKnown--;
    }
    boolean isOutOfOrder = false;
    double place = -1;
    for (int at = 0; at < ids.size(); at++) {
      Double known = places.get(ids.get(at));
      if (known == null) {
        place += at < lastKnown ? BETWEEN : 1;
        places.put(ids.get(at), place);
      } else {
        isOutOfOrder |= known < place;
        place = known;
      }
    }
    return isOutOfOrder;
  }

  private void close(TraversalReport.Basis basis) {
    done = true;
    requests.tally().restsOn(basis);
  }

  private void goOn(Page<T> page, int limit, long reach, boolean bringsMore) {
    int rows = page.items().size();
    long next = offset + (rows > 2 * OVERLAP ? rows - OVERLAP : rows);
    if (rows == 0 || page.isEnd(limit) || (page.more() == null && !bringsMore)) {
      endPass(reach, false);
    } else if (next + OVERLAP >= reach) {
      endPass(reach, true);
    } else {
      offset = next;
    }
  }

  private void endPass(long reach, boolean isCutByReach) {
    passes++;
    vainPasses = newInPass > 0 ? 0 : vainPasses + 1;
    calmPasses = isExplainedByGrowth() ? calmPasses + 1 : 0;
    totalOfLastPass = total;
    firstTotal = firstTotal == null ? total : firstTotal;
    boolean isOutOfReach = isCutByReach || (total != null && total > reach);
    if (total == null && newInPass == 0 && !isOutOfReach && !isDisordered) {
      // Without a count, a pass that finds nothing more is all that can be had.
      close(TraversalReport.Basis.STABLE_ORDER);
      return;
    }
    int left = orders.size() - passes;
    boolean isSettled = vainPasses >= patience || calmPasses >= CALM_PASSES;
    if (!isOutOfReach && isSettled && totalChanges > 0 && !isDisordered) {
      close(TraversalReport.Basis.STABLE_ORDER); // it cannot be counted, but shows a fixed order
      return;
    }
    boolean isInVain =
        vainPasses >= patience
            || passes >= MOST_PASSES
            || (passes >= PASSES_WHILE_IT_GROWS && hasGrownFourfold());
    if (isOutOfReach ? left <= 0 || isHopeless(reach, left) : isInVain) {
      requests.tally().fallShort(describeShortfall(isOutOfReach, reach));
      done = true;
      return;
    }
    offset = 0;
    newInPass = 0;
    places.clear();
    order = isOutOfReach ? passes : 0;
    requests.tally().sweeps++;
  }

  /** Whether the part grew, by at least as many rows as this pass has found. */
  private boolean isExplainedByGrowth() {
    return total != null
        && totalOfLastPass != null
        && total > totalOfLastPass
        && newInPass <= total - totalOfLastPass;
  }

  private boolean hasGrownFourfold() {
    return total != null && firstTotal != null && total / 4 >= firstTotal;
  }

  /** Each order shows a share of the rows; whether all that are left will hardly do. */
  private boolean isHopeless(long reach, int ordersLeft) {
    if (total == null) {
      return true;
    }
    double hidden = 1 - Math.min(1, (double) reach / total);
    return (total - everSeen.size()) * Math.pow(hidden, ordersLeft) > reach / 10.0;
  }

  private String describeShortfall(boolean isOutOfReach, long reach) {
    if (!isOutOfReach) {
      return "the order of rows "
          + part()
          + " changes from request to request, and their number cannot be closed on"
          + (total == null ? "" : " (" + total + " now)");
    }
    String missing =
        total == null ? "rows " : Math.max(0, total - everSeen.size()) + " of " + total + " rows ";
    return missing
        + part()
        + " cannot be reached, since the service answers only the first "
        + reach
        + " in any order; narrow the filter, by list for example";
  }

  private String part() {
    if (range.isEverything()) {
      return "of the list";
    }
    return range.from() != null && range.from().equals(range.to())
        ? "created at one moment"
        : "created in one stretch of days";
  }
}
