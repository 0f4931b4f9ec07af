package io.getsales.client.sandbox;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Finds numbered entries by a text in constant time without keeping the texts: hash chains over
 * entry numbers. Whoever asks has to compare the candidates themselves.
 */
final class KeyIndex {
  private static final int NONE = -1;

  private int[] heads = filled(1 << 10);
  private int[] next = filled(1 << 10);
  private int[] hashes = new int[1 << 10];
  private int size;

  void add(int entry, String key) {
    if (size >= heads.length) {
      widen();
    }
    if (entry >= next.length) {
      int length = Math.max(entry + 1, next.length * 2);
      int old = next.length;
      next = Arrays.copyOf(next, length);
      Arrays.fill(next, old, length, NONE);
      hashes = Arrays.copyOf(hashes, length);
    }
    hashes[entry] = scatter(key);
    link(entry);
    size++;
  }

  void remove(int entry, String key) {
    int bucket = scatter(key) & (heads.length - 1);
    int before = NONE;
    for (int at = heads[bucket]; at != NONE; before = at, at = next[at]) {
      if (at == entry) {
        if (before == NONE) {
          heads[bucket] = next[at];
        } else {
          next[before] = next[at];
        }
        next[at] = NONE;
        size--;
        return;
      }
    }
  }

  /** The lowest entry under the key that the test accepts; -1 when there is none. */
  int find(String key, IntPredicate isMeant) {
    int hash = scatter(key);
    int found = NONE;
    for (int at = heads[hash & (heads.length - 1)]; at != NONE; at = next[at]) {
      if (hashes[at] == hash && (found == NONE || at < found) && isMeant.test(at)) {
        found = at;
      }
    }
    return found;
  }

  private void link(int entry) {
    int bucket = hashes[entry] & (heads.length - 1);
    next[entry] = heads[bucket];
    heads[bucket] = entry;
  }

  private void widen() {
    int[] old = heads;
    heads = filled(old.length * 4);
    int[] chain = next.clone();
    for (int head : old) {
      for (int at = head; at != NONE; at = chain[at]) {
        link(at);
      }
    }
  }

  private static int scatter(String key) {
    int hash = key.hashCode() * 0x9E37_79B1;
    return hash ^ (hash >>> 15);
  }

  private static int[] filled(int length) {
    int[] numbers = new int[length];
    Arrays.fill(numbers, NONE);
    return numbers;
  }
}
