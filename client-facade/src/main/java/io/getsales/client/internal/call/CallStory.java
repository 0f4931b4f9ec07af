package io.getsales.client.internal.call;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.CallTrace;
import io.getsales.client.error.StopReason;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a call has done so far, for its rules and for the exception that may end it. */
final class CallStory {
  private final String operation;
  private final TimeSource time;
  private final Instant startedAt;
  private final long startNanos;
  private final List<Attempt> attempts = new ArrayList<>();

  CallStory(String operation, TimeSource time) {
    this.operation = operation;
    this.time = time;
    this.startedAt = time.now();
    this.startNanos = time.nanoTime();
  }

  Duration elapsed() {
    return Duration.ofNanos(time.nanoTime() - startNanos);
  }

  /** The attempts that have ended. */
  List<Attempt> attempts() {
    return attempts;
  }

  void ended(Instant attemptStartedAt, long attemptStartNanos, Outcome<?> outcome) {
    attempts.add(
        new Attempt(
            attempts.size() + 1,
            attemptStartedAt,
            Duration.ofNanos(time.nanoTime() - attemptStartNanos),
            outcome.stage(),
            outcome.status(),
            outcome.problem(),
            null));
  }

  /** The newest attempt is followed by a wait. */
  void waitsFor(Duration delay) {
    Attempt newest = attempts.remove(attempts.size() - 1);
    attempts.add(
        new Attempt(
            newest.number(),
            newest.startedAt(),
            newest.duration(),
            newest.stage(),
            newest.status(),
            newest.problem(),
            delay));
  }

  CallTrace trace(StopReason reason) {
    return new CallTrace(operation, startedAt, elapsed(), attempts, reason);
  }
}
