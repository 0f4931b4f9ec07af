package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Fields that no document names, of every JSON type: real rows have more than is documented. */
final class ExtraFields {
  private ExtraFields() {}

  static void addTo(JsonObject row) {
    row.addProperty("row_version", 3);
    row.addProperty("search_rank", 0.75);
    row.addProperty("is_reviewed", false);
    row.add("segments", new JsonArray());
    JsonObject hint = new JsonObject();
    hint.addProperty("tone", "plain");
    row.add("assistant_hint", hint);
  }
}
