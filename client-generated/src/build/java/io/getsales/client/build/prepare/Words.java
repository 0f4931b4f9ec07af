package io.getsales.client.build.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes Java names of the vendor's names, tags and paths. */
final class Words {

  private Words() {}

  /** Returns the text as the name of a class, "" when it has no letter or digit. */
  static String pascal(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : split(text)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.isEmpty() || !Character.isDigit(name.charAt(0)) ? name.toString() : "N" + name;
  }

  /** Returns the text as the name of a method or field, "" when it has no letter or digit. */
  static String camel(String text) {
    String name = pascal(text);
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** Tells whether a name can be written between quotes as it is. */
  static boolean canStandInText(String name) {
    return name.chars().noneMatch(c -> c == '"' || c == '\\' || c < ' ');
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
