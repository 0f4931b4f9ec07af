package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/** Writes rows that are kept as JSON, with their points in time as the settings have them. */
final class RowRenderer {
  // Emails can be filtered by it, but their documented rows do not have it.
  private static final String FILTER_ONLY = "thread_uuid";

  private final Account account;
  private final boolean wholeSeconds;

  private RowRenderer(Account account, boolean wholeSeconds) {
    this.account = account;
    this.wholeSeconds = wholeSeconds;
  }

  /** For rows whose published samples have microseconds. */
  static RowRenderer ofMicroseconds(Account account) {
    return new RowRenderer(account, account.wire().dates() == DateShape.SECONDS);
  }

  /** For automations and emails, whose published samples have whole seconds. */
  static RowRenderer ofSeconds(Account account) {
    return new RowRenderer(account, account.wire().dates() != DateShape.MICROSECONDS);
  }

  JsonObject read(JsonRow row) {
    JsonObject json = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : row.json().entrySet()) {
      if (entry.getKey().equals(FILTER_ONLY) && !account.wire().extraFields()) {
        continue;
      }
      JsonElement value = entry.getValue();
      boolean shorten = wholeSeconds && entry.getKey().endsWith("_at") && value.isJsonPrimitive();
      json.add(
          entry.getKey(),
          shorten ? new JsonPrimitive(Timestamps.plain(value.getAsString())) : value);
    }
    if (account.wire().extraFields()) {
      ExtraFields.addTo(json);
    }
    return json;
  }
}
