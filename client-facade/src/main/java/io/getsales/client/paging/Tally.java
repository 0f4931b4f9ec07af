package io.getsales.client.paging;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a run counts for its report. Only requests are counted by several threads. */
final class Tally {
  private final AtomicLong requests = new AtomicLong();
  private @Nullable Long totalAtStart;
  private @Nullable Long totalAtEnd;
  private boolean totalChanged;
  private @Nullable String shortfall;
  long rows;
  long oddRows;
  long duplicates;
  long stepsBack;
  long sweeps;
  long windows;
  boolean repaired;
  TraversalReport.Basis basis = TraversalReport.Basis.CREATION_TIME;

  void request() {
    requests.incrementAndGet();
  }

  long requests() {
    return requests.get();
  }

  /** Notes how long the whole list is. */
  void total(@Nullable Long total) {
    if (total != null) {
      if (totalAtStart == null) {
        totalAtStart = total;
      }
      totalChanged |= totalAtEnd != null && !totalAtEnd.equals(total);
      totalAtEnd = total;
    }
  }

  /** The verdict rests on this as well; what is weakest counts. */
  void restsOn(TraversalReport.Basis other) {
    basis = other.compareTo(basis) > 0 ? other : basis;
  }

  /** Notes why rows may be missing; the first reason stays. */
  void fallShort(String reason) {
    if (shortfall == null) {
      shortfall = reason;
    }
  }

  @Nullable String shortfall() {
    return shortfall;
  }

  /** The list's length, if it has been one and the same all the time. */
  @Nullable Long steadyTotal() {
    return totalChanged ? null : totalAtEnd;
  }

  @Nullable Long totalAtStart() {
    return totalAtStart;
  }

  @Nullable Long totalAtEnd() {
    return totalAtEnd;
  }

  TraversalReport report(TraversalReport.Verdict verdict, @Nullable String reason) {
    return new TraversalReport(
        rows,
        oddRows,
        duplicates,
        stepsBack,
        sweeps,
        windows,
        requests(),
        totalAtStart,
        totalAtEnd,
        verdict,
        basis,
        reason);
  }
}
