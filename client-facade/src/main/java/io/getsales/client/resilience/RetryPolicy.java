package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;

/**
 * How often and how patiently a client repeats a request that failed. What may be repeated at all
 * is not decided here but by the operation: a message that may have left is never sent again,
 * whatever the policy says.
 *
 * <p>Attempts are counted per call. All waits of a call, those for the quota included, end with its
 * deadline: when the next wait would pass it, the call fails at once.
 *
 * <p>Immutable; every {@code with} method answers a changed copy.
 */
public final class RetryPolicy {

  /** {@link #maxAttempts()} by default: {@value}, the first one included. */
  public static final int DEFAULT_MAX_ATTEMPTS = 4;

  /** {@link #serverErrorAttempts()} by default: {@value}, the first one included. */
  public static final int DEFAULT_SERVER_ERROR_ATTEMPTS = 2;

  /** The base of {@link #transientBackoff()} by default: {@value} ms. */
  public static final long DEFAULT_TRANSIENT_BASE_MILLIS = 500;

  /** The cap of {@link #transientBackoff()} by default: {@value} ms. */
  public static final long DEFAULT_TRANSIENT_CAP_MILLIS = 20_000;

  /** The base of {@link #throttleBackoff()} by default: {@value} ms. */
  public static final long DEFAULT_THROTTLE_BASE_MILLIS = 2_000;

  /** The cap of {@link #throttleBackoff()} by default: {@value} ms. */
  public static final long DEFAULT_THROTTLE_CAP_MILLIS = 30_000;

  /** {@link #maxRetryAfter()} by default: {@value} ms. */
  public static final long DEFAULT_MAX_RETRY_AFTER_MILLIS = 60_000;

  private static final RetryPolicy DEFAULTS =
      new RetryPolicy(
          DEFAULT_MAX_ATTEMPTS,
          DEFAULT_SERVER_ERROR_ATTEMPTS,
          Backoff.exponential(
              Duration.ofMillis(DEFAULT_TRANSIENT_BASE_MILLIS),
              Duration.ofMillis(DEFAULT_TRANSIENT_CAP_MILLIS)),
          Backoff.exponential(
              Duration.ofMillis(DEFAULT_THROTTLE_BASE_MILLIS),
              Duration.ofMillis(DEFAULT_THROTTLE_CAP_MILLIS)),
          Duration.ofMillis(DEFAULT_MAX_RETRY_AFTER_MILLIS),
          true);

  private static final RetryPolicy NEVER = DEFAULTS.withMaxAttempts(1);

  private final int maxAttempts;
  private final int serverErrorAttempts;
  private final Backoff transientBackoff;
  private final Backoff throttleBackoff;
  private final Duration maxRetryAfter;
  private final boolean budgeted;

  private RetryPolicy(
      int maxAttempts,
      int serverErrorAttempts,
      Backoff transientBackoff,
      Backoff throttleBackoff,
      Duration maxRetryAfter,
      boolean budgeted) {
    this.maxAttempts = maxAttempts;
    this.serverErrorAttempts = serverErrorAttempts;
    this.transientBackoff = transientBackoff;
    this.throttleBackoff = throttleBackoff;
    this.maxRetryAfter = maxRetryAfter;
    this.budgeted = budgeted;
  }

  /**
   * {@return the policy of a client that was told nothing else; its values are the constants above}
   */
  public static RetryPolicy defaults() {
    return DEFAULTS;
  }

  /**
   * One attempt and no more, whatever happens.
   *
   * @return the policy
   */
  public static RetryPolicy never() {
    return NEVER;
  }

  /**
   * Sets how many attempts a call makes in total.
   *
   * @param attempts 1 (no repeat) or more
   * @return the same policy with this choice
   */
  public RetryPolicy withMaxAttempts(int attempts) {
    requireAttempts("maxAttempts", attempts);
    return new RetryPolicy(
        attempts, serverErrorAttempts, transientBackoff, throttleBackoff, maxRetryAfter, budgeted);
  }

  /**
   * Sets how many attempts in total may end in HTTP 500 before the call gives up.
   *
   * @param attempts 1 (no repeat) or more; above {@link #maxAttempts()} it changes nothing
   * @return the same policy with this choice
   */
  public RetryPolicy withServerErrorAttempts(int attempts) {
    requireAttempts("serverErrorAttempts", attempts);
    return new RetryPolicy(
        maxAttempts, attempts, transientBackoff, throttleBackoff, maxRetryAfter, budgeted);
  }

  /**
   * Sets the waits after failures other than 429.
   *
   * @param backoff how long to wait before each repeat
   * @return the same policy with this choice
   */
  public RetryPolicy withTransientBackoff(Backoff backoff) {
    Objects.requireNonNull(backoff, "backoff");
    return new RetryPolicy(
        maxAttempts, serverErrorAttempts, backoff, throttleBackoff, maxRetryAfter, budgeted);
  }

  /**
   * Sets the waits after a 429 that does not say how long to wait.
   *
   * @param backoff how long to wait before each repeat
   * @return the same policy with this choice
   */
  public RetryPolicy withThrottleBackoff(Backoff backoff) {
    Objects.requireNonNull(backoff, "backoff");
    return new RetryPolicy(
        maxAttempts, serverErrorAttempts, transientBackoff, backoff, maxRetryAfter, budgeted);
  }

  /**
   * Sets the longest {@code Retry-After} that is waited out.
   *
   * @param longest zero or more; zero fails at once on every answer that asks for a wait
   * @return the same policy with this choice
   */
  public RetryPolicy withMaxRetryAfter(Duration longest) {
    Objects.requireNonNull(longest, "longest");
    if (longest.isNegative()) {
      throw new IllegalArgumentException("longest: " + longest + " (expected: zero or more)");
    }
    return new RetryPolicy(
        maxAttempts, serverErrorAttempts, transientBackoff, throttleBackoff, longest, budgeted);
  }

  /**
   * Sets whether repeats are paid from the client's {@link RetryBudget}; on by default.
   *
   * @param on false to repeat however many calls fail
   * @return the same policy with this choice
   */
  public RetryPolicy withBudget(boolean on) {
    return new RetryPolicy(
        maxAttempts, serverErrorAttempts, transientBackoff, throttleBackoff, maxRetryAfter, on);
  }

  private static void requireAttempts(String name, int attempts) {
    if (attempts < 1) {
      throw new IllegalArgumentException(name + ": " + attempts + " (expected: 1 or more)");
    }
  }

  /** {@return how many attempts a call makes in total, the first one included} */
  public int maxAttempts() {
    return maxAttempts;
  }

  /**
   * {@return how many attempts in total may end in HTTP 500, the first one included; never more
   * than {@link #maxAttempts()}} It is small because this API often answers 500 to what is the
   * caller's own mistake, and a mistake does not mend by repeating.
   */
  public int serverErrorAttempts() {
    return Math.min(serverErrorAttempts, maxAttempts);
  }

  /** {@return the waits after failures other than 429, when the answer names none} */
  public Backoff transientBackoff() {
    return transientBackoff;
  }

  /** {@return the waits after a 429 that does not say how long to wait} */
  public Backoff throttleBackoff() {
    return throttleBackoff;
  }

  /**
   * {@return the longest {@code Retry-After} that is waited out} When an answer asks for more, the
   * call fails at once with that answer.
   */
  public Duration maxRetryAfter() {
    return maxRetryAfter;
  }

  /** {@return whether repeats are paid from the client's {@link RetryBudget}} */
  public boolean budgeted() {
    return budgeted;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RetryPolicy policy
        && maxAttempts == policy.maxAttempts
        && serverErrorAttempts == policy.serverErrorAttempts
        && transientBackoff.equals(policy.transientBackoff)
        && throttleBackoff.equals(policy.throttleBackoff)
        && maxRetryAfter.equals(policy.maxRetryAfter)
        && budgeted == policy.budgeted;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        maxAttempts,
        serverErrorAttempts,
        transientBackoff,
        throttleBackoff,
        maxRetryAfter,
        budgeted);
  }

  @Override
  public String toString() {
    return "RetryPolicy[maxAttempts="
        + maxAttempts
        + ", serverErrorAttempts="
        + serverErrorAttempts()
        + ", transientBackoff="
        + transientBackoff
        + ", throttleBackoff="
        + throttleBackoff
        + ", maxRetryAfter="
        + maxRetryAfter
        + ", budgeted="
        + budgeted
        + "]";
  }
}
