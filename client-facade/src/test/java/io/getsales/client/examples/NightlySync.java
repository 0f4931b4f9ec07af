package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.ContactRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Copies all contacts into a table of one's own, once a night. */
final class NightlySync {
  private final GetSales getsales;

  NightlySync(GetSales getsales) {
    this.getsales = getsales;
  }

  /** Answers the names of all contacts by UUID. */
  Map<String, String> run() {
    Map<String, String> table = new LinkedHashMap<>();
    for (ContactRecord row : getsales.contacts().search()) {
      table.put(row.getLead().getUuid(), row.getLead().getName());
    }
    return table;
  }
}
