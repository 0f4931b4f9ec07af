package io.getsales.client.generated.support;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
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
   * {@return the rows; {@code null} when the answer had none, not even an empty list} What stands
   * among them and is no JSON object is a row without fields, whose {@link #undecodable()} has its
   * text.
   */
  public abstract @Nullable List<T> getData();

  /** {@return how many rows match the request in all, as said at the root of the answer} */
  public @Nullable Integer getTotal() {
    return null;
  }

  /** {@return whether more rows follow, as said at the root of the answer} */
  public @Nullable Boolean getHasMore() {
    return null;
  }

  /**
   * {@return how many rows match, from the root or from a nested {@code pagination}, if said
   * anywhere}
   */
  public final @Nullable Integer total() {
    Integer total = getTotal();
    return total != null ? total : fromPagination("total", ModelReader::nextInteger);
  }

  /**
   * {@return whether more rows follow, from the root or from a nested {@code pagination}, if said
   * anywhere}
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

  /** {@return a row without fields} */
  protected abstract T newRow();

  @Override
  boolean readArray(ModelReader in) throws IOException {
    in.trace().enter(this);
    in.trace().bareArray();
    readMember(fieldIndex(ROWS), ROWS, in);
    settle(in.trace());
    in.trace().leave();
    return true;
  }

  /** A hole in the list would shift the rows behind it, or end a loop over them. */
  @Override
  void settle(ReadTrace trace) {
    List<T> rows = getData();
    if (rows == null || !rows.contains(null)) {
      return;
    }
    List<JsonElement> asSent = asSent();
    for (int at = 0; at < rows.size(); at++) {
      if (rows.get(at) == null) {
        JsonElement sent = at < asSent.size() ? asSent.get(at) : JsonNull.INSTANCE;
        rows.set(at, standIn(sent));
        if (sent.isJsonNull()) { // any other was noticed as it was read
          trace.member(fieldIndex(ROWS));
          trace.element(at);
          trace.mismatch(false);
          trace.endOfElements();
        }
      }
    }
  }

  private List<JsonElement> asSent() {
    JsonElement sent = rawField(ROWS);
    if (sent instanceof JsonObject object) {
      return List.copyOf(object.asMap().values());
    }
    return sent instanceof JsonArray array ? array.asList() : List.of();
  }

  private T standIn(JsonElement sent) {
    T row = newRow();
    if (row instanceof Model model) {
      model.standFor(sent);
    }
    return row;
  }
}
