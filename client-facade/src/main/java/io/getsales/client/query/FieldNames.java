package io.getsales.client.query;

import java.util.Objects;

/** What may stand as the name of a field. */
final class FieldNames {

  private FieldNames() {}

  /**
   * Refuses at the caller's line what would go wrong silently at the service: in a query the name
   * stands between brackets, so a bracket in it would name another filter, which is ignored.
   */
  static String require(String field) {
    Objects.requireNonNull(field, "field");
    if (field.isBlank()) {
      throw new IllegalArgumentException("field: blank (expected: the name of a field)");
    }
    if (field.indexOf('[') >= 0 || field.indexOf(']') >= 0) {
      throw new IllegalArgumentException(
          "field: "
              + field
              + " (expected: a name without brackets; for an operator use a condition such as"
              + " atLeast)");
    }
    if (field.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          "field: holds spaces or control characters (expected: the name of a field)");
    }
    return field;
  }
}
