package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows the {@code $ref}s of a document. */
public final class References {
  /** What every reference to a component schema begins with. */
  public static final String SCHEMAS = "#/components/schemas/";

  private static final int LONGEST_CHAIN = 20;

  private final Object root;

  /** Follows the references of this document. */
  public References(Object root) {
    this.root = root;
  }

  /**
   * Returns what a value stands for: itself, or what its {@code $ref} leads to; null when that is
   * nowhere.
   */
  public @Nullable Object resolve(@Nullable Object value) {
    Object current = value;
    for (int step = 0; step < LONGEST_CHAIN; step++) {
      String reference = of(current);
      if (reference == null) {
        return current;
      }
      current = find(reference);
    }
    return null;
  }

  /** Returns the object that a value stands for; an empty one when it stands for none. */
  public Map<String, @Nullable Object> object(@Nullable Object value) {
    Object resolved = resolve(value);
    return JsonTree.isObject(resolved) ? JsonTree.object(resolved) : Map.of();
  }

  /** Returns the reference of a value, null when it is none. */
  public static @Nullable String of(@Nullable Object value) {
    return JsonTree.isObject(value)
            && JsonTree.object(value).get("$ref") instanceof String reference
        ? reference
        : null;
  }

  /**
   * Returns the name of the component schema that a value refers to, null when it refers to none.
   */
  public static @Nullable String schemaName(@Nullable Object value) {
    String reference = of(value);
    if (reference == null || !reference.startsWith(SCHEMAS)) {
      return null;
    }
    String name = reference.substring(SCHEMAS.length());
    return name.contains("/") ? null : unescaped(name);
  }

  /** Returns what stands at a reference into this document, null when nothing does. */
  public @Nullable Object find(String reference) {
    if (!reference.startsWith("#")) {
      return null;
    }
    Object current = root;
    for (String step : reference.substring(1).split("/")) {
      if (step.isEmpty()) {
        continue;
      }
      String name = unescaped(step);
      if (JsonTree.isObject(current)) {
        current = JsonTree.object(current).get(name);
      } else if (JsonTree.isList(current) && name.matches("\\d{1,6}")) {
        int index = Integer.parseInt(name);
        current = index < JsonTree.list(current).size() ? JsonTree.list(current).get(index) : null;
      } else {
        return null;
      }
    }
    return current;
  }

  private static String unescaped(String step) {
    String plain =
        step.contains("%")
            ? URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8)
            : step;
    return plain.replace("~1", "/").replace("~0", "~");
  }
}
