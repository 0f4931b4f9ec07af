package io.getsales.client.observe.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands in a real registry after real calls. */
class MicrometerObserverTest {
  private final VirtualTime time = new VirtualTime();
  private final WireServer server = WireServer.start();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @AfterEach
  void close() {
    server.close();
    registry.close();
  }

  private GetSalesBuilder builder() {
    return GetSales.builder()
        .baseUrl("http://127.0.0.1:" + server.port())
        .apiKey("key")
        .timeSource(time)
        .quota(Quota.perMinute(60).withBurst(4))
        .observer(new MicrometerObserver(registry, Tags.of("client", "nightly")));
  }

  @Test
  void callsAreTimedByOperationAndOutcome() {
    server.then(
        Turns.answer(200, "{\"uuid\":\"a\"}"),
        Turns.answer(404, "{}"),
        Turns.answer(429, "{}", "Retry-After: 20"),
        Turns.answer(200, "{}"),
        Turns.closeAfterRequest());
    try (GetSales getsales = builder().build()) {
      getsales.lists().get("a");
      assertThatThrownBy(() -> getsales.lists().get("b")).isInstanceOf(NotFoundException.class);
      getsales.contacts().get("c");
      assertThatThrownBy(() -> getsales.unibox().linkedInMessages().send("s", "c", "Hello"))
          .isInstanceOf(OutcomeUnknownException.class);
    }

    assertThat(
            registry
                .get("getsales.client.calls")
                .tags("operation", "getList", "outcome", "success", "status", "200")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("getsales.client.calls")
                .tags("operation", "getList", "outcome", "NotFoundException", "status", "404")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("getsales.client.calls")
                .tags("outcome", "OutcomeUnknownException", "status", "none")
                .tag("operation", "sendLinkedInMessage")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("getsales.client.calls")
                .tags("operation", "getLead", "outcome", "success")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isGreaterThanOrEqualTo(20);
    assertThat(
            registry
                .get("getsales.client.attempts")
                .tags("operation", "getLead", "status", "429")
                .timer()
                .count())
        .isEqualTo(1);
    assertThat(
            registry.get("getsales.client.retries").tag("operation", "getLead").counter().count())
        .isEqualTo(1);
    assertThat(
            registry
                .get("getsales.client.waits")
                .tags("operation", "getLead", "reason", "backoff")
                .timer()
                .totalTime(TimeUnit.SECONDS))
        .isGreaterThanOrEqualTo(20);
    assertThat(
            registry
                .get("getsales.client.response.size")
                .tag("operation", "getList")
                .summary()
                .totalAmount())
        .isEqualTo(12 + 2);
    assertThat(
            registry
                .get("getsales.client.request.size")
                .tag("operation", "sendLinkedInMessage")
                .summary()
                .totalAmount())
        .isGreaterThan(20);
    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(id -> assertThat(id.getTags()).contains(Tag.of("client", "nightly")));
  }

  @Test
  void theQuotaIsSeenAsItIsNow() {
    server.then(Turns.ok(), Turns.answer(429, "{}", "Retry-After: 20"));
    try (GetSales getsales =
        builder()
            .options(o -> o.retries(io.getsales.client.resilience.RetryPolicy.never()))
            .build()) {
      assertThat(gauge("available")).isEqualTo(4);
      assertThat(gauge("pace")).isEqualTo(getsales.quota().snapshot().permitsPerMinute());
      assertThat(gauge("paused")).isZero();

      getsales.lists().get("a");
      assertThat(gauge("available")).isEqualTo(3);

      assertThatThrownBy(() -> getsales.lists().get("b"));
      assertThat(gauge("paused")).isEqualTo(1);
      assertThat(gauge("available")).isZero();
      assertThat(registry.get("getsales.client.quota.waiting").gauges()).hasSize(2);
    }
  }

  private double gauge(String name) {
    return registry.get("getsales.client.quota." + name).gauge().value();
  }

  @Test
  void noLimitIsInfinite() {
    try (GetSales getsales =
        GetSales.builder()
            .apiKey("key")
            .quota(Quota.unlimited())
            .observer(new MicrometerObserver(registry))
            .build()) {
      assertThat(gauge("available")).isInfinite();
      assertThat(gauge("pace")).isInfinite();
      assertThat(getsales.quota()).isNotNull();
    }
  }
}
