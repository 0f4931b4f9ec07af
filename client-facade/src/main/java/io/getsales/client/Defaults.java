package io.getsales.client;

import io.getsales.client.query.Sort;

/** What lists do unless told otherwise. */
final class Defaults {
  /**
   * Always sent, since the vendor's documents disagree on the server's own default; ascending,
   * since rows that are added meanwhile then come last and shift nothing.
   */
  static final Sort OLDEST_FIRST = Sort.ascending("created_at");

  /** What was written last comes first. */
  static final Sort NEWEST_FIRST = Sort.descending("created_at");

  private Defaults() {}
}
