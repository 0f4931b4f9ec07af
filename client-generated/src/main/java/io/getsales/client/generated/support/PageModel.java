package io.getsales.client.generated.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as the server sent it. Some lists come as an object with the rows under {@code
 * data}, some as a bare array; both are read, and written as an object.
 *
 * @param <T> the type of a row
 */
public abstract class PageModel<T> extends Model {
  private static final String ROWS = "data";

  /** For generated subclasses. */
  protected PageModel() {}

  /**
   * The rows; {@code null} when the answer had none, not even an empty list. A row that cannot be
   * read is null in it; {@code rawField("data")} then has all of them as they came.
   */
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
    return total != null ? total : fromPagination("total", ModelReader::nextInteger);
  }

  /**
   * Whether more rows follow, from the root or from a nested {@code pagination}, if said anywhere.
   */
  public final @Nullable Boolean hasMore() {
    Boolean hasMore = getHasMore();
    return hasMore != null ? hasMore : fromPagination("has_more", ModelReader::nextBoolean);
  }

  private <V> @Nullable V fromPagination(String name, ElementReader<V> value) {
    JsonElement found =
        unknownFields().get("pagination") instanceof JsonObject pagination
            ? pagination.get(name)
            : null;
    return found == null ? null : ModelReader.readTree(found, value);
  }

  @Override
  boolean readArray(ModelReader in) throws IOException {
    readMember(fieldIndex(ROWS), ROWS, in);
    return true;
  }
}
