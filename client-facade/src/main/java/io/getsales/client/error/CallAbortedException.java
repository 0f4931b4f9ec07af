package io.getsales.client.error;

import org.jspecify.annotations.Nullable;

/**
 * The caller ended the call: it was cancelled, its thread was interrupted (the flag is kept), or
 * the client was closed. Not thrown for a create or send that may have arrived already: that is an
 * {@link OutcomeUnknownException}.
 */
public final class CallAbortedException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /** Who ended the call. */
  public enum Reason {
    /** {@code cancel()} on the call, or on the future that stands for it. */
    CANCELLED,
    /** The calling thread was interrupted. */
    INTERRUPTED,
    /** The client was closed. */
    CLIENT_CLOSED
  }

  /** Who ended the call. */
  private final Reason reason;

  /**
   * For the client itself.
   *
   * @param reason who ended the call
   * @param trace the story of the call
   * @param cause what told of it, if anything
   */
  public CallAbortedException(Reason reason, CallTrace trace, @Nullable Throwable cause) {
    super(
        switch (reason) {
          case CANCELLED -> "the call was cancelled";
          case INTERRUPTED -> "the thread was interrupted";
          case CLIENT_CLOSED -> "the client is closed";
        },
        trace,
        cause);
    this.reason = reason;
  }

  /** {@return who ended the call} */
  public Reason reason() {
    return reason;
  }

  @Override
  public boolean mayHaveBeenProcessed() {
    return attempts().stream().anyMatch(Attempt::mayHaveBeenProcessed);
  }
}
