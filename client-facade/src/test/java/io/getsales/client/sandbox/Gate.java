package io.getsales.client.sandbox;

/**
 * Where a front door can be reached.
 *
 * @param baseUrl without a slash at the end
 * @param port of the loopback address
 * @param stop ends it
 */
record Gate(String baseUrl, int port, Runnable stop) {
  /** Answers one request. */
  @FunctionalInterface
  interface Receiver {
    Reply receive(Arrival arrival);
  }
}
