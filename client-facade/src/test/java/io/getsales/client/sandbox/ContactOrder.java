package io.getsales.client.sandbox;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Contacts in the order of their creation, and pages of them. A stretch of created_at is found by
 * binary search; other filters look at the rows of that stretch one by one.
 */
final class ContactOrder {
  // UUIDs are compared as the unsigned numbers they print as, so that ties come in text order.
  private static final Comparator<Contact> OLDEST_FIRST =
      Comparator.comparingLong(Contact::createdAt)
          .thenComparing(
              Contact::id,
              (a, b) -> {
                int high =
                    Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
                return high != 0
                    ? high
                    : Long.compareUnsigned(
                        a.getLeastSignificantBits(), b.getLeastSignificantBits());
              });

  private final ArrayList<Contact> ordered = new ArrayList<>();
  private @Nullable Sorted sorted;

  /** A stretch in another order, kept for the pages that follow; until a contact changes. */
  private record Sorted(
      TimeRange created, String field, boolean descending, RowOrder.Order<Contact> rows) {
    boolean isFor(TimeRange range, PageQuery query) {
      return created.equals(range)
          && field.equals(query.orderField())
          && descending == query.descending();
    }
  }

  void load(List<Contact> contacts) {
    changed();
    ordered.addAll(contacts);
    ordered.sort(OLDEST_FIRST);
  }

  int size() {
    return ordered.size();
  }

  List<Contact> all() {
    return Collections.unmodifiableList(ordered);
  }

  void add(Contact contact) {
    changed();
    int place = Collections.binarySearch(ordered, contact, OLDEST_FIRST);
    ordered.add(place < 0 ? -place - 1 : place, contact);
  }

  void remove(Contact contact) {
    changed();
    ordered.remove(Collections.binarySearch(ordered, contact, OLDEST_FIRST));
  }

  /** Called when a contact that is in here was given other values. */
  void changed() {
    sorted = null;
  }

  RowPage<Contact> page(PageQuery query, Filter filter, @Nullable Random shuffle) {
    TimeRange created = filter.created();
    int from = firstAtOrAfter(created.from());
    int to = created.to() == Long.MAX_VALUE ? ordered.size() : firstAtOrAfter(created.to() + 1);
    List<Contact> matching = ordered.subList(from, Math.max(from, to));
    if (!filter.isOnlyCreated()) {
      matching = matching.stream().filter(filter::matchesBesidesCreated).toList();
    }
    List<Contact> rows =
        query.orderField().equals("created_at")
            ? RowOrder.cut(
                query.descending() ? new Backwards<>(matching) : matching,
                query,
                (a, b) -> a.createdAt() == b.createdAt(),
                shuffle)
            : order(matching, filter, query).page(query, shuffle);
    return new RowPage<>(rows, matching.size());
  }

  private RowOrder.Order<Contact> order(List<Contact> matching, Filter filter, PageQuery query) {
    Sorted kept = sorted;
    if (kept != null && filter.isOnlyCreated() && kept.isFor(filter.created(), query)) {
      return kept.rows();
    }
    RowOrder.Order<Contact> order = RowOrder.of(matching, query);
    if (filter.isOnlyCreated()) {
      sorted = new Sorted(filter.created(), query.orderField(), query.descending(), order);
    }
    return order;
  }

  private int firstAtOrAfter(long micros) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered.get(middle).createdAt() < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static final class Backwards<T> extends AbstractList<T> {
    private final List<T> rows;

    Backwards(List<T> rows) {
      this.rows = rows;
    }

    @Override
    public T get(int index) {
      return rows.get(rows.size() - 1 - index);
    }

    @Override
    public int size() {
      return rows.size();
    }
  }
}
