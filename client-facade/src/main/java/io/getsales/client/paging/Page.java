package io.getsales.client.paging;

import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. In a plain traversal these are the rows as the server gave them; in a strict
 * one those among them that had not been delivered.
 *
 * @param items the rows
 * @param offset how many rows came before it: by the server's count in a plain traversal, rows
 *     delivered in a strict one
 * @param total how many rows the list has, by the server; null when it does not say, or when the
 *     request was for a part of the list
 * @param hasMore whether rows follow, by the server; null when it does not say
 * @param positions where the traversal stands after each row, by index; see {@link #checkpoint()}
 * @param <T> the type of a row
 */
public record Page<T>(
    List<T> items,
    long offset,
    @Nullable Long total,
    @Nullable Boolean hasMore,
    @Nullable IntFunction<Checkpoint> positions) {

  /**
   * Copies the list.
   *
   * @param items the rows, in order
   * @param offset how many rows of the list come before it
   * @param total how many rows the list has, where the server says so
   * @param hasMore whether more rows follow, where the server says so
   * @param positions see {@link #positions()}
   */
  public Page {
    items = List.copyOf(items);
    if (offset < 0) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: 0 or more)");
    }
  }

  /**
   * A page as it comes from a server.
   *
   * @param items the rows, in order
   * @param offset how many rows of the list come before it
   * @param total how many rows the list has, where the server says so
   * @param hasMore whether more rows follow, where the server says so
   */
  public Page(List<T> items, long offset, @Nullable Long total, @Nullable Boolean hasMore) {
    this(items, offset, total, hasMore, null);
  }

  /**
   * {@return the point after this page's last row, to go on from with {@link Paged#resume}} Keep it
   * when the work on the page's rows is done, not before.
   *
   * @throws IllegalStateException when the traversal is plain, or ordered by anything but the
   *     creation time
   */
  public Checkpoint checkpoint() {
    return positionAfter(items.size() - 1);
  }

  /**
   * {@return the point after one of this page's rows; see {@link #checkpoint()}}
   *
   * @param index of the row in {@link #items()}
   */
  public Checkpoint checkpointAfter(int index) {
    return positionAfter(Objects.checkIndex(index, items.size()));
  }

  private Checkpoint positionAfter(int index) {
    if (positions == null) {
      throw new NoCheckpointException(
          "this page has no checkpoint (expected: a strict traversal by created_at or uuid)");
    }
    return positions.apply(index);
  }

  /** What the server says about rows after this page; null when it says nothing one can rely on. */
  @Nullable Boolean more() {
    boolean totalSaysMore = total != null && !items.isEmpty() && offset + items.size() < total;
    if (hasMore == null) {
      return totalSaysMore ? Boolean.TRUE : null; // a total can be stale: too low proves nothing
    }
    return (!hasMore && totalSaysMore) ? null : hasMore;
  }

  /**
   * Whether nothing follows, by the server's word or by two signs that agree: it is shorter than
   * asked for, and it reaches the total. Neither sign is enough alone, since servers cut pages and
   * keep totals for a while.
   */
  boolean isEnd(int limit) {
    if (hasMore == null && total != null) {
      return !items.isEmpty() && items.size() < limit && offset + items.size() >= total;
    }
    return Boolean.FALSE.equals(more());
  }

  /**
   * Whether the list ends with this page, as well as one answer can tell: it is empty; or the
   * server says so; or {@code total} is reached; or, where the server says neither, the page is
   * shorter than asked for.
   */
  boolean isLast(int limit) {
    if (items.isEmpty()) {
      return true;
    }
    if (hasMore != null) {
      return !hasMore;
    }
    if (total != null) {
      return offset + items.size() >= total;
    }
    return items.size() < limit;
  }
}
