package io.getsales.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks of what callers give, before anything is sent. */
final class Arguments {
  private Arguments() {}

  /** An id, of whatever form: the vendor documents no other than text. */
  static String id(String name, @Nullable String value) {
    String id = text(name, value, "an id");
    if (id.equals(".") || id.equals("..")) { // would lead to another path
      throw new IllegalArgumentException(name + ": " + id + " (expected: an id)");
    }
    return id;
  }

  /** Text that is not blank. */
  static String text(String name, @Nullable String value, String expected) {
    Objects.requireNonNull(value, name);
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + ": blank (expected: " + expected + ")");
    }
    return value;
  }

  /** Text within a length; the text itself stays out of the message. */
  static void atMost(String name, @Nullable String value, int longest) {
    if (value != null && value.length() > longest) {
      throw new IllegalArgumentException(
          name + ": " + value.length() + " characters (expected: " + longest + " at most)");
    }
  }

  /** Whether a field of a model says something. */
  static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  /** A field of a model that has to be set. */
  static void field(String model, String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          model
              + ": "
              + field
              + " is "
              + (value == null ? "not set" : "blank")
              + " (expected: set)");
    }
  }
}
