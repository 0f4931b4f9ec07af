package io.getsales.client.observe;

import io.getsales.client.error.Attempt;
import io.getsales.client.resilience.RateGate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes every event down, a line each. */
final class RecordingObserver implements Observer {
  final List<String> events = Collections.synchronizedList(new ArrayList<>());
  final List<CallResult> results = Collections.synchronizedList(new ArrayList<>());
  final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
  RateGate quota;

  @Override
  public void clientBuilt(RateGate gate) {
    quota = gate;
  }

  @Override
  public void observerFailed(Observer observer, Throwable failure) {
    failures.add(failure);
  }

  @Override
  public CallObserver callStarted(ObservedCall call) {
    events.add(
        "started %s %s %s %s"
            .formatted(call.operation(), call.repeatClass(), call.method(), call.pathTemplate()));
    return new CallObserver() {
      @Override
      public void waited(Wait reason, Duration duration) {
        if (!duration.isZero()) {
          events.add("waited " + reason + " " + duration);
        }
      }

      @Override
      public void attemptStarted(int number) {
        events.add("attempt " + number);
      }

      @Override
      public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
        events.add(
            "attempt %d ended: %s %s, %d out, %d in"
                .formatted(
                    attempt.number(),
                    attempt.status(),
                    attempt.problem(),
                    requestBytes,
                    answerBytes));
      }

      @Override
      public void retrying(int number, Duration backoff) {
        events.add("retrying " + number + " after " + backoff);
      }

      @Override
      public void finished(CallResult result) {
        results.add(result);
        events.add("finished " + result.status() + " " + result.problem());
      }
    };
  }
}
