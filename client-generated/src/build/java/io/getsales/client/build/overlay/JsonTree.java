package io.getsales.client.build.overlay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tool knows of the values in a document: objects are {@code LinkedHashMap}s with string
 * keys, lists are {@code ArrayList}s, everything else is a string, a number, a boolean or null.
 */
public final class JsonTree {

  private JsonTree() {}

  /** Tells whether a value is an object. */
  public static boolean isObject(@Nullable Object value) {
    return value instanceof Map;
  }

  /** Tells whether a value is a list. */
  public static boolean isList(@Nullable Object value) {
    return value instanceof List;
  }

  /** Tells whether a value is neither. */
  public static boolean isScalar(@Nullable Object value) {
    return !isObject(value) && !isList(value);
  }

  /** Returns an object as what it is; refuses anything else. */
  @SuppressWarnings("unchecked") // YamlReader and copy() make no other maps
  public static Map<String, @Nullable Object> object(@Nullable Object value) {
    if (value instanceof Map) {
      return (Map<String, @Nullable Object>) value;
    }
    throw new IllegalArgumentException("value: " + kind(value) + " (expected: an object)");
  }

  /** Returns a list as what it is; refuses anything else. */
  @SuppressWarnings("unchecked") // YamlReader and copy() make no other lists
  public static List<@Nullable Object> list(@Nullable Object value) {
    if (value instanceof List) {
      return (List<@Nullable Object>) value;
    }
    throw new IllegalArgumentException("value: " + kind(value) + " (expected: a list)");
  }

  /** Returns a copy that shares no object or list with the original. */
  public static @Nullable Object copy(@Nullable Object value) {
    if (isObject(value)) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      object(value).forEach((key, member) -> copy.put(key, copy(member)));
      return copy;
    }
    if (isList(value)) {
      List<@Nullable Object> copy = new ArrayList<>();
      for (Object entry : list(value)) {
        copy.add(copy(entry));
      }
      return copy;
    }
    return value;
  }

  /** Returns the kind of a value with its article, for messages. */
  public static String kind(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (isObject(value)) {
      return "an object";
    }
    if (isList(value)) {
      return "a list";
    }
    if (value instanceof Boolean) {
      return "a boolean";
    }
    return value instanceof Number ? "a number" : "a string";
  }
}
