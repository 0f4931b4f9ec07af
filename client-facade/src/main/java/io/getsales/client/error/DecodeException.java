package io.getsales.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The server answered 2xx with something that is not what the operation answers: HTML, cut JSON, an
 * empty body to a read, or more than the client reads. Not repeated, except for the empty body: the
 * request was carried out, unless something on the way, such as a login page of a network, answered
 * in the server's place.
 */
public final class DecodeException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /** See {@link #bodyText()}. */
  private final String bodyText;

  /**
   * For the client itself.
   *
   * @param problem what cannot be read and where, without any value
   * @param bodyText the beginning of the answer, at most 64 KiB of it
   * @param trace the story of the call
   * @param cause what happened below
   */
  public DecodeException(
      String problem, String bodyText, CallTrace trace, @Nullable Throwable cause) {
    super("unreadable answer: " + problem, trace, cause);
    this.bodyText = bodyText;
  }

  /**
   * {@return the beginning of the answer, at most 64 KiB of it} It may hold personal data, so it is
   * not in the message.
   */
  public String bodyText() {
    return bodyText;
  }

  /** Always true: the server answered with success. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return true;
  }
}
