package io.getsales.client.sandbox;

/**
 * How a page of a list is wrapped. The vendor's documents, and the clients written against the
 * service, disagree about it for emails and for contact lists.
 */
public enum PageShape {
  /** {@code {"data": [...], "limit": 20, "offset": 0, "total": 3, "has_more": false}}. */
  ENVELOPE,
  /** {@code {"data": [...], "pagination": {"limit": 20, "offset": 0, ...}}}. */
  NESTED_PAGINATION,
  /** {@code [...]}: the rows and nothing else. */
  BARE_ARRAY
}
