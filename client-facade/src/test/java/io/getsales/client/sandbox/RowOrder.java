package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Puts rows in order and cuts pages out of them. */
final class RowOrder {
  private RowOrder() {}

  private record Keyed<T extends Row>(T row, JsonElement key) {}

  /** Rows in order, for any number of pages. */
  static final class Order<T extends Row> {
    private final List<Keyed<T>> rows;

    private Order(List<Keyed<T>> rows) {
      this.rows = rows;
    }

    /**
     * The page that a query means.
     *
     * @param shuffle when given, rows with equal values come in an order drawn anew for each
     *     request
     */
    List<T> page(PageQuery query, @Nullable Random shuffle) {
      return cut(rows, query, (a, b) -> compare(a.key(), b.key()) == 0, shuffle).stream()
          .map(Keyed::row)
          .toList();
    }
  }

  /** The rows sorted as a query says: by its order field, rows with equal values by UUID. */
  static <T extends Row> Order<T> of(List<T> rows, PageQuery query) {
    List<Keyed<T>> keyed = new ArrayList<>(rows.size());
    for (T row : rows) {
      keyed.add(new Keyed<>(row, row.value(query.orderField())));
    }
    Comparator<Keyed<T>> byKey = (a, b) -> compare(a.key(), b.key());
    keyed.sort(
        (query.descending() ? byKey.reversed() : byKey).thenComparing(entry -> entry.row().uuid()));
    return new Order<>(keyed);
  }

  /** Cuts a page out of rows that are in order already. */
  static <T> List<T> cut(
      List<T> ordered, PageQuery query, BiPredicate<T, T> tied, @Nullable Random shuffle) {
    int from = Math.min(query.offset(), ordered.size());
    int to = Math.min(from + query.limit(), ordered.size());
    if (shuffle == null || from == to) {
      return List.copyOf(ordered.subList(from, to));
    }
    int first = from;
    while (first > 0 && tied.test(ordered.get(first - 1), ordered.get(from))) {
      first--;
    }
    int end = to;
    while (end < ordered.size() && tied.test(ordered.get(end), ordered.get(to - 1))) {
      end++;
    }
    List<T> shuffled = new ArrayList<>(ordered.subList(first, end));
    for (int start = 0; start < shuffled.size(); ) {
      int stop = start + 1;
      while (stop < shuffled.size() && tied.test(shuffled.get(start), shuffled.get(stop))) {
        stop++;
      }
      Collections.shuffle(shuffled.subList(start, stop), shuffle);
      start = stop;
    }
    return List.copyOf(shuffled.subList(from - first, to - first));
  }

  /** Null is the least, numbers go by size, texts by their characters. */
  private static int compare(JsonElement a, JsonElement b) {
    if (a instanceof JsonPrimitive one && b instanceof JsonPrimitive other) {
      return one.isNumber() && other.isNumber()
          ? Double.compare(one.getAsDouble(), other.getAsDouble())
          : one.getAsString().compareTo(other.getAsString());
    }
    return Boolean.compare(a.isJsonPrimitive(), b.isJsonPrimitive());
  }
}
