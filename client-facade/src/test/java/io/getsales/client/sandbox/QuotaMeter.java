package io.getsales.client.sandbox;

/** Counts requests against a quota. Not safe for use by several threads at once. */
interface QuotaMeter {
  /**
   * Counts one request if there is room for it.
   *
   * @param now milliseconds since 1970
   * @return 0 when admitted, else the milliseconds until there is room again
   */
  long admit(long now);

  /** A meter that admits everything. */
  static QuotaMeter unlimited() {
    return now -> 0;
  }
}
