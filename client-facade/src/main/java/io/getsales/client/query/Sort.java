package io.getsales.client.query;

import java.util.Objects;

/**
 * The field that a list is sorted by, and the direction. It is sent as {@code order_field} and
 * {@code order_type}. The service's own default differs from list to list and from document to
 * document, so the client always sends both.
 *
 * <p>Which fields a list can be sorted by is the service's affair; {@code created_at} works
 * everywhere as far as is known.
 *
 * @param field the field's name on the wire, such as {@code sent_at}; not blank, no brackets
 * @param direction which end comes first
 */
public record Sort(String field, SortOrder direction) {

  /**
   * @param field see {@link #field()}
   * @param direction see {@link #direction()}
   * @throws IllegalArgumentException if the field is blank or holds a space or a bracket
   */
  public Sort {
    FieldNames.require(field);
    Objects.requireNonNull(direction, "direction");
  }

  /**
   * Smallest, or oldest, first.
   *
   * @param field the field's name on the wire, such as {@code created_at}
   * @return the order
   * @throws IllegalArgumentException if the field is blank or holds a space or a bracket
   */
  public static Sort ascending(String field) {
    return new Sort(field, SortOrder.ASCENDING);
  }

  /**
   * Largest, or newest, first.
   *
   * @param field the field's name on the wire, such as {@code created_at}
   * @return the order
   * @throws IllegalArgumentException if the field is blank or holds a space or a bracket
   */
  public static Sort descending(String field) {
    return new Sort(field, SortOrder.DESCENDING);
  }
}
