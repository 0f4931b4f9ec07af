package io.getsales.client.sandbox;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows of one kind in the order of their arrival, found by UUID or by the contact they concern. */
final class RowStore {
  private final Map<String, JsonRow> rows = new LinkedHashMap<>();
  private final Map<String, List<JsonRow>> byContact = new HashMap<>();

  JsonRow add(JsonObject json) {
    JsonRow row = new JsonRow(json);
    rows.put(row.uuid(), row);
    String contact = row.text("lead_uuid");
    if (contact != null) {
      byContact.computeIfAbsent(contact, key -> new ArrayList<>(2)).add(row);
    }
    return row;
  }

  @Nullable JsonRow get(@Nullable String uuid) {
    return rows.get(uuid);
  }

  boolean remove(String uuid) {
    JsonRow row = rows.remove(uuid);
    if (row == null) {
      return false;
    }
    ofContact(row.text("lead_uuid")).remove(row);
    return true;
  }

  Collection<JsonRow> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  List<JsonRow> ofContact(@Nullable String contactUuid) {
    return byContact.getOrDefault(contactUuid, new ArrayList<>());
  }

  int size() {
    return rows.size();
  }

  RowPage<JsonRow> page(PageQuery query, Filter filter, @Nullable Random shuffle) {
    List<JsonRow> matching = rows.values().stream().filter(filter::matches).toList();
    return new RowPage<>(RowOrder.of(matching, query).page(query, shuffle), matching.size());
  }
}
