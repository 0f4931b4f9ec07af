package io.getsales.client.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The call's deadline left no time for a first attempt: the quota's turn would have come too late.
 * Nothing was sent. Where an attempt was made, its own failure is thrown instead, with {@link
 * StopReason#DEADLINE}.
 */
public final class DeadlineExceededException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /** See {@link #waitNeeded()}. */
  private final @Nullable Duration waitNeeded;

  /**
   * For the client itself.
   *
   * @param waitNeeded how much longer the quota would have made the call wait; null where that is
   *     not known
   * @param trace the story of the call
   */
  public DeadlineExceededException(@Nullable Duration waitNeeded, CallTrace trace) {
    super(
        waitNeeded == null
            ? "the deadline passed before anything was sent"
            : "the quota allows the request only in "
                + Attempt.seconds(waitNeeded)
                + ", past the deadline; nothing was sent",
        trace,
        null);
    this.waitNeeded = waitNeeded;
  }

  /**
   * {@return how much longer the quota would have made the call wait; null where that is not known}
   */
  public @Nullable Duration waitNeeded() {
    return waitNeeded;
  }

  /** Always false. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return false;
  }
}
