package io.getsales.client.internal.call;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.StopReason;
import io.getsales.client.generated.support.RepeatClass;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.RetryBudget;
import io.getsales.client.resilience.RetryPolicy;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Whether an attempt is followed by another, and after which wait. Reads and idempotent writes are
 * repeated after anything that may pass; creates and sends only when the server cannot have
 * processed the request: it never got a byte of it, or refused it with 429.
 */
final class RepeatRules {
  private final RepeatClass repeatClass;
  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final RandomGenerator random;

  RepeatRules(
      RepeatClass repeatClass, RetryPolicy policy, RetryBudget budget, RandomGenerator random) {
    this.repeatClass = repeatClass;
    this.policy = policy;
    this.budget = budget;
    this.random = random;
  }

  /**
   * The answer of {@link #judge}.
   *
   * @param stop why there is no further attempt; null when there is
   * @param delay before the next attempt; zero when there is none
   */
  record Verdict(@Nullable StopReason stop, Duration delay) {
    static Verdict stop(StopReason reason) {
      return new Verdict(reason, Duration.ZERO);
    }

    static Verdict repeatAfter(Duration delay) {
      return new Verdict(null, delay);
    }
  }

  /**
   * Judges the outcome of the newest attempt.
   *
   * @param earlier the attempts before it
   */
  Verdict judge(Outcome<?> outcome, List<Attempt> earlier) {
    StopReason never = reasonNotToRepeat(outcome);
    if (never != null) {
      return Verdict.stop(never);
    }
    int made = earlier.size() + 1;
    if (made >= policy.maxAttempts() || serverErrorsUsedUp(outcome, earlier)) {
      return Verdict.stop(StopReason.ATTEMPTS_USED_UP);
    }
    Duration retryAfter = outcome.retryAfter();
    if (retryAfter != null && retryAfter.compareTo(policy.maxRetryAfter()) > 0) {
      return Verdict.stop(StopReason.RETRY_AFTER_TOO_LONG);
    }
    boolean throttled = isThrottled(outcome);
    // A 429 costs the server next to nothing and the gate slows everybody down after it.
    if (!throttled && policy.budgeted() && !budget.tryRetry()) {
      return Verdict.stop(StopReason.BUDGET_SPENT);
    }
    Backoff backoff = throttled ? policy.throttleBackoff() : policy.transientBackoff();
    Duration wait = backoff.delayBefore(made + 1, random);
    return Verdict.repeatAfter(
        retryAfter == null ? wait : retryAfter.compareTo(wait) > 0 ? retryAfter : wait);
  }

  private @Nullable StopReason reasonNotToRepeat(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Silence<?> silence) {
      if (silence.stage().mayHaveArrived() && !repeatClass.mayRepeat()) {
        return StopReason.MAY_HAVE_BEEN_PROCESSED;
      }
      return isDistrust(silence.cause()) ? StopReason.NOT_REPEATABLE : null;
    }
    Integer status = outcome.status();
    if (status == null) {
      return StopReason.NOT_REPEATABLE; // unreadable: it would be so again
    }
    return switch (status) {
      case 429 -> null;
      case 408, 500, 502, 503, 504 ->
          repeatClass.mayRepeat() ? null : StopReason.MAY_HAVE_BEEN_PROCESSED;
      default -> StopReason.NOT_REPEATABLE;
    };
  }

  private boolean serverErrorsUsedUp(Outcome<?> outcome, List<Attempt> earlier) {
    long before = earlier.stream().filter(attempt -> is(attempt.status(), 500)).count();
    return is(outcome.status(), 500) && before + 1 >= policy.serverErrorAttempts();
  }

  static boolean isThrottled(Outcome<?> outcome) {
    return is(outcome.status(), 429);
  }

  private static boolean is(@Nullable Integer status, int expected) {
    return status != null && status == expected;
  }

  /** A certificate that is not trusted now will not be trusted in a second. */
  private static boolean isDistrust(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}
