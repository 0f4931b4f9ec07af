package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds what a plain map would find. */
final class KeyIndexTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithAPlainMap(long seed) {
    Random random = new Random(seed);
    KeyIndex index = new KeyIndex();
    Map<Integer, String> keys = new HashMap<>();
    Map<String, TreeMap<Integer, Boolean>> model = new HashMap<>();
    int next = 0;
    for (int step = 0; step < 30_000; step++) {
      if (random.nextInt(3) > 0 || keys.isEmpty()) {
        String key = "key " + random.nextInt(9_000);
        index.add(next, key);
        keys.put(next, key);
        model.computeIfAbsent(key, name -> new TreeMap<>()).put(next, true);
        next++;
      } else {
        int entry = random.nextInt(next);
        String key = keys.remove(entry);
        if (key != null) {
          index.remove(entry, key);
          model.computeIfAbsent(key, name -> new TreeMap<>()).remove(entry);
        }
      }
    }
    for (int i = 0; i < 9_500; i++) {
      String key = "key " + i;
      TreeMap<Integer, Boolean> entries = model.getOrDefault(key, new TreeMap<>());

      assertThat(index.find(key, entry -> key.equals(keys.get(entry))))
          .as(key)
          .isEqualTo(entries.isEmpty() ? -1 : entries.firstKey());
    }
  }
}
