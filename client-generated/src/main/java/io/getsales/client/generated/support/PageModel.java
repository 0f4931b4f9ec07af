package io.getsales.client.generated.support;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as the server sent it. Some lists come as an object with the rows under {@code
 * data}, some as a bare array; both are read.
 *
 * @param <T> the type of a row
 */
public abstract class PageModel<T> extends Model {
  /** For generated subclasses. */
  protected PageModel() {}

  /** The rows; {@code null} when the answer had none, not even an empty list. */
  public abstract @Nullable List<T> getData();

  /** How many rows match the request in all, as said at the root of the answer. */
  public @Nullable Integer getTotal() {
    return null;
  }

  /** Whether more rows follow, as said at the root of the answer. */
  public @Nullable Boolean getHasMore() {
    return null;
  }

  /** How many rows match, from the root or from a nested {@code pagination}, if said anywhere. */
  public final @Nullable Integer total() {
    Integer total = getTotal();
    return total != null ? total : fromPagination("total", JsonPrimitive::getAsInt);
  }

  /**
   * Whether more rows follow, from the root or from a nested {@code pagination}, if said anywhere.
   */
  public final @Nullable Boolean hasMore() {
    Boolean hasMore = getHasMore();
    return hasMore != null ? hasMore : fromPagination("has_more", JsonPrimitive::getAsBoolean);
  }

  private <V> @Nullable V fromPagination(String name, Function<JsonPrimitive, V> read) {
    return unknownFields().get("pagination") instanceof JsonObject pagination
            && pagination.get(name) instanceof JsonPrimitive value
        ? read.apply(value)
        : null;
  }

  /** Reads the rows from a bare array. */
  protected abstract void readRows(ModelReader in) throws IOException;

  @Override
  boolean readArray(ModelReader in) throws IOException {
    readRows(in);
    return true;
  }
}
