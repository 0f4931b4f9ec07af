package io.getsales.client.sandbox;

import com.google.gson.JsonElement;

/** One record that can be filtered and sorted by its fields. */
interface Row {
  String uuid();

  /** The value of a field; JSON null when the row has none. */
  JsonElement value(String field);
}
