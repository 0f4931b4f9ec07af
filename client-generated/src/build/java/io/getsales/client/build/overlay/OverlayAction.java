package io.getsales.client.build.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One correction.
 *
 * <p>Two things differ from the letter of Overlay 1.0. A scalar can be removed too, since nothing
 * else takes a default away. A list as the update of a selected list is refused: by the letter the
 * whole list becomes one entry, which is hardly ever meant.
 *
 * @param index its place in the overlay, from 1
 * @param line the line of the overlay on which it begins
 * @param target what it corrects
 * @param description its reason and source
 * @param update what is merged into each selected object or appended to each selected list; null
 *     when the selected nodes are removed
 */
public record OverlayAction(
    int index, int line, Target target, String description, @Nullable Object update) {

  /**
   * Corrects a document in place.
   *
   * @throws OverlayException when the target selects nothing, or something that cannot take the
   *     correction; the message does not repeat which action this is
   */
  public void applyTo(@Nullable Object root) {
    List<Place> selected = target.select(root);
    if (selected.isEmpty()) {
      throw new OverlayException("matches nothing: " + target.explainMiss(root));
    }
    if (update == null) {
      remove(selected);
    } else {
      for (Place place : selected) {
        update(place, update);
      }
    }
  }

  private static void remove(List<Place> selected) {
    List<Place> entries = new ArrayList<>();
    for (Place place : selected) {
      Place parent = place.parent();
      if (parent == null) {
        throw new OverlayException("would remove the whole document");
      }
      if (place.key() instanceof String name) {
        JsonTree.object(parent.value()).remove(name);
      } else {
        entries.add(place);
      }
    }
    // From the last entry to the first, since each removal moves the entries behind it.
    entries.sort(Comparator.comparingInt(Place::index).reversed());
    for (Place entry : entries) {
      entry.listAround().remove(entry.index());
    }
  }

  private static void update(Place place, Object update) {
    if (JsonTree.isObject(place.value())) {
      if (!JsonTree.isObject(update)) {
        throw mismatch(place, update, "give an object to merge into it");
      }
      merge(place, JsonTree.object(update));
    } else if (JsonTree.isList(place.value())) {
      if (JsonTree.isList(update)) {
        throw mismatch(
            place, update, "give one entry to append, or select the object around the list");
      }
      JsonTree.list(place.value()).add(JsonTree.copy(update));
    } else {
      throw mismatch(place, update, "select the object around it");
    }
  }

  private static void merge(Place into, Map<String, @Nullable Object> update) {
    Map<String, @Nullable Object> members = JsonTree.object(into.value());
    update.forEach(
        (name, change) -> {
          Place member = new Place(into, name, members.get(name));
          Object present = member.value();
          if (JsonTree.isScalar(present)) {
            members.put(name, JsonTree.copy(change));
          } else if (JsonTree.isObject(present) && JsonTree.isObject(change)) {
            merge(member, JsonTree.object(change));
          } else if (JsonTree.isList(present) && JsonTree.isList(change)) {
            JsonTree.list(present).addAll(JsonTree.list(JsonTree.copy(change)));
          } else {
            throw mismatch(member, change, "remove it in an action before");
          }
        });
  }

  private static OverlayException mismatch(Place place, @Nullable Object update, String remedy) {
    return new OverlayException(
        String.format(
            "cannot be applied: %s is %s and the update is %s (%s)",
            place.path(), JsonTree.kind(place.value()), JsonTree.kind(update), remedy));
  }
}
