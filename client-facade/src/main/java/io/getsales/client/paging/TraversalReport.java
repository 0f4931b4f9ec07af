package io.getsales.client.paging;

import org.jspecify.annotations.Nullable;

/**
 * How a list was read, and how far the result can be relied on. Its text holds no data of rows.
 *
 * @param rows rows delivered
 * @param oddRows those of them that told no id, or no creation time in an order by it; see {@link
 *     Basis#ODD_ROWS}
 * @param duplicatesDropped rows that came again and were not delivered again; the overlap of pages
 *     counts here too
 * @param stepsBack pages that did not join what was read before, so that an earlier one was asked
 *     for
 * @param sweeps reads of a part that had been read already, to find what moved into it
 * @param windows parts that were read one by one: ranges of days, and creation times that more rows
 *     share than a page holds
 * @param requests pages asked for, those prefetched in vain included
 * @param totalAtStart how many rows the list had at the first page, by the server; null when it did
 *     not say
 * @param totalAtEnd the same at the last page of the whole list that was read; a traversal by
 *     creation time asks for parts, so this can be as early as {@code totalAtStart}
 * @param verdict whether rows can be missing
 * @param basis what the verdict rests on, the weakest of it
 * @param reason why it is incomplete; null unless it is
 */
public record TraversalReport(
    long rows,
    long oddRows,
    long duplicatesDropped,
    long stepsBack,
    long sweeps,
    long windows,
    long requests,
    @Nullable Long totalAtStart,
    @Nullable Long totalAtEnd,
    Verdict verdict,
    Basis basis,
    @Nullable String reason) {

  /** Whether rows that were there from start to end can be missing. */
  public enum Verdict {
    /** Each was delivered once. */
    COMPLETE,
    /** Each was delivered once; the list moved, and what had slipped was fetched again. */
    REPAIRED,
    /** Some may be missing; {@link TraversalReport#reason()} says why. */
    INCOMPLETE
  }

  /** What a verdict rests on besides ids and creation times that do not change. */
  public enum Basis {
    /** Nothing else but the order of rows of different creation times. */
    CREATION_TIME,
    /**
     * The server's count of rows too, where many share one creation time. It would be deceived by
     * one of them added and another deleted between two requests.
     */
    COUNT,
    /** The server keeps a fixed order also between rows that the sort does not tell apart. */
    STABLE_ORDER,
    /**
     * Some rows told no id or no creation time, because nobody could read it or the server left it
     * out. They were delivered all the same, told apart by their content and placed by their
     * neighbours. Of those, two that are alike can have come as one, one that changed meanwhile can
     * have come twice, and one that the server itself keeps without a creation time can be hidden
     * by a filter on it.
     */
    ODD_ROWS,
    /** Nothing: a plain traversal. */
    NOTHING
  }

  /** {@return whether each row was delivered, at once or after repair} */
  public boolean isComplete() {
    return verdict != Verdict.INCOMPLETE;
  }
}
