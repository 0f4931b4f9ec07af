package io.getsales.client.examples;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Counts who was read, and how often: the check that nobody is missing and nobody came twice. */
final class ContactCount {
  private final Set<String> seen = new HashSet<>();
  private long twice;

  /** Takes one row's UUID. */
  void add(String uuid) {
    if (!seen.add(uuid)) {
      twice++;
    }
  }

  long read() {
    return seen.size();
  }

  long twice() {
    return twice;
  }

  long missingOf(Collection<String> expected) {
    return expected.stream().filter(uuid -> !seen.contains(uuid)).count();
  }
}
