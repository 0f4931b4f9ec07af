package io.getsales.client.error;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A create or send left, and nobody can say whether it took effect: the answer never came, or was a
 * server error, which this service also gives after the effect. The client does not repeat it,
 * since a person could get the same message twice; look at what was sent before doing so yourself.
 */
public final class OutcomeUnknownException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /** How long {@link #reconcile()} waits for a message to show up: {@value} s. */
  public static final long PATIENCE_SECONDS = 60;

  /** See {@link #stage()}. */
  private final Stage stage;

  private transient @Nullable Reconciler reconciler;

  /**
   * For the client itself.
   *
   * @param stage how far the last attempt came
   * @param trace the story of the call
   * @param cause what happened below
   */
  public OutcomeUnknownException(Stage stage, CallTrace trace, @Nullable Throwable cause) {
    super("outcome unknown, the request left and " + how(stage, trace), trace, cause);
    this.stage = stage;
  }

  private static String how(Stage stage, CallTrace trace) {
    List<Attempt> attempts = trace.attempts();
    Integer status = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).status();
    return status == null ? "failed while " + stage : "was answered with HTTP " + status;
  }

  /** {@return how far the last attempt came: {@link Stage#SENDING} or later} */
  public Stage stage() {
    return stage;
  }

  /** {@return when the call began, by the client's clock: what it caused is not older} */
  public Instant startedAt() {
    return trace().startedAt();
  }

  /**
   * {@return the same exception with somebody who can find out what happened} For the client
   * itself.
   *
   * @param finder who looks
   */
  public OutcomeUnknownException reconciledBy(Reconciler finder) {
    OutcomeUnknownException copy = new OutcomeUnknownException(stage, trace(), getCause());
    copy.reconciler = finder;
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  /**
   * {@return whether {@link #reconcile} can say anything: for messages and emails, not for other
   * calls}
   */
  public boolean canReconcile() {
    return reconciler != null;
  }

  /**
   * Looks for the message for up to {@value #PATIENCE_SECONDS} s; see {@link #reconcile(Duration)}.
   *
   * @return what became of the message, and why that is said
   */
  public Reconciliation reconcile() {
    return reconcile(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /**
   * Finds out by reading whether the message was sent: lists what went to that contact since the
   * call began, by the server's own clock, until the message shows up or the patience ends. Each
   * look is a request or two. Blocks meanwhile; an interrupt ends it and keeps the flag.
   *
   * <p>{@code NOT_SENT} rests on the service listing a message within the time given; how long it
   * takes at most is not documented. Two messages alike since then, one that may be older than the
   * call, and a list that cannot be read all give {@code UNDECIDED}.
   *
   * @param patience how long to wait for the message to show up; zero looks once
   * @return what became of the message, and why that is said
   */
  public Reconciliation reconcile(Duration patience) {
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience: " + patience + " (expected: zero or more)");
    }
    return reconciler == null
        ? new Reconciliation(
            Reconciliation.Verdict.UNDECIDED, null, "no list tells about " + operation())
        : reconciler.reconcile(startedAt(), patience);
  }

  /** Always true. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return true;
  }
}
