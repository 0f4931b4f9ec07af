package io.getsales.client.paging;

import io.getsales.client.query.Sort;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a traversal has to know of a list before it asks for a page.
 *
 * @param operation the vendor's operation id, for messages
 * @param sort the order that the caller wants
 * @param rangeForms the ways in which the list may take a range of creation times; whether it does
 *     is found out from its answers
 * @param reach the largest sum of offset and limit that is answered; {@link Long#MAX_VALUE} for no
 *     bound
 * @param otherOrders further fields to order by, of use where the reach ends too soon
 * @param fingerprint tells this list, filter and sort from others; holds no values of the filter
 */
public record ListTraits(
    String operation,
    Sort sort,
    Set<RangeForm> rangeForms,
    long reach,
    List<String> otherOrders,
    String fingerprint) {
  static final String CREATED_AT = "created_at";
  private static final Set<String> UNCHANGING = Set.of("uuid", CREATED_AT);

  /**
   * Copies the collections.
   *
   * @param operation see {@link #operation()}
   * @param sort see {@link #sort()}
   * @param rangeForms see {@link #rangeForms()}
   * @param reach see {@link #reach()}
   * @param otherOrders see {@link #otherOrders()}
   * @param fingerprint see {@link #fingerprint()}
   */
  public ListTraits {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(sort, "sort");
    rangeForms = Set.copyOf(rangeForms);
    otherOrders = List.copyOf(otherOrders);
    Objects.requireNonNull(fingerprint, "fingerprint");
    if (reach < 1) {
      throw new IllegalArgumentException("reach: " + reach + " (expected: 1 or more)");
    }
  }

  /** Whether a row keeps its place in the order, as far as others come and go. */
  boolean isFixedOrder() {
    return UNCHANGING.contains(sort.field());
  }

  boolean isByCreation() {
    return sort.field().equals(CREATED_AT);
  }
}
