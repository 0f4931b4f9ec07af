package io.getsales.client.decoding;

import java.util.Objects;

/**
 * One answer of the server, before anything was read from it.
 *
 * @param operation the vendor's operation id, such as {@code searchContacts}
 * @param status the HTTP status
 * @param text the body as text, empty where there was none; it may hold personal data, so {@link
 *     #toString} does not show it
 */
public record RawAnswer(String operation, int status, String text) {

  /**
   * Refuses nulls.
   *
   * @param operation see {@link #operation()}
   * @param status see {@link #status()}
   * @param text see {@link #text()}
   */
  public RawAnswer {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(text, "text");
  }

  /** Everything but the text. */
  @Override
  public String toString() {
    return "RawAnswer[" + operation + ", " + status + ", " + text.length() + " characters]";
  }
}
