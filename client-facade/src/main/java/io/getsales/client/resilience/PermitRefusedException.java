package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;

/**
 * A {@link RateGate} gives no permit because the caller's turn comes too late for it. Thrown as
 * soon as that is known, never after a wait that could not have helped.
 */
public final class PermitRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** See {@link #waitNeeded()}. */
  private final Duration waitNeeded;

  /**
   * Makes the refusal.
   *
   * @param waitNeeded how much longer the caller would have had to wait for its permit
   */
  public PermitRefusedException(Duration waitNeeded) {
    super(
        "The quota would have allowed this request only in "
            + Objects.requireNonNull(waitNeeded, "waitNeeded")
            + ", too late for its deadline");
    this.waitNeeded = waitNeeded;
  }

  /**
   * {@return how much longer, from the moment of the refusal, the caller would have had to wait}
   */
  public Duration waitNeeded() {
    return waitNeeded;
  }
}
