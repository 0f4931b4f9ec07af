package io.getsales.client.error;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Root of everything that this client throws because of a call. Wrong arguments are {@link
 * IllegalArgumentException} and {@link NullPointerException}, thrown before anything is sent.
 */
public abstract sealed class GetSalesException extends RuntimeException
    permits ApiException,
        CallAbortedException,
        DeadlineExceededException,
        DecodeException,
        IncompleteTraversalException,
        OutcomeUnknownException,
        QuotaUnavailableException,
        TransportException {
  private static final long serialVersionUID = 1L;

  /** See {@link #trace()}. */
  private final CallTrace trace;

  GetSalesException(String message, CallTrace trace, @Nullable Throwable cause) {
    super(
        Objects.requireNonNull(trace, "trace").operation()
            + ": "
            + message
            + " ("
            + trace.summary()
            + ")",
        cause);
    this.trace = trace;
  }

  /** For what is not the end of one call. */
  GetSalesException(String operation, String message) {
    super(operation + ": " + message);
    this.trace = CallTrace.none(operation);
  }

  /** {@return the vendor's id of the operation, such as {@code sendLinkedInMessage}} */
  public final String operation() {
    return trace.operation();
  }

  /** {@return every request that the call made, with time, outcome and the wait after it} */
  public final List<Attempt> attempts() {
    return trace.attempts();
  }

  /** {@return the time from the beginning of the call to its end, waits included} */
  public final Duration elapsed() {
    return trace.elapsed();
  }

  /** {@return why the call was not repeated once more} */
  public final StopReason stopReason() {
    return trace.stopReason();
  }

  /** {@return the whole story of the call, fit for a log: no key, no personal data} */
  public final CallTrace trace() {
    return trace;
  }

  /**
   * {@return whether the server may have carried the request out} For a send, {@code false} means:
   * no message was sent, the call can be made again.
   */
  public abstract boolean mayHaveBeenProcessed();
}
