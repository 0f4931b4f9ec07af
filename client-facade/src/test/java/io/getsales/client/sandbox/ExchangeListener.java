package io.getsales.client.sandbox;

/**
 * Is shown every exchange that a sandbox carried out, without those that a fault disturbed. Found
 * by {@link java.util.ServiceLoader}, so that all sandboxes of a test run can be watched at once.
 */
public interface ExchangeListener {
  /**
   * Takes an exchange, on the thread that serves it; must not throw.
   *
   * @param exchange a request and its answer
   */
  void exchanged(Exchange exchange);
}
