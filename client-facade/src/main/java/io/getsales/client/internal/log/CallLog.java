package io.getsales.client.internal.log;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.StopReason;
import io.getsales.client.internal.call.WireLog;
import io.getsales.client.observe.CallObserver;
import io.getsales.client.observe.CallResult;
import io.getsales.client.observe.ObservedCall;
import io.getsales.client.observe.Observer;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * A line for each call at DEBUG; at TRACE also attempts, waits and the text of requests and
 * answers, as far as {@link Redactor} lets it pass. Nothing at INFO.
 */
final class CallLog implements WireLog {
  static final String NAME = "io.getsales.client";

  private final Logger logger;
  private final AtomicBoolean warned = new AtomicBoolean();

  CallLog(Logger logger) {
    this.logger = logger;
  }

  @Override
  public @Nullable CallObserver callStarted(ObservedCall call) {
    return logger.isDebugEnabled() ? new Lines(call.operation()) : null;
  }

  @Override
  public void observerFailed(Observer observer, Throwable failure) {
    if (warned.compareAndSet(false, true)) {
      logger.warn(
          "{} threw {}; calls go on, and this is not said again",
          observer.getClass().getName(),
          failure.getClass().getName());
    }
  }

  @Override
  public boolean isOn() {
    return logger.isTraceEnabled();
  }

  @Override
  public void sent(
      String operation, String method, String pathTemplate, Set<String> query, String body) {
    Set<String> names = new TreeSet<>();
    query.forEach(name -> names.add(Redactor.queryName(name)));
    logger.trace(
        "{} > {} {}{} {}",
        operation,
        method,
        pathTemplate,
        names.isEmpty() ? "" : "?" + String.join("&", names),
        Redactor.redacted(body));
  }

  @Override
  public void answered(String operation, int status, String body) {
    logger.trace("{} < {} {}", operation, status, Redactor.redacted(body));
  }

  private final class Lines implements CallObserver {
    private final String operation;

    Lines(String operation) {
      this.operation = operation;
    }

    @Override
    public void waited(Wait reason, Duration duration) {
      if (!duration.isZero()) {
        logger.trace(
            "{} waited {} for {}",
            operation,
            seconds(duration),
            reason == Wait.QUOTA ? "the quota" : "its repeat");
      }
    }

    @Override
    public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
      logger.trace(
          "{} {}; {} bytes out, {} in", operation, attempt, requestBytes, Math.max(0, answerBytes));
    }

    @Override
    public void finished(CallResult result) {
      StopReason stop = result.stopReason();
      logger.debug(
          "{}: {} in {}, {}{}",
          operation,
          outcome(result),
          seconds(result.elapsed()),
          result.attempts() == 1 ? "1 attempt" : result.attempts() + " attempts",
          stop == null ? "" : "; not repeated since " + stop);
    }

    private static String outcome(CallResult result) {
      String problem = result.problem();
      if (problem == null) {
        return String.valueOf(result.status());
      }
      return result.status() == null ? problem : problem + ", HTTP " + result.status();
    }

    private static String seconds(Duration duration) {
      return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
    }
  }
}
