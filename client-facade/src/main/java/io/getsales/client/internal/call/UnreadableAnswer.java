package io.getsales.client.internal.call;

import org.jspecify.annotations.Nullable;

/** A 2xx that the decoder could not read; the call turns it into the caller's exception. */
public final class UnreadableAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String bodyText;

  /**
   * Says what is wrong.
   *
   * @param problem without anything of the body in it
   * @param bodyText the beginning of the body
   */
  public UnreadableAnswer(String problem, String bodyText, @Nullable Throwable cause) {
    super(problem, cause);
    this.bodyText = bodyText;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  String bodyText() {
    return bodyText;
  }
}
