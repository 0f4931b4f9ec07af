package io.getsales.client.generated.support;

import java.util.List;
import java.util.Objects;

/**
 * A row that could not be read, or not in full.
 *
 * @param json its JSON text; it may hold personal data, so {@link #toString} does not show it
 * @param fields the paths of the fields that could not be read, from the row on; empty when the
 *     whole row is no JSON object
 */
public record UndecodableRow(String json, List<String> fields) {

  /**
   * Copies the list.
   *
   * @param json see {@link #json()}
   * @param fields see {@link #fields()}
   */
  public UndecodableRow {
    Objects.requireNonNull(json, "json");
    fields = List.copyOf(fields);
  }

  /** The paths, never the text. */
  @Override
  public String toString() {
    return "UndecodableRow" + fields;
  }
}
