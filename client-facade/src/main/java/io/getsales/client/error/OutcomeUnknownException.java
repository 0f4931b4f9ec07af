package io.getsales.client.error;

import java.time.Instant;

/**
 * A create or send left, and nobody can say whether it took effect: the answer never came, or was a
 * server error, which this service also gives after the effect. The client does not repeat it,
 * since a person could get the same message twice; look at what was sent before doing so yourself.
 */
public final class OutcomeUnknownException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  private final Stage stage;

  /** For the client itself. */
  public OutcomeUnknownException(Stage stage, CallTrace trace, Exception cause) {
    super("outcome unknown, the request left and failed while " + stage, trace, cause);
    this.stage = stage;
  }

  /** How far the last attempt came: {@link Stage#SENDING} or later. */
  public Stage stage() {
    return stage;
  }

  /** When the call began, by the client's clock: what it caused is not older. */
  public Instant startedAt() {
    return trace().startedAt();
  }

  /** Always true. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return true;
  }
}
