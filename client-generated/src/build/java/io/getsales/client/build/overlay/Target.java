package io.getsales.client.build.overlay;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSONPath of an action. */
public final class Target {

  private static final int NAMES_SHOWN = 6;

  private final String text;
  private final List<Segment> segments;

  private Target(String text, List<Segment> segments) {
    this.text = text;
    this.segments = segments;
  }

  /**
   * @throws IllegalArgumentException when the text is not a JSONPath, or one of the few kinds that
   *     {@link TargetParser} refuses
   */
  static Target parse(String text) {
    return new Target(text, TargetParser.parse(text));
  }

  /** Returns the selected places, each once, in the order of the document. */
  List<Place> select(@Nullable Object root) {
    List<Place> places = List.of(Place.root(root));
    for (Segment segment : segments) {
      places = segment.select(places);
    }
    return places;
  }

  /** Returns a sentence on how far a target that selects nothing gets, and what is there. */
  String explainMiss(@Nullable Object root) {
    StringBuilder prefix = new StringBuilder("$");
    List<Place> places = List.of(Place.root(root));
    for (Segment segment : segments) {
      List<Place> next = segment.select(places);
      if (next.isEmpty()) {
        return explainMiss(prefix.toString(), places, segment);
      }
      places = next;
      prefix.append(segment.text());
    }
    throw new IllegalArgumentException("root: " + text + " selects " + places.size() + " places");
  }

  private static String explainMiss(String prefix, List<Place> places, Segment segment) {
    String matches =
        prefix
            + " matches"
            + (places.size() == 1 ? "" : " " + places.size() + " places")
            + ", but ";
    List<Place> candidates = segment.candidates(places);
    if (candidates.isEmpty()) {
      return matches
          + (places.size() == 1
              ? "is " + describeChildless(places.get(0).value())
              : "they hold nothing");
    }
    Set<String> names = new LinkedHashSet<>();
    for (Place candidate : candidates) {
      if (candidate.key() instanceof String name) {
        names.add(name);
      }
    }
    List<String> wanted = wantedNames(segment);
    if (wanted.isEmpty() || names.isEmpty()) {
      return matches + "none of the " + candidates.size() + " below fits " + segment.text();
    }
    return matches
        + "nothing there is named "
        + quote(wanted, " or ")
        + "; "
        + offer(wanted, names);
  }

  private static String describeChildless(@Nullable Object value) {
    return JsonTree.isScalar(value)
        ? JsonTree.kind(value)
        : JsonTree.kind(value).replaceFirst("an? ", "an empty ");
  }

  private static List<String> wantedNames(Segment segment) {
    List<String> wanted = new ArrayList<>();
    for (Selector selector : segment.selectors()) {
      if (selector instanceof Selector.Name name) {
        wanted.add(name.name());
      }
    }
    return wanted;
  }

  private static String offer(List<String> wanted, Set<String> names) {
    Set<String> near = new LinkedHashSet<>();
    for (String name : wanted) {
      near.addAll(NearestNames.of(name, names));
    }
    if (!near.isEmpty()) {
      return "nearest: " + quote(List.copyOf(near), ", ");
    }
    List<String> shown = names.stream().limit(NAMES_SHOWN).toList();
    return "there is: "
        + quote(shown, ", ")
        + (names.size() > shown.size() ? " and " + (names.size() - shown.size()) + " more" : "");
  }

  private static String quote(List<String> names, String separator) {
    return String.join(separator, names.stream().map(name -> "'" + name + "'").toList());
  }

  @Override
  public String toString() {
    return text;
  }
}
