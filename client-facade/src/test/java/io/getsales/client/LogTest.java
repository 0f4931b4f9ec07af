package io.getsales.client;

import static io.getsales.client.query.Condition.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.getsales.client.error.BadRequestException;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.query.Filter;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs with SLF4J find in their logs. */
class LogTest {
  private final WireServer server = WireServer.start();
  private final GetSales getsales = builder().build();

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
                        .withTransientBackoff(Backoff.fixed(Duration.ofSeconds(3)))));
  }

  @AfterEach
  void close() {
    getsales.close();
    server.close();
  }

  private void someCalls() {
    server.then(
        Turns.answer(200, "{\"uuid\":\"a\",\"name\":\"Spring\"}"),
        Turns.answer(503, "busy"),
        Turns.answer(400, "{\"message\":\"no Marta\"}"));
    getsales.lists().get("a");
    assertThatThrownBy(() -> getsales.contacts().find(ContactLookup.email("marta@fjord.example")))
        .isInstanceOf(BadRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INFO", "WARN", "ERROR"})
  void nothingIsLoggedUnlessAskedFor(String level) {
    try (LogCapture log = LogCapture.at(Level.valueOf(level))) {
      someCalls();

      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void debugIsALineForEachCall() {
    try (LogCapture log = LogCapture.at(Level.DEBUG)) {
      someCalls();

      assertThat(log.lines())
          .containsExactly(
              "DEBUG getList: 200 in 0.000 s, 1 attempt",
              "DEBUG findOneContact: BadRequestException, HTTP 400 in 3.000 s, 2 attempts;"
                  + " not repeated since another attempt would end alike");
    }
  }

  @Test
  void traceIsTheWholeConversationWithoutPeople() {
    server.then(
        Turns.answer(200, "{\"uuid\":\"a\",\"total\":5,\"first_name\":\"Marta\"}"),
        Turns.answer(200, "{\"data\":[]}"));
    try (LogCapture log = LogCapture.at(Level.TRACE)) {
      getsales
          .contacts()
          .upsert(
              "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
              new NewContact().linkedinId("marta-1").firstName("Marta"));
      getsales.lists().list(Filter.where("name", is("Marta")).and("marta", is("1"))).first();

      assertThat(log.lines())
          .hasSize(8)
          .contains(
              "TRACE upsertContact > POST /leads/api/leads/upsert"
                  + " {\"lead\":{\"linkedin_id\":\"*\",\"first_name\":\"*\"},"
                  + "\"list_uuid\":\"5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30\"}",
              "TRACE upsertContact < 200 {\"uuid\":\"a\",\"total\":5,\"first_name\":\"*\"}",
              "DEBUG upsertContact: 200 in 0.000 s, 1 attempt",
              "TRACE listLists > GET /leads/api/lists?"
                  + "filter[*]&filter[name]&limit&offset&order_field&order_type ")
          .anyMatch(
              line -> line.startsWith("TRACE upsertContact #1 at 2025-03-03T09:00:00Z: HTTP"));
      assertThat(log.everything()).doesNotContainIgnoringCase("marta").doesNotContain("key");
    }
  }

  @Test
  void aBrokenObserverIsToldOfOnce() {
    try (LogCapture log = LogCapture.at(Level.INFO);
        GetSales watched =
            builder()
                .observer(
                    call -> {
                      throw new IllegalStateException("Marta");
                    })
                .build()) {
      watched.lists().get("a");
      watched.lists().get("a");

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN ")
          .contains("threw java.lang.IllegalStateException")
          .doesNotContain("Marta");
    }
  }
}
