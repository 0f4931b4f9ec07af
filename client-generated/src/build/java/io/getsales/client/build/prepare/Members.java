package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of objects, with nothing in place of what is of another kind. */
public final class Members {

  private Members() {}

  /** Returns an object in an object, an empty one when there is none. */
  public static Map<String, @Nullable Object> member(
      Map<String, @Nullable Object> object, String name) {
    Object value = object.get(name);
    return JsonTree.isObject(value) ? JsonTree.object(value) : Map.of();
  }

  /** Returns a list in an object, an empty one when there is none. */
  public static List<@Nullable Object> entries(Map<String, @Nullable Object> object, String name) {
    Object value = object.get(name);
    return JsonTree.isList(value)
        ? JsonTree.list(value)
        : Collections.emptyList(); // which can be asked for null
  }

  /** Returns a text in an object, "" when there is none. */
  public static String text(Map<String, @Nullable Object> object, String name) {
    return object.get(name) instanceof String text ? text : "";
  }
}
