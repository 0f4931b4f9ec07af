package io.getsales.client.build.overlay;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds, for a name that is not there, those that may have been meant. */
public final class NearestNames {

  private static final int SHOWN = 3;

  private NearestNames() {}

  /**
   * Returns up to three names, nearest first, that differ in at most two characters or a third of
   * the wanted name's, letter case left aside.
   */
  public static List<String> of(String wanted, Collection<String> names) {
    int furthest = Math.max(2, wanted.length() / 3);
    Map<String, Integer> distances = new LinkedHashMap<>();
    for (String name : names) {
      int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance <= furthest && distance < wanted.length()) {
        distances.put(name, distance);
      }
    }
    return distances.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Levenshtein's distance: the fewest insertions, deletions and replacements. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        int inserted = current[column - 1] + 1;
        int deleted = previous[column] + 1;
        current[column] = Math.min(replaced, Math.min(inserted, deleted));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
