package io.getsales.client.build.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in a document, with the value that stands there.
 *
 * @param parent the place of the object or list that holds the value, null for the root
 * @param key the {@code String} name in an object, or the {@code Integer} index in a list; "" for
 *     the root
 * @param value the value
 */
record Place(@Nullable Place parent, Object key, @Nullable Object value) {

  static Place root(@Nullable Object value) {
    return new Place(null, "", value);
  }

  /** Returns the members of an object or the entries of a list; a scalar has none. */
  List<Place> children() {
    List<Place> children = new ArrayList<>();
    if (JsonTree.isObject(value)) {
      JsonTree.object(value).forEach((name, member) -> children.add(new Place(this, name, member)));
    } else if (JsonTree.isList(value)) {
      for (Object entry : JsonTree.list(value)) {
        children.add(new Place(this, children.size(), entry));
      }
    }
    return children;
  }

  /** Returns this place and every place below it, parents first. */
  List<Place> withDescendants() {
    List<Place> places = new ArrayList<>();
    places.add(this);
    for (Place child : children()) {
      places.addAll(child.withDescendants());
    }
    return places;
  }

  /** Tells whether this is an entry of a list. */
  boolean isEntry() {
    return key instanceof Integer;
  }

  /** Returns the index of an entry of a list. */
  int index() {
    return (Integer) key;
  }

  /** Returns the list that holds an entry. */
  List<@Nullable Object> listAround() {
    return JsonTree.list(Objects.requireNonNull(parent, "parent").value());
  }

  /** Returns the JSONPath of names and indexes that selects this place alone. */
  String path() {
    if (parent == null) {
      return "$";
    }
    String selector =
        key instanceof String name
            ? "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'"
            : key.toString();
    return parent.path() + "[" + selector + "]";
  }
}
