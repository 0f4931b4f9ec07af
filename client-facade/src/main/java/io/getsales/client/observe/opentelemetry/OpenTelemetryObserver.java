package io.getsales.client.observe.opentelemetry;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.StopReason;
import io.getsales.client.observe.CallObserver;
import io.getsales.client.observe.CallResult;
import io.getsales.client.observe.ObservedCall;
import io.getsales.client.observe.Observer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/**
 * Makes a client span of each call, named by method and path template, with an event for each
 * attempt. Attributes follow the semantic conventions for HTTP, as far as they carry no value:
 * {@code url.template} instead of {@code url.full}. What has no name there begins with {@code
 * getsales.}: {@code operation}, {@code repeat_class}, {@code stop_reason}, {@code attempt.number},
 * {@code attempt.stage}, {@code attempt.duration} and {@code wait.duration}, the durations in
 * seconds.
 *
 * <p>The span is the current one while the call runs, so spans of the HTTP client below belong to
 * it. {@code async} takes the current context along. Nothing is sent to the service for it.
 */
@SuppressWarnings("exports") // whoever makes one has the library
public final class OpenTelemetryObserver implements Observer {
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
  private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
  private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<Long> RESENDS =
      AttributeKey.longKey("http.request.resend_count");
  private static final AttributeKey<Long> REQUEST_SIZE =
      AttributeKey.longKey("http.request.body.size");
  private static final AttributeKey<Long> ANSWER_SIZE =
      AttributeKey.longKey("http.response.body.size");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> OPERATION =
      AttributeKey.stringKey("getsales.operation");
  private static final AttributeKey<String> CLASS = AttributeKey.stringKey("getsales.repeat_class");
  private static final AttributeKey<String> STOP = AttributeKey.stringKey("getsales.stop_reason");
  private static final AttributeKey<Long> NUMBER = AttributeKey.longKey("getsales.attempt.number");
  private static final AttributeKey<String> STAGE =
      AttributeKey.stringKey("getsales.attempt.stage");
  private static final AttributeKey<Double> TOOK =
      AttributeKey.doubleKey("getsales.attempt.duration");
  private static final AttributeKey<Double> WAIT = AttributeKey.doubleKey("getsales.wait.duration");

  private static final int FIRST_ERROR = 400;

  private final Tracer tracer;

  /**
   * Makes one.
   *
   * @param openTelemetry whose tracer provider takes the spans; not null
   */
  public OpenTelemetryObserver(OpenTelemetry openTelemetry) {
    Objects.requireNonNull(openTelemetry, "openTelemetry");
    this.tracer = openTelemetry.getTracer("io.getsales.client");
  }

  @Override
  public Runnable carry(Runnable work) {
    return Context.current().wrap(work);
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker") // the call's end closes it
  public CallObserver callStarted(ObservedCall call) {
    Span span =
        tracer
            .spanBuilder(call.method() + " " + call.pathTemplate())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(METHOD, call.method())
            .setAttribute(TEMPLATE, call.pathTemplate())
            .setAttribute(ADDRESS, call.host())
            .setAttribute(PORT, (long) call.port())
            .setAttribute(OPERATION, call.operation())
            .setAttribute(CLASS, call.repeatClass().name().toLowerCase(Locale.ROOT))
            .startSpan();
    return new CallSpan(span, span.makeCurrent());
  }

  private record CallSpan(Span span, Scope scope) implements CallObserver {
    @Override
    public void waited(Wait reason, Duration duration) {
      if (!duration.isZero()) {
        String name = "wait." + reason.name().toLowerCase(Locale.ROOT);
        span.addEvent(name, Attributes.of(WAIT, seconds(duration)));
      }
    }

    @Override
    public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
      Integer status = attempt.status();
      AttributesBuilder attributes =
          Attributes.builder()
              .put(NUMBER, (long) attempt.number())
              .put(STAGE, attempt.stage().name().toLowerCase(Locale.ROOT))
              .put(TOOK, seconds(attempt.duration()));
      if (status != null) {
        attributes.put(STATUS, status.longValue());
      }
      if (attempt.problem() != null) {
        attributes.put(ERROR, attempt.problem());
      }
      if (requestBytes >= 0) {
        attributes.put(REQUEST_SIZE, requestBytes);
      }
      if (answerBytes >= 0) {
        attributes.put(ANSWER_SIZE, answerBytes);
      }
      span.addEvent("attempt", attributes.build());
    }

    @Override
    public void finished(CallResult result) {
      scope.close();
      Integer status = result.status();
      if (status != null) {
        span.setAttribute(STATUS, status.longValue());
      }
      if (result.attempts() > 1) {
        span.setAttribute(RESENDS, result.attempts() - 1L);
      }
      String problem = result.problem();
      if (problem != null) {
        String type = status != null && status >= FIRST_ERROR ? status.toString() : problem;
        span.setAttribute(ERROR, type);
        span.setStatus(StatusCode.ERROR);
      }
      StopReason stop = result.stopReason();
      if (stop != null) {
        span.setAttribute(STOP, stop.name().toLowerCase(Locale.ROOT));
      }
      span.end();
    }

    private static double seconds(Duration duration) {
      return duration.toNanos() / 1e9;
    }
  }
}
