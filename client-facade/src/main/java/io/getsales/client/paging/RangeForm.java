package io.getsales.client.paging;

/** How a stretch of creation time is written in a filter. */
public enum RangeForm {
  /** By comparisons with full times: {@code {">=": …, "<=": …}}, to the microsecond. */
  INSTANTS,
  /** By two days, both included: {@code {"from": …, "to": …}}. */
  DAYS
}
