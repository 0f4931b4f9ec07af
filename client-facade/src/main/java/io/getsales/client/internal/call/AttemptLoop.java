package io.getsales.client.internal.call;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.StopReason;
import io.getsales.client.internal.call.RepeatRules.Verdict;
import io.getsales.client.observe.CallObserver;
import io.getsales.client.observe.CallObserver.Wait;
import io.getsales.client.observe.CallResult;
import io.getsales.client.observe.ObservedCall;
import io.getsales.client.resilience.PermitRefusedException;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import okhttp3.RequestBody;
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
  private final OperationInfo operation;
  private @Nullable CallObserver observer;

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
    this.operation = OperationInfo.of(request);
    operation.checkPath(request);
    this.story = new CallStory(operation.id(), time);
    this.failures = new Failures(operation.repeatClass(), story);
    this.rules =
        new RepeatRules(
            operation.repeatClass(), settings.retries(), engine.budget(), engine.random());
  }

  Response<T> run() {
    if (engine.observers().isNone()) {
      return attempts();
    }
    observer = engine.observers().callStarted(observed());
    try {
      Response<T> response = attempts();
      finished(null);
      return response;
    } catch (RuntimeException | Error e) {
      finished(e);
      throw e;
    }
  }

  private ObservedCall observed() {
    Request request = call.request();
    return new ObservedCall(
        operation.id(),
        operation.repeatClass(),
        request.method(),
        operation.pathTemplate(),
        request.url().host(),
        request.url().port(),
        settings.priority());
  }

  private void finished(@Nullable Throwable failure) {
    if (observer != null) {
      List<Attempt> attempts = story.attempts();
      int count = attempts.size();
      observer.finished(
          new CallResult(
              story.elapsed(),
              count,
              count == 0 ? null : attempts.get(count - 1).status(),
              failure == null ? null : failure.getClass().getSimpleName(),
              failure instanceof GetSalesException ours ? ours.stopReason() : null));
    }
  }

  private Response<T> attempts() {
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
    long since = observer == null ? 0 : time.nanoTime();
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
    } finally {
      waited(Wait.QUOTA, since);
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
    int before = story.attempts().size();
    Call<T> attempt = call.nextAttempt(before == 0);
    if (observer != null) {
      observer.attemptStarted(before + 1);
    }
    attempt.timeout().timeout(attemptTimeout().toNanos(), TimeUnit.NANOSECONDS);
    Outcome<T> outcome = outcome(attempt);
    readClock(outcome, startedAt);
    story.ended(startedAt, startNanos, outcome);
    if (observer != null) {
      Request request = attempt.request();
      observer.attemptEnded(
          story.attempts().get(before), size(request), AttemptTracker.of(request).answerBytes());
    }
    tell(outcome);
    return outcome;
  }

  private static long size(Request request) {
    RequestBody body = request.body();
    try {
      return body == null ? 0 : body.contentLength();
    } catch (IOException e) {
      return -1;
    }
  }

  private void waited(Wait reason, long since) {
    if (observer != null) {
      observer.waited(reason, Duration.ofNanos(time.nanoTime() - since));
    }
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
      Instant date = HttpDate.parse(success.response().headers().get("Date"));
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
    if (observer != null) {
      observer.retrying(story.attempts().size() + 1, delay);
    }
    long since = observer == null ? 0 : time.nanoTime();
    try {
      if (time.await(call.aborted(), delay.toNanos())) {
        throw failures.aborted(call.abortReason(), null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      waited(Wait.BACKOFF, since);
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
