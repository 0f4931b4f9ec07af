package io.getsales.client.resilience.bucket4j;

import java.util.List;

/** Counts what falls into any stretch of time. */
final class Windows {

  private Windows() {}

  /** The most of these times, in ascending order, that any stretch of this length holds. */
  static int most(List<Long> times, long length) {
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      while (times.get(last) - times.get(first) > length) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
