package io.getsales.client.observe.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the real SDK exports after real calls. */
class OpenTelemetryObserverTest {
  @RegisterExtension
  static final OpenTelemetryExtension TELEMETRY = OpenTelemetryExtension.create();

  private final WireServer server = WireServer.start();
  private final GetSales getsales = builder().build();

  @AfterEach
  void close() {
    getsales.close();
    server.close();
  }

  private GetSalesBuilder builder() {
    return GetSales.builder()
        .baseUrl("http://127.0.0.1:" + server.port())
        .apiKey("key")
        .timeSource(new VirtualTime())
        .quota(Quota.unlimited())
        .options(
            options ->
                options.retries(
                    RetryPolicy.defaults()
                        .withTransientBackoff(Backoff.fixed(Duration.ofSeconds(3)))))
        .observer(new OpenTelemetryObserver(TELEMETRY.getOpenTelemetry()));
  }

  private static SpanData span() {
    List<SpanData> spans = TELEMETRY.getSpans();
    assertThat(spans).hasSize(1);
    return spans.get(0);
  }

  private static Object attribute(Attributes attributes, String name) {
    return attributes.asMap().entrySet().stream()
        .filter(entry -> entry.getKey().getKey().equals(name))
        .map(entry -> entry.getValue())
        .findFirst()
        .orElse(null);
  }

  @Test
  void aCallIsAClientSpanByTheConventionsForHttp() {
    server.then(Turns.answer(200, "{\"lead\":{}}"));
    getsales.contacts().get("5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30");

    SpanData span = span();
    assertThat(span.getName()).isEqualTo("GET /leads/api/leads/{uuid}");
    assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    assertThat(span.getAttributes().asMap())
        .isEqualTo(
            Attributes.builder()
                .put("http.request.method", "GET")
                .put("url.template", "/leads/api/leads/{uuid}")
                .put("server.address", "127.0.0.1")
                .put("server.port", (long) server.port())
                .put("http.response.status_code", 200L)
                .put("getsales.operation", "getLead")
                .put("getsales.repeat_class", "read")
                .build()
                .asMap());
    assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("io.getsales.client");
    assertThat(span.hasEnded()).isTrue();
  }

  @Test
  void eachAttemptIsAnEvent() {
    server.then(Turns.answer(503, "busy"), Turns.answer(200, "{\"data\":[]}"));
    getsales.lists().list().first();

    SpanData span = span();
    assertThat(span.getEvents())
        .extracting(EventData::getName)
        .containsExactly("attempt", "wait.backoff", "attempt");
    Attributes first = span.getEvents().get(0).getAttributes();
    assertThat(attribute(first, "getsales.attempt.number")).isEqualTo(1L);
    assertThat(attribute(first, "http.response.status_code")).isEqualTo(503L);
    assertThat(attribute(first, "http.response.body.size")).isEqualTo(4L);
    assertThat(attribute(first, "getsales.attempt.stage")).isEqualTo("answered");
    assertThat(attribute(span.getEvents().get(1).getAttributes(), "getsales.wait.duration"))
        .isEqualTo(3.0);
    assertThat(attribute(span.getAttributes(), "http.request.resend_count")).isEqualTo(1L);
    assertThat(attribute(span.getAttributes(), "error.type")).isNull();
  }

  @Test
  void aFailureIsAnErrorByStatusOrByName() {
    server.then(Turns.answer(422, "{\"message\":\"Marta is no good\"}"), Turns.closeAfterRequest());
    assertThatThrownBy(
            () ->
                getsales
                    .contacts()
                    .upsert("list", new NewContact().linkedinId("marta").firstName("Marta")))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> getsales.unibox().linkedInMessages().send("s", "marta", "Hi Marta"))
        .isInstanceOf(OutcomeUnknownException.class);

    List<SpanData> spans = TELEMETRY.getSpans();
    assertThat(spans)
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.ERROR, StatusCode.ERROR);
    assertThat(spans)
        .extracting(span -> attribute(span.getAttributes(), "error.type"))
        .containsExactly("422", "OutcomeUnknownException");
    assertThat(attribute(spans.get(1).getAttributes(), "getsales.stop_reason"))
        .isEqualTo("may_have_been_processed");
    assertThat(attribute(spans.get(1).getEvents().get(0).getAttributes(), "error.type"))
        .isEqualTo("IOException");
    assertThat(spans.toString()).doesNotContainIgnoringCase("marta");
  }

  @Test
  void spansBelongToTheOneThatWasCurrentAlsoInAsync() {
    server.always(Turns.ok());
    Span parent = TELEMETRY.getOpenTelemetry().getTracer("test").spanBuilder("parent").startSpan();
    try (Scope scope = parent.makeCurrent()) {
      getsales.lists().get("a");
      getsales.async(api -> api.lists().get("b")).join();
    } finally {
      parent.end();
    }

    assertThat(TELEMETRY.getSpans())
        .filteredOn(span -> span.getKind() == SpanKind.CLIENT)
        .hasSize(2)
        .allSatisfy(
            span ->
                assertThat(span.getParentSpanId()).isEqualTo(parent.getSpanContext().getSpanId()));
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void aSpanIsCurrentWhileItsCallRuns() {
    AttributeKey<String> key = AttributeKey.stringKey("seen");
    try (GetSales other =
        builder()
            .httpClient(
                new okhttp3.OkHttpClient.Builder()
                    .addInterceptor(
                        chain -> {
                          Span.current().setAttribute(key, "inside");
                          return chain.proceed(chain.request());
                        })
                    .build())
            .build()) {
      other.lists().get("a");
    }

    assertThat(span().getAttributes().get(key)).isEqualTo("inside");
  }
}
