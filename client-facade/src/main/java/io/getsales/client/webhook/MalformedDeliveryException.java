package io.getsales.client.webhook;

/** A delivery that cannot be read: no JSON, no event in it, or too large. Its text is not shown. */
public final class MalformedDeliveryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedDeliveryException(String problem, String expected) {
    super("delivery: " + problem + " (expected: " + expected + ")");
  }
}
