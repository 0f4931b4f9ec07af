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
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Whether an attempt of one call is followed by another, and after which wait. Reads and idempotent
 * writes are repeated after anything that may pass; creates and sends only when the server cannot
 * have processed the request: it never got a byte of it, or refused it with 429.
 */
final class RepeatRules {
  private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

  private final RepeatClass repeatClass;
  private final RetryPolicy policy;
  private final RetryBudget budget;
  private final RandomGenerator random;
  private boolean freeRepeatUsed;

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
   * @param attempts all so far, the newest last
   * @param timeLeft until the deadline; null without one
   */
  Verdict judge(Outcome<?> outcome, List<Attempt> attempts, @Nullable Duration timeLeft) {
    StopReason never = reasonNotToRepeat(outcome, attempts.get(attempts.size() - 1));
    if (never != null) {
      return Verdict.stop(never);
    }
    if (attempts.size() >= policy.maxAttempts() || serverErrorsUsedUp(outcome, attempts)) {
      return Verdict.stop(StopReason.ATTEMPTS_USED_UP);
    }
    Duration retryAfter = outcome.retryAfter();
    if (retryAfter != null && retryAfter.compareTo(policy.maxRetryAfter()) > 0) {
      return Verdict.stop(StopReason.RETRY_AFTER_TOO_LONG);
    }
    boolean free = isFree(outcome);
    Duration wait = free ? Duration.ZERO : waitAfter(outcome, attempts.size() + 1);
    if (timeLeft != null && wait.compareTo(timeLeft) >= 0) {
      return Verdict.stop(StopReason.DEADLINE);
    }
    // A 429 costs the server next to nothing and the gate slows everybody down after it.
    if (!free && !isThrottled(outcome) && policy.budgeted() && !budget.tryRetry()) {
      return Verdict.stop(StopReason.BUDGET_SPENT);
    }
    return Verdict.repeatAfter(wait);
  }

  /**
   * A connection that the server had dropped says nothing about the server's health: the first
   * repeat after it is made at once and costs no budget. It uses a fresh connection.
   */
  private boolean isFree(Outcome<?> outcome) {
    boolean free =
        !freeRepeatUsed
            && outcome instanceof Outcome.Silence<?> silence
            && silence.staleConnection();
    freeRepeatUsed |= free;
    return free;
  }

  private Duration waitAfter(Outcome<?> outcome, int nextAttempt) {
    Backoff backoff = isThrottled(outcome) ? policy.throttleBackoff() : policy.transientBackoff();
    Duration wait = backoff.delayBefore(nextAttempt, random);
    Duration asked = outcome.retryAfter();
    return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
  }

  private @Nullable StopReason reasonNotToRepeat(Outcome<?> outcome, Attempt newest) {
    if (outcome instanceof Outcome.Unreadable<?> unreadable) {
      boolean mayPass = unreadable.isEmpty() && repeatClass == RepeatClass.READ;
      return mayPass ? null : StopReason.NOT_REPEATABLE; // a text would be the same again
    }
    if (isRedirect(outcome.status())) {
      return StopReason.NOT_REPEATABLE;
    }
    if (!repeatClass.mayRepeat() && newest.mayHaveBeenProcessed()) {
      return StopReason.MAY_HAVE_BEEN_PROCESSED;
    }
    boolean passing =
        outcome instanceof Outcome.Silence<?> silence
            ? !isDistrust(silence.cause())
            : isTransient(outcome.status());
    return passing ? null : StopReason.NOT_REPEATABLE;
  }

  private static boolean isRedirect(@Nullable Integer status) {
    return status != null && status >= 300 && status < 400;
  }

  private static boolean isTransient(@Nullable Integer status) {
    return status != null && TRANSIENT.contains(status);
  }

  private boolean serverErrorsUsedUp(Outcome<?> outcome, List<Attempt> attempts) {
    long errors = attempts.stream().filter(attempt -> is(attempt.status(), 500)).count();
    return is(outcome.status(), 500) && errors >= policy.serverErrorAttempts();
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
