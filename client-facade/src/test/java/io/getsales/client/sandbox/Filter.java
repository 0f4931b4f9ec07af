package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows a filter lets through. A value means equal, an array any of, an object operators; the
 * words {@code is_null} and {@code is_not_null} mean what they say. A day without a time stands for
 * the whole of that day. Keys that the list does not know are dropped without a word.
 */
final class Filter {
  private static final String IS_NULL = "is_null";
  private static final String IS_NOT_NULL = "is_not_null";

  private final List<Predicate<Row>> conditions = new ArrayList<>();
  private TimeRange created = TimeRange.ALL;

  private Filter() {}

  static Filter parse(JsonObject json, Map<String, FilterKey> keys, boolean failOnUnknownKeys) {
    Filter filter = new Filter();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      FilterKey key = keys.get(entry.getKey());
      if (key == null) {
        if (failOnUnknownKeys) {
          throw new Rejection(
              Answer.message(500, "No mapping found for [" + entry.getKey() + "]."));
        }
      } else if (!entry.getValue().isJsonNull()) {
        filter.add(entry.getKey(), entry.getValue(), key);
      }
    }
    return filter;
  }

  /** What the filter says about created_at, as far as it is one stretch of time. */
  TimeRange created() {
    return created;
  }

  /** Whether the stretch of {@link #created()} is all there is to the filter. */
  boolean isOnlyCreated() {
    return conditions.isEmpty();
  }

  /** Whether the row passes everything but {@link #created()}. */
  boolean matchesBesidesCreated(Row row) {
    for (Predicate<Row> condition : conditions) {
      if (!condition.test(row)) {
        return false;
      }
    }
    return true;
  }

  boolean matches(Row row) {
    if (!created.equals(TimeRange.ALL)) {
      String text = Json.textOf(row.value("created_at"));
      if (text == null || !created.contains(Timestamps.parse(text))) {
        return false;
      }
    }
    return matchesBesidesCreated(row);
  }

  private void add(String name, JsonElement asked, FilterKey key) {
    if (key.kind() == FilterKey.Kind.TIME) {
      TimeRange range = stretch(name, asked);
      if (range == null) {
        conditions.add(time(name, asked, key));
      } else if (name.equals("created_at")) {
        created = created.and(range);
      } else {
        conditions.add(row -> anyWithin(row, key, range));
      }
    } else {
      conditions.add(plain(name, asked, key));
    }
  }

  // ---- texts and numbers

  private static Predicate<Row> plain(String name, JsonElement asked, FilterKey key) {
    if (asked instanceof JsonObject operators) {
      Predicate<Row> all = row -> true;
      for (Map.Entry<String, JsonElement> entry : operators.entrySet()) {
        all = all.and(operator(name, entry.getKey(), entry.getValue(), key));
      }
      return all;
    }
    return equal(asked, key);
  }

  private static Predicate<Row> equal(JsonElement asked, FilterKey key) {
    if (asked instanceof JsonArray alternatives) {
      List<Predicate<Row>> any =
          alternatives.asList().stream().map(item -> equal(item, key)).toList();
      return row -> any.stream().anyMatch(one -> one.test(row));
    }
    String text = asked.isJsonPrimitive() ? asked.getAsString() : "";
    if (text.equals(IS_NULL)) {
      return row -> key.values().apply(row).isEmpty();
    }
    if (text.equals(IS_NOT_NULL)) {
      return row -> !key.values().apply(row).isEmpty();
    }
    String wanted = key.wanted().apply(text);
    return switch (key.kind()) {
      case CONTAINING -> {
        String part = wanted.toLowerCase(Locale.ROOT);
        yield row -> any(row, key, value -> value.toLowerCase(Locale.ROOT).contains(part));
      }
      case IGNORING_CASE -> row -> any(row, key, wanted::equalsIgnoreCase);
      default -> {
        String digit = digitOf(wanted);
        yield row -> any(row, key, value -> value.equals(wanted) || value.equals(digit));
      }
    };
  }

  private static Predicate<Row> operator(
      String name, String operator, JsonElement asked, FilterKey key) {
    String wanted = asked.isJsonPrimitive() ? key.wanted().apply(asked.getAsString()) : "";
    return switch (operator) {
      case "=" -> equal(asked, key);
      case "!=", "<>" ->
          asked.isJsonNull()
              ? equal(new JsonPrimitive(IS_NOT_NULL), key)
              : equal(asked, key).negate();
      case "<" -> row -> any(row, key, value -> compare(value, wanted) < 0);
      case "<=" -> row -> any(row, key, value -> compare(value, wanted) <= 0);
      case ">" -> row -> any(row, key, value -> compare(value, wanted) > 0);
      case ">=" -> row -> any(row, key, value -> compare(value, wanted) >= 0);
      default -> throw unknownOperator(name, operator);
    };
  }

  private static boolean any(Row row, FilterKey key, Predicate<String> condition) {
    for (JsonElement value : key.values().apply(row)) {
      if (value.isJsonPrimitive() && condition.test(normal(value))) {
        return true;
      }
    }
    return false;
  }

  private static String normal(JsonElement value) {
    JsonPrimitive primitive = value.getAsJsonPrimitive();
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean() ? "1" : "0";
    }
    return primitive.getAsString();
  }

  // Rows hold a boolean as such or as 0 and 1, and a filter may say it in words or digits.
  private static String digitOf(String wanted) {
    return switch (wanted) {
      case "true" -> "1";
      case "false" -> "0";
      default -> wanted;
    };
  }

  private static int compare(String value, String wanted) {
    try {
      return new BigDecimal(value).compareTo(new BigDecimal(wanted));
    } catch (NumberFormatException e) {
      return value.compareTo(wanted);
    }
  }

  // ---- points in time

  private static Predicate<Row> time(String name, JsonElement asked, FilterKey key) {
    if (asked instanceof JsonArray alternatives) {
      List<Predicate<Row>> any =
          alternatives.asList().stream().map(item -> oneTime(name, item, key)).toList();
      return row -> any.stream().anyMatch(one -> one.test(row));
    }
    if (asked instanceof JsonObject operators) {
      Predicate<Row> all = row -> true;
      for (Map.Entry<String, JsonElement> entry : operators.entrySet()) {
        String operator = entry.getKey();
        if (operator.equals("!=") || operator.equals("<>")) {
          all =
              all.and(
                  entry.getValue().isJsonNull()
                      ? row -> !key.values().apply(row).isEmpty()
                      : oneTime(name, entry.getValue(), key).negate());
        } else {
          TimeRange range = bound(name, operator, entry.getValue());
          all = all.and(row -> anyWithin(row, key, range));
        }
      }
      return all;
    }
    return oneTime(name, asked, key);
  }

  private static Predicate<Row> oneTime(String name, JsonElement asked, FilterKey key) {
    String text = asked.isJsonPrimitive() ? asked.getAsString() : "";
    if (text.equals(IS_NULL)) {
      return row -> key.values().apply(row).isEmpty();
    }
    if (text.equals(IS_NOT_NULL)) {
      return row -> !key.values().apply(row).isEmpty();
    }
    TimeRange range = stretch(name, text);
    return row -> anyWithin(row, key, range);
  }

  private static boolean anyWithin(Row row, FilterKey key, TimeRange range) {
    for (JsonElement value : key.values().apply(row)) {
      if (value.isJsonPrimitive() && range.contains(Timestamps.parse(value.getAsString()))) {
        return true;
      }
    }
    return false;
  }

  /** The one stretch of time that a condition means; null when it is not of that kind. */
  private static @Nullable TimeRange stretch(String name, JsonElement asked) {
    if (asked instanceof JsonObject operators) {
      TimeRange range = TimeRange.ALL;
      for (Map.Entry<String, JsonElement> entry : operators.entrySet()) {
        String operator = entry.getKey();
        if (operator.equals("!=") || operator.equals("<>")) {
          return null;
        }
        range = range.and(bound(name, operator, entry.getValue()));
      }
      return range;
    }
    if (asked.isJsonPrimitive()) {
      String text = asked.getAsString();
      return text.equals(IS_NULL) || text.equals(IS_NOT_NULL) ? null : stretch(name, text);
    }
    return null;
  }

  // "a,b" is how one client asks emails for a stretch of sent_at.
  private static TimeRange stretch(String name, String text) {
    int comma = text.indexOf(',');
    if (comma > 0) {
      return new TimeRange(
          first(name, text.substring(0, comma).trim()),
          last(name, text.substring(comma + 1).trim()));
    }
    return new TimeRange(first(name, text), last(name, text));
  }

  private static TimeRange bound(String name, String operator, JsonElement asked) {
    if (!asked.isJsonPrimitive()) {
      throw unreadable(name);
    }
    String text = asked.getAsString();
    return switch (operator) {
      case "=" -> stretch(name, text);
      case "from", ">=" -> TimeRange.from(first(name, text));
      case "to", "<=" -> TimeRange.until(last(name, text));
      case ">" -> TimeRange.from(last(name, text) + 1);
      case "<" -> TimeRange.until(first(name, text) - 1);
      default -> throw unknownOperator(name, operator);
    };
  }

  private static long first(String name, String text) {
    try {
      return Timestamps.parse(text);
    } catch (DateTimeException e) {
      throw unreadable(name);
    }
  }

  private static long last(String name, String text) {
    long first = first(name, text);
    return Timestamps.isDay(text) ? first + Timestamps.DAY_MICROS - 1 : first;
  }

  // A client's mistake in a filter shows as a 500 on the real service, not as a 422.
  private static Rejection unreadable(String name) {
    return new Rejection(Answer.message(500, "Failed to parse date field [" + name + "]."));
  }

  private static Rejection unknownOperator(String name, String operator) {
    return new Rejection(
        Answer.message(500, "Illegal operator [" + operator + "] for [" + name + "]."));
  }
}
