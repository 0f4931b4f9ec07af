package io.getsales.client.paging;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of a list that a walk is in: where it stands there, and what the server counts. */
final class ReadRange {
  private final TimeRange range;
  private final RangeForm form;
  private final OffsetPosition position;
  private final Set<String> seen = new HashSet<>();
  private @Nullable Long total;
  private boolean totalIsKnown;
  private boolean totalChanged;
  private long rows;

  ReadRange(TimeRange range, RangeForm form, OffsetPosition position) {
    this.range = range;
    this.form = form;
    this.position = position;
  }

  TimeRange range() {
    return range;
  }

  RangeForm form() {
    return form;
  }

  OffsetPosition position() {
    return position;
  }

  /** Ids of all rows that came from it; kept only where they may be needed. */
  Set<String> seen() {
    return seen;
  }

  /** How many rows were delivered from it. */
  long rows() {
    return rows;
  }

  /** Its length, if the server has said one and the same all the time. */
  @Nullable Long steadyTotal() {
    return totalChanged ? null : total;
  }

  void note(@Nullable Long newTotal, int newRows) {
    totalChanged |= totalIsKnown && !Objects.equals(total, newTotal);
    totalIsKnown = true;
    total = newTotal;
    rows += newRows;
  }

  void see(Collection<String> ids) {
    seen.addAll(ids);
  }
}
