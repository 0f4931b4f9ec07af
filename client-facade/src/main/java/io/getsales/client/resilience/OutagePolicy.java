package io.getsales.client.resilience;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@linkplain RateGate#shared shared gate} does while its store cannot be asked. Letting
 * requests pass uncounted is not among the choices.
 *
 * <p>Immutable.
 */
public final class OutagePolicy {

  /** How long a gate that fell back leaves the store alone, by default: {@value} ms. */
  public static final long DEFAULT_ASK_AGAIN_MILLIS = 5_000;

  private static final OutagePolicy FAIL =
      new OutagePolicy(null, Duration.ofMillis(DEFAULT_ASK_AGAIN_MILLIS));

  private final @Nullable Quota localShare;
  private final Duration askAgainAfter;

  private OutagePolicy(@Nullable Quota localShare, Duration askAgainAfter) {
    this.localShare = localShare;
    this.askAgainAfter = askAgainAfter;
  }

  /**
   * The call that asked and all that waited for the answer fail: {@link RateGate#acquire} throws
   * what the store threw, and a call of the client ends with {@code QuotaUnavailableException},
   * nothing sent. The next call asks the store again.
   *
   * @return the policy
   */
  public static OutagePolicy fail() {
    return FAIL;
  }

  /**
   * This process goes on by itself with a part of the quota, starting from an empty bucket, until
   * the store answers again. While all processes do so, together they must stay within the quota:
   * divide it by the largest number of processes that may run, and round down.
   *
   * @param localShare what this process may use alone; not unlimited, and at a pace no faster than
   *     the shared quota's
   * @return the policy
   */
  public static OutagePolicy fallBackTo(Quota localShare) {
    Objects.requireNonNull(localShare, "localShare");
    if (localShare.isUnlimited()) {
      throw new IllegalArgumentException("localShare: unlimited (expected: a limit)");
    }
    return new OutagePolicy(localShare, FAIL.askAgainAfter);
  }

  /**
   * Sets how long a gate that fell back leaves the store alone before a call asks it again; {@value
   * #DEFAULT_ASK_AGAIN_MILLIS} ms by default. The call that asks is held up by the store's timeout
   * if there is still no answer. Changes nothing for {@link #fail()}.
   *
   * @param pause more than zero
   * @return the same policy with this pause
   */
  public OutagePolicy askAgainAfter(Duration pause) {
    Objects.requireNonNull(pause, "pause");
    if (pause.isZero() || pause.isNegative()) {
      throw new IllegalArgumentException("pause: " + pause + " (expected: more than zero)");
    }
    return new OutagePolicy(localShare, pause);
  }

  @Nullable Quota localShare() {
    return localShare;
  }

  Duration askAgainAfter() {
    return askAgainAfter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutagePolicy policy
        && Objects.equals(localShare, policy.localShare)
        && askAgainAfter.equals(policy.askAgainAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(localShare, askAgainAfter);
  }

  @Override
  public String toString() {
    return localShare == null
        ? "OutagePolicy[fail]"
        : "OutagePolicy[fall back to " + localShare + ", ask again after " + askAgainAfter + "]";
  }
}
