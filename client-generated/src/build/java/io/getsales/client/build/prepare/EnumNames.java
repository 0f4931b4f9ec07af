package io.getsales.client.build.prepare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of an enum's constants where the generator's own would not do. */
final class EnumNames {
  /** What every open enum calls a value that it does not list. */
  private static final String UNLISTED = "UNKNOWN";

  private EnumNames() {}

  /** Returns a name for each value; nothing when the generator finds good ones by itself. */
  static List<@Nullable Object> of(Collection<@Nullable Object> values) {
    Set<String> plain = new HashSet<>();
    boolean isFine = true;
    for (Object value : values) {
      String name = constant(String.valueOf(value));
      isFine &= plain.add(name) && !name.equals(UNLISTED);
    }
    return isFine ? List.of() : distinct(values);
  }

  private static List<@Nullable Object> distinct(Collection<@Nullable Object> values) {
    List<@Nullable Object> names = new ArrayList<>();
    Set<String> used = new HashSet<>(Set.of(UNLISTED));
    for (Object value : values) {
      String name = constant(String.valueOf(value));
      String candidate = name.equals(UNLISTED) ? "UNKNOWN_VALUE" : name;
      for (int number = 2; !used.add(candidate); number++) {
        candidate = name + "_" + number;
      }
      names.add(candidate);
    }
    return names;
  }

  private static String constant(String value) {
    String name =
        value
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^_+|_+$", "")
            .toUpperCase(Locale.ROOT);
    if (name.isEmpty()) {
      return value.isEmpty() ? "EMPTY" : "SYMBOL";
    }
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }
}
