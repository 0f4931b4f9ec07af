package io.getsales.client.internal.call;

import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.error.StopReason;
import io.getsales.client.internal.call.RepeatRules.Verdict;
import io.getsales.client.resilience.PermitRefusedException;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** One run of a call: permit, attempt, verdict, wait, and again, until it succeeds or ends. */
final class AttemptLoop<T> {
  private final RetryingCall<T> call;
  private final CallEngine engine;
  private final CallSettings settings;
  private final boolean bodyNeeded;
  private final TimeSource time;
  private final CallStory story;
  private final RepeatRules rules;
  private final Failures failures;

  /**
   * Prepares a run.
   *
   * @param bodyNeeded whether an empty answer is an unreadable one
   */
  AttemptLoop(RetryingCall<T> call, CallEngine engine, CallSettings settings, boolean bodyNeeded) {
    this.call = call;
    this.engine = engine;
    this.settings = settings;
    this.bodyNeeded = bodyNeeded;
    this.time = engine.time();
    Request request = call.request();
    OperationInfo operation = OperationInfo.of(request);
    operation.checkPath(request);
    this.story = new CallStory(operation.id(), time);
    this.failures = new Failures(operation.repeatClass(), story);
    this.rules =
        new RepeatRules(
            operation.repeatClass(), settings.retries(), engine.budget(), engine.random());
  }

  Response<T> run() {
    Outcome<T> last = null;
    while (true) {
      takePermit(last);
      last = attempt();
      if (last instanceof Outcome.Success<T> success) {
        return success.response();
      }
      if (last instanceof Outcome.Breakdown<T> breakdown) {
        throw failures.of(breakdown);
      }
      if (last instanceof Outcome.Silence<T> silence) {
        endIfAborted(silence);
      }
      Verdict verdict = rules.judge(last, story.attempts(), timeLeft());
      StopReason stop = verdict.stop();
      if (stop != null) {
        throw failures.of(last, stop);
      }
      waitFor(verdict.delay());
    }
  }

  private void takePermit(@Nullable Outcome<T> last) {
    Duration left = timeLeft();
    endIfLate(last, left);
    try {
      engine.gate().acquire(settings.priority(), left, call.aborted());
    } catch (PermitRefusedException e) {
      throw failures.late(last, e.waitNeeded());
    } catch (CancellationException e) {
      throw failures.aborted(call.abortReason(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (RuntimeException e) {
      throw failures.gateFailed(e);
    }
    endIfLate(last, timeLeft());
  }

  private void endIfLate(@Nullable Outcome<T> last, @Nullable Duration left) {
    if (left != null && (left.isNegative() || left.isZero())) {
      throw failures.late(last, null);
    }
  }

  private Outcome<T> attempt() {
    Instant startedAt = time.now();
    long startNanos = time.nanoTime();
    Call<T> attempt = call.nextAttempt(story.attempts().isEmpty());
    attempt.timeout().timeout(attemptTimeout().toNanos(), TimeUnit.NANOSECONDS);
    Outcome<T> outcome = outcome(attempt);
    readClock(outcome, startedAt);
    story.ended(startedAt, startNanos, outcome);
    tell(outcome);
    return outcome;
  }

  private Duration attemptTimeout() {
    Duration limit = settings.attemptTimeout();
    Duration left = timeLeft();
    if (left == null || left.compareTo(limit) >= 0) {
      return limit;
    }
    // Zero would mean no limit to OkHttp.
    return left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left;
  }

  private Outcome<T> outcome(Call<T> attempt) {
    AttemptTracker tracker = AttemptTracker.of(attempt.request());
    try {
      Response<T> response = engine.interrupts().execute(attempt);
      if (!response.isSuccessful()) {
        return new Outcome.Refusal<>(
            ErrorReader.read(response.raw(), response.errorBody(), time.now()));
      }
      return bodyNeeded && response.body() == null
          ? new Outcome.Unreadable<>(
              response.code(), new UnreadableAnswer("an empty body", "", null), true)
          : new Outcome.Success<>(response);
    } catch (UnreadableAnswer e) {
      Integer status = tracker.status();
      return e.isError() && status != null
          ? new Outcome.Refusal<>(ErrorReader.read(status, e.bodyText()))
          : new Outcome.Unreadable<>(status, e, false);
    } catch (IOException e) {
      okhttp3.Response error = tracker.cutError();
      return error != null
          ? new Outcome.Refusal<>(ErrorReader.read(error, error.body(), time.now()))
          : new Outcome.Silence<>(tracker.stage(), e, tracker.isStaleConnection());
    } catch (RuntimeException e) {
      return new Outcome.Breakdown<>(tracker.stage(), tracker.status(), e);
    }
  }

  /** Every answer tells what the server's clock shows. */
  private void readClock(Outcome<T> outcome, Instant sent) {
    if (outcome instanceof Outcome.Success<T> success) {
      Instant date = success.response().headers().getInstant("Date");
      if (date != null) {
        engine.serverClock().observe(sent, time.now(), date);
      }
    }
  }

  /** Gate and budget live on what the server does. */
  private void tell(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T>) {
      engine.budget().succeeded();
    }
    try {
      tell(engine.gate(), outcome);
    } catch (RuntimeException e) {
      // What the server answered matters more than a gate in trouble. The next permit shows it.
    }
  }

  private void tell(RateGate gate, Outcome<T> outcome) {
    if (RepeatRules.isThrottled(outcome)) {
      gate.throttled(outcome.retryAfter());
    } else if (outcome.status() != null) {
      gate.succeeded();
    }
  }

  /** An attempt that failed because the caller ended it is not judged by the rules. */
  private void endIfAborted(Outcome.Silence<T> silence) {
    if (call.isCanceled()) {
      throw failures.abortedAttempt(call.abortReason(), silence);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw failures.abortedAttempt(Reason.INTERRUPTED, silence);
    }
  }

  private void waitFor(Duration delay) {
    story.waitsFor(delay);
    try {
      if (time.await(call.aborted(), delay.toNanos())) {
        throw failures.aborted(call.abortReason(), null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return failures.aborted(Reason.INTERRUPTED, e);
  }

  private @Nullable Duration timeLeft() {
    Duration deadline = settings.deadline();
    return deadline == null ? null : deadline.minus(story.elapsed());
  }
}
