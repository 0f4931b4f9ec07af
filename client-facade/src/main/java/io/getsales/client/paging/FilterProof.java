package io.getsales.client.paging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Whether a list honours a lower bound on the creation time, as far as its answers have shown. A
 * filter that the server drops in silence shows by rows outside it. One that it takes for more than
 * was meant (a bound left out, a time rounded up to the second) would hide rows; so a bound counts
 * as proven only when a row that lies exactly on it came back. Bounds with and without a fraction
 * of a second are proven apart.
 */
final class FilterProof {
  private static final int MOST_DOUBTS = 3;

  private boolean isOffered;
  private boolean wholeSecondsProven;
  private boolean fractionsProven;
  private int doubts;

  FilterProof(boolean isOffered) {
    this.isOffered = isOffered;
  }

  /** Whether the filter can be used, proven or not. */
  boolean isUsable() {
    return isOffered;
  }

  boolean isProven(Instant bound) {
    return isWholeSecond(bound) ? wholeSecondsProven : fractionsProven;
  }

  private static boolean isWholeSecond(Instant bound) {
    return bound.equals(bound.truncatedTo(ChronoUnit.SECONDS));
  }

  boolean isProvenAtAll() {
    return wholeSecondsProven || fractionsProven;
  }

  void refuse() {
    isOffered = false;
  }

  /** Looks at an answer that obeys the bound; false when it is no proof and none was had before. */
  <T> boolean accepts(Instant bound, List<T> rows, Frontier<T> known, Requests<T> requests) {
    if (isProven(bound)) {
      return true;
    }
    boolean showsTheBound =
        rows.stream()
            .anyMatch(
                row ->
                    bound.equals(requests.ownTime(row)) && known.ids().contains(requests.id(row)));
    if (!showsTheBound) {
      doubts++;
      if (doubts >= MOST_DOUBTS) {
        refuse();
      }
      return false;
    }
    if (isWholeSecond(bound)) {
      wholeSecondsProven = true;
    } else {
      fractionsProven = true;
    }
    return true;
  }
}
