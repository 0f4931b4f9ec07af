package io.getsales.client.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which rows of a list are wanted: conditions on fields, all of which a row has to meet.
 *
 * <pre>{@code
 * Filter.where("list_uuid", is(listUuid)).and("created_at", atLeast(yesterday))
 * }</pre>
 *
 * <p>Field names are the service's own and differ from list to list; the methods that take a filter
 * name those that are known. Take care with others: the service drops an unknown field on some
 * lists, so that the answer holds <em>every</em> row, and answers 500 on others.
 *
 * <p>Immutable. Two filters with the same conditions are equal in whatever order they were given.
 * {@link #toString()} shows fields and operators, never values, since a value may be a person's
 * email address.
 */
public final class Filter {

  private static final Filter NONE = new Filter(Map.of());

  private final Map<String, Condition> conditions;

  private Filter(Map<String, Condition> conditions) {
    this.conditions = conditions;
  }

  /**
   * No conditions: every row.
   *
   * @return the empty filter
   */
  public static Filter none() {
    return NONE;
  }

  /**
   * {@return a filter of one condition}
   *
   * @param field the field's name on the wire, such as {@code list_uuid}
   * @param condition what the field must satisfy
   * @throws IllegalArgumentException if the field is blank or holds a space or a bracket
   */
  public static Filter where(String field, Condition condition) {
    return NONE.and(field, condition);
  }

  /**
   * {@return this filter and one condition more} Comparisons on a field that has comparisons
   * already come together on it ({@code atLeast} and {@code lessThan}); the service has no place
   * for any other second condition on a field.
   *
   * @param field the field's name on the wire, such as {@code list_uuid}
   * @param condition what the field must satisfy
   * @throws IllegalArgumentException if the field is blank or holds a space or a bracket, or if it
   *     has a condition that cannot be joined with this one
   */
  public Filter and(String field, Condition condition) {
    FieldNames.require(field);
    Objects.requireNonNull(condition, "condition");
    Map<String, Condition> longer = new LinkedHashMap<>(conditions);
    longer.merge(field, condition, (present, added) -> joined(field, present, added));
    return new Filter(Collections.unmodifiableMap(longer));
  }

  private static Condition joined(String field, Condition present, Condition added) {
    return present
        .joinedWith(added)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "field: "
                        + field
                        + " has a condition already (expected: one condition for a field, or"
                        + " comparisons that each use another operator)"));
  }

  /** {@return true if there is no condition, so that every row is wanted} */
  public boolean isEmpty() {
    return conditions.isEmpty();
  }

  /**
   * {@return the conditions by field, in the order in which the fields were first named;
   * unmodifiable}
   */
  public Map<String, Condition> conditions() {
    return conditions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Filter filter && conditions.equals(filter.conditions);
  }

  @Override
  public int hashCode() {
    return conditions.hashCode();
  }

  @Override
  public String toString() {
    return conditions.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().describe())
        .collect(Collectors.joining(", ", "Filter[", "]"));
  }
}
