package io.getsales.client.build.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of a target.
 *
 * @param text the step as written
 * @param anyDepth whether the step looks at all descendants rather than at the children
 * @param selectors what it picks there, at least one
 */
record Segment(String text, boolean anyDepth, List<Selector> selectors) {

  /** Returns what the step picks, each place once. */
  List<Place> select(List<Place> from) {
    Map<String, Place> picked = new LinkedHashMap<>();
    for (Place child : candidates(from)) {
      if (selectors.stream().anyMatch(selector -> selector.picks(child))) {
        picked.put(child.path(), child);
      }
    }
    return new ArrayList<>(picked.values());
  }

  /** Returns everything the step has to choose from. */
  List<Place> candidates(List<Place> from) {
    List<Place> candidates = new ArrayList<>();
    for (Place node : from) {
      for (Place parent : anyDepth ? node.withDescendants() : List.of(node)) {
        candidates.addAll(parent.children());
      }
    }
    return candidates;
  }
}
