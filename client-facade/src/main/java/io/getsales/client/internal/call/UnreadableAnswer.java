package io.getsales.client.internal.call;

import org.jspecify.annotations.Nullable;

/** A 2xx that the decoder could not read; the call turns it into the caller's exception. */
public final class UnreadableAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String bodyText;
  private final boolean isError;

  /**
   * Says what is wrong.
   *
   * @param problem without anything of the body in it
   * @param bodyText the beginning of the body
   */
  public UnreadableAnswer(String problem, String bodyText, @Nullable Throwable cause) {
    this(problem, bodyText, false, cause);
  }

  private UnreadableAnswer(
      String problem, String bodyText, boolean isError, @Nullable Throwable cause) {
    super(problem, cause);
    this.bodyText = bodyText;
    this.isError = isError;
  }

  /** A body that holds an error and nothing of what was asked for. */
  public static UnreadableAnswer error(String bodyText) {
    return new UnreadableAnswer("an error in place of an answer", bodyText, true, null);
  }

  /** Whether the server says that it failed, in spite of the status. */
  boolean isError() {
    return isError;
  }

  String problem() {
    return String.valueOf(getMessage());
  }

  String bodyText() {
    return bodyText;
  }
}
