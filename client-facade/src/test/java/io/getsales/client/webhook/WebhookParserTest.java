package io.getsales.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.LinkedInMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a delivery, in the shapes that receivers have met. */
class WebhookParserTest {
  private static final String REPLY =
      """
      {
        "event_name": "contact_replied_linkedin_message",
        "contact": {
          "uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
          "name": "Marta Lindqvist",
          "linkedin_url": "https://www.linkedin.com/in/marta-lindqvist-4b71a2",
          "location": "Bergen, Norway",
          "tags": []
        },
        "account": {"name": "Fjordware AS", "size": "51-200"},
        "sender_profile": {"uuid": "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61", "team_id": "412"},
        "automation": {"uuid": "c2a7f6d0-1f0b-4f3c-9a35-77f8a0d9b1c4", "status": "on"},
        "contact_markers": {"linkedin_messages_inbox_count": 1},
        "linkedin_message": {
          "text": "Tuesday is fine.", "type": "inbox", "sent_at": "2024-11-05 08:31:12"
        }
      }
      """;
  private static final WebhookParser PARSER = WebhookParser.create();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aReplyHasItsObjectsAsModels() throws IOException {
    WebhookEvent event = PARSER.parse(new ByteArrayInputStream(bytes(REPLY)));

    assertThat(event.type()).isEqualTo(EventType.CONTACT_REPLIED_LINKEDIN_MESSAGE);
    assertThat(event.type().isReply()).isTrue();
    Contact contact = event.contact().orElseThrow();
    assertThat(contact.getName()).isEqualTo("Marta Lindqvist");
    assertThat(contact.unknownFields().get("linkedin_url").getAsString()).contains("4b71a2");
    assertThat(contact.rawField("location").getAsString()).isEqualTo("Bergen, Norway");
    assertThat(event.account().orElseThrow().get("size").getAsString()).isEqualTo("51-200");
    assertThat(event.senderProfile().orElseThrow().getTeamId()).isEqualTo(412);
    assertThat(event.automation().orElseThrow().getStatus()).hasToString("on");
    assertThat(event.contactMarkers().orElseThrow().getLinkedinMessagesInboxCount()).isOne();
    LinkedInMessage message = event.linkedInMessage().orElseThrow();
    assertThat(message.getText()).isEqualTo("Tuesday is fine.");
    assertThat(event.email()).isEmpty();
    assertThat(event.connection()).isEmpty();
    assertThat(event.occurredAt()).contains(Instant.parse("2024-11-05T08:31:12Z"));
  }

  @Test
  void connectionsHaveTheirTimeWhicheverEventTellsThem() {
    WebhookEvent accepted =
        PARSER.parse(
            """
            {"event_name": "contact_accepted_linkedin_connection_request",
             "linkedin_connection": {"full_name": "Marta Lindqvist",
                                     "connected_at": "2024-11-05T08:31:12.000000Z"},
             "linkedin_connection_request": null, "contact": [], "email": {}}
            """);
    WebhookEvent asked =
        PARSER.parse(
            """
            {"event_name": "sender_profile_sent_linkedin_connection_request",
             "linkedin_connection_request": {"ln_id": "ACoAA", "sent_at": "2024-11-04 10:00:00"}}
            """);

    assertThat(accepted.connection().orElseThrow().fullName()).isEqualTo("Marta Lindqvist");
    assertThat(accepted.occurredAt()).contains(Instant.parse("2024-11-05T08:31:12Z"));
    assertThat(accepted.contact()).isEmpty();
    assertThat(accepted.email()).isEmpty();
    assertThat(asked.connection().orElseThrow())
        .isEqualTo(
            new WebhookEvent.Connection(
                null, null, "ACoAA", Instant.parse("2024-11-04T10:00:00Z")));
  }

  @Test
  void anUnknownEventIsPassedThroughAsItCame() {
    WebhookEvent event =
        PARSER.parse("{\"event_name\": \"contact_waved\", \"wave\": {\"hand\": \"left\"}}");

    assertThat(event.type()).isEqualTo(EventType.UNKNOWN);
    assertThat(event.name()).isEqualTo("contact_waved");
    assertThat(event.json().getAsJsonObject("wave").get("hand").getAsString()).isEqualTo("left");
    assertThat(event.occurredAt()).isEmpty();
    assertThat(event.deduplicationKey()).hasSize(64);
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void everyTypeIsFoundByItsName(EventType type) {
    assertThat(EventType.of(type.name().toLowerCase(Locale.ROOT))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"body\": %s}",
        "{\"headers\": {\"host\": \"example.com\"}, \"body\": {\"body\": %s}}",
        "\uFEFF%s",
        "  %s  "
      })
  void whatARelayPutsAroundIsTakenOff(String wrapper) {
    assertThat(PARSER.parse(wrapper.formatted(REPLY)).deduplicationKey())
        .isEqualTo(PARSER.parse(REPLY).deduplicationKey());
  }

  @Test
  void aBodyThatIsTextIsReadToo() {
    assertThat(PARSER.parse("{\"body\": \"{\\\"event_name\\\": \\\"email_bounced\\\"}\"}").type())
        .isEqualTo(EventType.EMAIL_BOUNCED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "3",
        "{}",
        "{\"event_name\": null}",
        "{\"event_name\": \" \"}",
        "{\"event_name\": {}}",
        "{\"body\": {\"body\": {\"body\": {\"body\": {\"event_name\": \"x\"}}}}}",
        "{\"body\": \"secret-text\"}",
        "{\"event_name\": \"x\"} secret-text",
        "{\"event_name\": 'secret-text'}",
        "{\"event_name\": \"secret-text",
        "<html>secret-text</html>"
      })
  void whatIsNoDeliveryIsAClearException(String body) {
    assertThatExceptionOfType(MalformedDeliveryException.class)
        .isThrownBy(() -> PARSER.parse(body))
        .withMessageStartingWith("delivery: no ")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("secret-text"))
        .withNoCause();
  }

  @Test
  void nestingIsBounded() {
    String deep = "{\"event_name\": \"x\", \"a\": " + "[".repeat(100_000) + "]".repeat(100_000);

    assertThatExceptionOfType(MalformedDeliveryException.class)
        .isThrownBy(() -> PARSER.parse(deep + "}"));
  }

  @Test
  void aBodyIsReadNoFurtherThanItMayBeLarge() throws IOException {
    InputStream endless =
        new InputStream() {
          private int read;

          @Override
          public int read() {
            assertThat(++read).isLessThanOrEqualTo(1_001);
            return ' ';
          }
        };
    WebhookParser small = PARSER.withMaxBytes(1_000);

    assertThatExceptionOfType(MalformedDeliveryException.class)
        .isThrownBy(() -> small.parse(endless))
        .withMessage("delivery: too large (expected: 1000 bytes at most)");
    assertThatExceptionOfType(MalformedDeliveryException.class)
        .isThrownBy(() -> small.parse(" ".repeat(1_001)));
    assertThatExceptionOfType(MalformedDeliveryException.class)
        .isThrownBy(() -> small.parse(new byte[1_001]));
    String fitting = "{\"event_name\": \"email_bounced\"}";
    assertThat(PARSER.withMaxBytes(fitting.length()).parse(bytes(fitting)).type())
        .isEqualTo(EventType.EMAIL_BOUNCED);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PARSER.withMaxBytes(0))
        .withMessage("bytes: 0 (expected: 1 or more)");
  }

  @Property(tries = 2_000)
  void damagedDeliveriesGiveAnEventOrThatExceptionAndNothingElse(
      @ForAll int at, @ForAll byte with, @ForAll int cut) {
    byte[] body = bytes(REPLY);
    body[Math.floorMod(at, body.length)] = with;
    body = Arrays.copyOf(body, body.length - Math.floorMod(cut, 3));
    try {
      WebhookEvent event = PARSER.parse(body);
      event.contact();
      event.linkedInMessage();
      event.senderProfile();
      event.automation();
      event.contactMarkers();
      event.occurredAt();
      assertThat(event.deduplicationKey()).hasSize(64);
    } catch (MalformedDeliveryException e) {
      assertThat(e).hasMessageStartingWith("delivery: ");
    }
  }

  // ---- one event, one key

  @Test
  void theKeyIsTheSameForTheSameEventHoweverItIsWritten() {
    String key = PARSER.parse(REPLY).deduplicationKey();

    assertThat(PARSER.parse(REPLY.replace("2024-11-05 08:31:12", "2024-11-05T08:31:12.000000Z")))
        .extracting(WebhookEvent::deduplicationKey)
        .isEqualTo(key);
    assertThat(PARSER.parse(REPLY.replace("inbox_count\": 1", "inbox_count\": 2")))
        .as("counters go on between two deliveries")
        .extracting(WebhookEvent::deduplicationKey)
        .isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contact_replied_linkedin_message",
        "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
        "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61",
        "2024-11-05 08:31:12",
        "Tuesday is fine."
      })
  void theKeyIsAnotherForAnotherEvent(String part) {
    String other = part.startsWith("2024") ? "2024-11-05 08:31:13" : "other";

    assertThat(PARSER.parse(REPLY.replace(part, other)).deduplicationKey())
        .isNotEqualTo(PARSER.parse(REPLY).deduplicationKey());
  }

  @Test
  void withoutATimeTheWholeDeliveryCountsInAnyOrderOfItsFields() {
    String first =
        "{\"event_name\":\"contact_exported\",\"contact\":{\"uuid\":\"u\",\"name\":\"M\"}}";
    String moved =
        "{\"contact\":{\"name\":\"M\",\"uuid\":\"u\"},\"event_name\":\"contact_exported\"}";

    assertThat(PARSER.parse(moved).deduplicationKey())
        .isEqualTo(PARSER.parse(first).deduplicationKey())
        .isNotEqualTo(PARSER.parse(first.replace("\"M\"", "\"N\"")).deduplicationKey());
  }

  @Test
  void nothingOfWhomItConcernsIsInItsText() {
    WebhookEvent event = PARSER.parse(REPLY);

    assertThat(event + " " + event.deduplicationKey() + event.connection())
        .doesNotContain("Marta", "5a9e6f27", "Tuesday");
  }
}
