package com.example.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "getsales.webhook.token=a-secret-of-this-test")
class WebhookControllerTest {
  private static final String REPLY =
      """
      {"event_name": "contact_replied_linkedin_message",
       "contact": {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30", "name": "Marta Lindqvist"},
       "linkedin_message": {"text": "Tuesday is fine.", "sent_at": "2024-11-05 08:31:12"}}
      """;

  @LocalServerPort private int port;
  @Autowired private Inbox inbox;

  private int deliver(String query, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/getsales" + query))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void aReplyThatIsDeliveredTwiceIsInTheInboxOnce() throws Exception {
    String token = "?token=a-secret-of-this-test";

    assertThat(deliver(token, REPLY)).isEqualTo(200);
    assertThat(deliver(token, "{\"body\": " + REPLY + "}")).isEqualTo(200);
    assertThat(deliver(token, "{\"event_name\": \"contact_waved\"}")).isEqualTo(200);
    assertThat(deliver(token, "<html>")).isEqualTo(400);
    assertThat(deliver(token, " ".repeat(3 << 20))).isEqualTo(400);
    assertThat(deliver("?token=another", REPLY)).isEqualTo(401);
    assertThat(deliver("", REPLY)).isEqualTo(401);

    assertThat(inbox.contacts()).containsExactly("5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30");
  }
}
