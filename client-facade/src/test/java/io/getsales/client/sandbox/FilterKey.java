package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One key that a list can be filtered by.
 *
 * @param kind how values are compared
 * @param values the values of a row that the key speaks about; one hit is enough
 * @param wanted turns a value of the filter into the form the row has
 */
record FilterKey(Kind kind, Function<Row, List<JsonElement>> values, UnaryOperator<String> wanted) {
  enum Kind {
    EXACT,
    IGNORING_CASE,
    CONTAINING,
    TIME
  }

  static FilterKey of(Kind kind, String... fields) {
    return new FilterKey(kind, row -> valuesOf(row, fields), UnaryOperator.identity());
  }

  /** Keys that are compared exactly or, when they end in {@code _at}, as points in time. */
  static Map<String, FilterKey> fields(String... names) {
    Map<String, FilterKey> keys = new LinkedHashMap<>();
    for (String name : names) {
      keys.put(name, of(name.endsWith("_at") ? Kind.TIME : Kind.EXACT, name));
    }
    return keys;
  }

  /** A filter by LinkedIn reference: whatever form it has, it is compared by the part it names. */
  static FilterKey linkedIn() {
    return new FilterKey(
        Kind.EXACT,
        row -> {
          List<JsonElement> values =
              new ArrayList<>(valuesOf(row, "ln_id", "sn_id", "ln_member_id"));
          for (JsonElement nickname : valuesOf(row, "linkedin")) {
            values.add(Json.text(nickname.getAsString().toLowerCase(Locale.ROOT)));
          }
          return values;
        },
        text -> LinkedInReference.parse(text).value());
  }

  private static List<JsonElement> valuesOf(Row row, String... fields) {
    if (fields.length == 1) {
      return flat(row.value(fields[0]));
    }
    return Arrays.stream(fields).flatMap(field -> flat(row.value(field)).stream()).toList();
  }

  private static List<JsonElement> flat(JsonElement value) {
    if (value.isJsonNull()) {
      return List.of();
    }
    return value instanceof JsonArray array ? array.asList() : List.of(value);
  }
}
