package io.getsales.client.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of every key that is not free, as the entries of a ledger make it. One thread. */
final class Claims {
  private final Map<KeyHash, SendRecord> records = new LinkedHashMap<>();

  @Nullable SendRecord get(KeyHash key) {
    return records.get(key);
  }

  void apply(Entry entry) {
    switch (entry.kind()) {
      case BEGUN -> records.put(entry.key(), new SendRecord(SendState.IN_DOUBT, entry.at(), null));
      case SENT ->
          records.put(entry.key(), new SendRecord(SendState.SENT, entry.at(), entry.messageUuid()));
      case FREED -> records.remove(entry.key());
    }
  }

  /** The fewest entries that make the same state. */
  List<Entry> entries() {
    return records.entrySet().stream()
        .map(record -> entry(record.getKey(), record.getValue()))
        .toList();
  }

  private static Entry entry(KeyHash key, SendRecord record) {
    Entry.Kind kind =
        switch (record.state()) {
          case IN_DOUBT -> Entry.Kind.BEGUN;
          case SENT -> Entry.Kind.SENT;
        };
    return new Entry(kind, key, record.since(), record.messageUuid());
  }
}
