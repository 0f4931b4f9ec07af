package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was accepted for sending is on its way by the sandbox's clock. */
final class DeliveryTest {
  private final VirtualTime time = new VirtualTime();
  private final Instant start = time.now();
  private final GetSalesSandbox sandbox =
      GetSalesSandbox.builder()
          .contacts(3)
          .linkedInMessages(0)
          .emails(0)
          .clock(time::now)
          .deliverAfter(Duration.ofMinutes(2), Duration.ofSeconds(30))
          .build();
  private final TestHttp http = new TestHttp(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0, new, waiting, false",
    "119, new, waiting, false",
    "120, in_progress, waiting, false",
    "149, in_progress, waiting, false",
    "150, done, sent, true",
    "86400, done, sent, true"
  })
  void theStatusMovesOn(int seconds, String linkedIn, String email, boolean hasGone) {
    sendLinkedIn();
    sendEmail();
    time.advance(Duration.ofSeconds(seconds));

    Instant sentAt = hasGone ? start.plusSeconds(150) : null;
    assertThat(sandbox.linkedInMessages())
        .extracting(SandboxMessage::status, SandboxMessage::sentAt)
        .containsExactly(tuple(linkedIn, sentAt));
    assertThat(sandbox.emails())
        .extracting(SandboxMessage::status, SandboxMessage::sentAt)
        .containsExactly(tuple(email, sentAt));
  }

  @Test
  void theListsShowWhatHasGone() {
    sendLinkedIn();
    String path = "/flows/api/linkedin-messages" + TestHttp.query("filter[status]=done");
    assertThat(http.get(path).data()).isEmpty();

    time.advance(Duration.ofMinutes(3));

    assertThat(http.get(path).textAt("data.0.sent_at")).isEqualTo("2025-03-03T09:02:30.000000Z");
    assertThat(http.get(path).textAt("data.0.updated_at")).isEqualTo("2025-03-03T09:02:30.000000Z");
  }

  @Test
  void aMessageThatFailedMeanwhileStaysFailed() {
    String uuid = sendLinkedIn();
    time.advance(Duration.ofMinutes(2));
    sandbox.rows().updateLinkedInMessage(uuid, Map.of("status", "failed"));

    time.advance(Duration.ofHours(1));

    assertThat(sandbox.linkedInMessages().get(0).status()).isEqualTo("failed");
    assertThat(sandbox.linkedInMessages().get(0).sentAt()).isNull();
  }

  @Test
  void rowsOfOthersStayAsTheyAre() {
    sandbox.rows().addLinkedInMessage(Map.of("type", "outbox", "status", "new"));

    time.advance(Duration.ofDays(1));

    assertThat(sandbox.linkedInMessages().get(0).status()).isEqualTo("new");
  }

  @Test
  void timesBelowZeroAreRefused() {
    assertThatThrownBy(
            () -> GetSalesSandbox.builder().deliverAfter(Duration.ofMillis(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("queued: PT-0.001S");
  }

  private String sendLinkedIn() {
    return http.post(
            "/flows/api/linkedin-messages",
            Map.of(
                "sender_profile_uuid", sandbox.senderProfiles().get(0).uuid(),
                "lead_uuid", sandbox.contacts().get(0).uuid(),
                "text", "Hello"))
        .textAt("uuid");
  }

  private void sendEmail() {
    http.post(
        "/emails/api/emails/send-email",
        Map.of(
            "mailbox_uuid",
            String.valueOf(sandbox.senderProfiles().get(0).mailboxUuid()),
            "to",
            List.of(Map.of("to_email", "marta@fjordware.example")),
            "subject",
            "Hello",
            "body",
            "<p>Hello</p>"));
  }
}
