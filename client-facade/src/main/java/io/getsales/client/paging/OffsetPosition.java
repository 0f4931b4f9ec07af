package io.getsales.client.paging;

import org.jspecify.annotations.Nullable;

/**
 * Where a walk stands in a list, or in a part of it, by offset. The next page is asked for with an
 * overlap, so that it shows by known rows that it joins; how large, follows from how far the rows
 * moved between the last requests.
 */
final class OffsetPosition {
  private static final int LEAST_OVERLAP = 2;
  private static final int FIRST_STEP = 10;

  /** So many pages in a row may bring nothing, besides those of some ways through the list. */
  private static final int VAIN_PAGES = 20;

  private static final int WAYS = 4;

  /** Of a list that does not tell its length. */
  private static final int LIKELY_ROWS = 10_000;

  private final int pageSize;
  private long next;
  private long back;
  private double shift = LEAST_OVERLAP;
  private int largestPage;
  private long vainPages;
  private long rowsAtFirst;

  OffsetPosition(int pageSize, long next) {
    this.pageSize = pageSize;
    this.next = next;
  }

  /** The offset behind the last row read. */
  long next() {
    return next;
  }

  void moveTo(long offset) {
    next = offset;
    back = 0;
  }

  boolean isSteppingBack() {
    return back > 0;
  }

  /** As many rows as the server has been seen to give. */
  int effectivePage() {
    return largestPage == 0 ? pageSize : Math.min(pageSize, largestPage);
  }

  /**
   * Whether a page has fewer rows than the server gives where there are more. At the end only the
   * overlap comes; a full page of known rows means that rows moved, and that others follow it.
   */
  boolean isShort(int rows) {
    return rows < Math.max(2, effectivePage());
  }

  /** Whether so many rows of one time are too many to be overlapped. */
  boolean isTooManyToOverlap(int tied) {
    return tied + 1 > effectivePage() / 2;
  }

  /**
   * Rows to be asked for again.
   *
   * @param tied known rows that should all be in the overlap
   */
  int overlap(int tied) {
    int wanted = isTooManyToOverlap(tied) ? 5 : (int) Math.max(shift, tied + 1);
    return Math.max(1, Math.min(wanted, effectivePage() / 2));
  }

  long offset(int tied) {
    return Math.max(0, next - overlap(tied) - back);
  }

  /** The page asked for joins nothing: the next one begins earlier, and ever earlier. */
  void stepBack(long offset) {
    long step = Math.max(FIRST_STEP, 4 * (next - offset));
    back = Math.min(next, step);
    missed();
  }

  /** The page asked for joins nothing. */
  void missed() {
    inVain(null);
  }

  /**
   * A page was read.
   *
   * @param known how many of its rows were known
   * @param total how many rows there are, if that was said
   */
  void advance(long offset, int rows, int known, @Nullable Long total) {
    if (offset > 0) {
      double lost = next - offset - (double) known;
      shift = Math.max(LEAST_OVERLAP, Math.max(shift * 0.95, Math.min(pageSize, 2 * lost)));
    }
    largestPage = Math.max(largestPage, rows);
    if (known < rows) {
      vainPages = 0;
    } else {
      inVain(total);
    }
    moveTo(offset + rows);
  }

  private void inVain(@Nullable Long total) {
    if (vainPages == 0) {
      rowsAtFirst = Math.max(next, total == null ? LIKELY_ROWS : total);
    }
    vainPages++;
  }

  /**
   * Whether page after page showed what was read before: rows come as fast as pages do, or each
   * page leads back to where it was.
   */
  boolean isStuck() {
    long ways = effectivePage() < 2 ? 0 : WAYS * rowsAtFirst / Math.max(1, effectivePage() / 2);
    return vainPages > VAIN_PAGES + ways;
  }
}
