package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.getsales.client.webhook.WebhookEvent;
import io.getsales.client.webhook.WebhookToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {
  private static final String SECRET = "a-secret-of-this-test";
  private static final String REPLY =
      """
      {"event_name": "contact_replied_email",
       "contact": {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30", "name": "Marta Lindqvist"},
       "email": {"subject": "Re: Tuesday", "body": "<p>Fine.</p>", "sent_at": "2024-11-05 08:31:12"}}
      """;

  private final Queue<WebhookEvent> events = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/getsales", new WebhookReceiver(WebhookToken.of(SECRET), events::add, Runnable::run));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int deliver(String query, String body) throws Exception {
    URI target =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/getsales" + query);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aReplyIsPassedOnOnceHoweverOftenItIsDelivered() throws Exception {
    assertThat(deliver("?token=" + SECRET, REPLY)).isEqualTo(200);
    assertThat(deliver("?token=" + SECRET, REPLY)).isEqualTo(200);
    assertThat(deliver("?token=" + SECRET, "{\"body\": " + REPLY + "}")).isEqualTo(200);

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> assertThat(event.email().orElseThrow().getSubject()).isEqualTo("Re: Tuesday"));
  }

  @Test
  void whatIsNotWantedIsAnsweredSoThatItIsNotDeliveredAgain() throws Exception {
    assertThat(deliver("?token=" + SECRET, "{\"event_name\": \"contact_waved\"}")).isEqualTo(200);
    assertThat(events).isEmpty();
  }

  @Test
  void whoDoesNotKnowTheTokenIsRefusedBeforeAnythingIsRead() throws Exception {
    assertThat(deliver("?token=a-secret-of-another", REPLY)).isEqualTo(401);
    assertThat(deliver("", REPLY)).isEqualTo(401);
    assertThat(deliver("?token=" + SECRET, "<html>")).isEqualTo(400);
    assertThat(events).isEmpty();
  }
}
