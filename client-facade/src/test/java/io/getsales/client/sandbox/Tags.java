package io.getsales.client.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags by name. Rows and filters speak of their UUIDs; writes name them, and make new ones. */
final class Tags {
  static final List<String> SEEDED = List.of("priority", "partner", "event-spring", "newsletter");

  private final long seed;
  private final Map<String, String> uuids = new LinkedHashMap<>();

  Tags(long seed) {
    this.seed = seed;
    SEEDED.forEach(this::uuidOf);
  }

  String uuidOf(String name) {
    return uuids.computeIfAbsent(name, key -> Ids.text(seed, Ids.Kind.TAG, uuids.size()));
  }
}
