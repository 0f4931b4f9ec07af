package io.getsales.client.error;

import java.io.IOException;

/**
 * No answer came: the name did not resolve, nobody listened, TLS failed, the connection broke or a
 * timeout passed. Thrown for operations that may be repeated, after the last attempt, and for
 * creates and sends of which not one byte was sent. A create or send that may have arrived is an
 * {@link OutcomeUnknownException} instead.
 */
public final class TransportException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /** See {@link #stage()}. */
  private final Stage stage;

  /**
   * For the client itself.
   *
   * @param stage how far the last attempt came
   * @param trace the story of the call
   * @param cause what happened below
   */
  public TransportException(Stage stage, CallTrace trace, IOException cause) {
    super("no answer, failed while " + stage, trace, cause);
    this.stage = stage;
  }

  /** {@return how far the last attempt came} */
  public Stage stage() {
    return stage;
  }

  @Override
  public boolean mayHaveBeenProcessed() {
    return attempts().stream().anyMatch(Attempt::mayHaveBeenProcessed);
  }
}
