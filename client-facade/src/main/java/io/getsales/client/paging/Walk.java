package io.getsales.client.paging;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A way through a list, one page after the other. A step that throws leaves everything as it was,
 * so that it can be tried again.
 */
interface Walk<T> {
  boolean isDone();

  /**
   * Asks for a page (as a rule one; more where the answer is no use) and answers the rows of it
   * that are to be delivered.
   */
  Step<T> step();

  /**
   * What a step brought.
   *
   * @param rows new rows, possibly none
   * @param total the list's length, where the page told it
   * @param hasMore what the page said
   * @param positions where the walk stands after each row, by index, and for -1 before the first;
   *     null when it cannot be resumed
   */
  record Step<T>(
      List<T> rows,
      @Nullable Long total,
      @Nullable Boolean hasMore,
      @Nullable IntFunction<Checkpoint> positions) {
    static <T> Step<T> nothing() {
      return new Step<>(List.of(), null, null, null);
    }

    static <T> Step<T> of(List<T> rows) {
      return new Step<>(rows, null, null, null);
    }
  }
}
