package io.getsales.client.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many repeats a client can afford, so that a server which fails every request is not stormed:
 * a repeat costs {@value #RETRY_COST} of {@value #CAPACITY} tokens, a request that succeeds pays
 * {@value #SUCCESS_PAYS} back. A server that answers nothing sees 20 repeats and from then on one
 * request a call.
 *
 * <p>One budget serves all calls of a client. Safe for use by many threads at once.
 */
public final class RetryBudget {

  /** The tokens of a fresh budget, and the most it ever holds: {@value}. */
  public static final int CAPACITY = 100;

  /** What a repeat takes: {@value} tokens. */
  public static final int RETRY_COST = 5;

  /** What a request that succeeds puts back: {@value} token. */
  public static final int SUCCESS_PAYS = 1;

  private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

  /** Makes a full budget. */
  public RetryBudget() {}

  /**
   * Pays for one repeat, if the budget can.
   *
   * @return true if the repeat is paid for; false if the budget is too low, and nothing was taken
   */
  public boolean tryRetry() {
    int before = tokens.getAndUpdate(t -> t >= RETRY_COST ? t - RETRY_COST : t);
    return before >= RETRY_COST;
  }

  /** Pays in for a request that succeeded. */
  public void succeeded() {
    tokens.updateAndGet(t -> Math.min(CAPACITY, t + SUCCESS_PAYS));
  }

  /** {@return the tokens left} */
  public int tokens() {
    return tokens.get();
  }
}
