package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.sandbox.TestHttp.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sending LinkedIn messages and emails, and finding them in their lists. */
final class UniboxOperationsTest {
  private static final String MESSAGES = "/flows/api/linkedin-messages";
  private static final String SEND_EMAIL = "/emails/api/emails/send-email";
  private static final Instant NOW = Instant.parse("2025-03-01T08:00:00Z");

  private GetSalesSandbox sandbox;
  private TestHttp http;
  private SandboxSenderProfile sender;
  private String contact;

  @BeforeEach
  void open() {
    sandbox =
        GetSalesSandbox.builder()
            .contacts(20)
            .linkedInMessages(10)
            .emails(10)
            .noQuota()
            .clock(() -> NOW)
            .build();
    http = new TestHttp(sandbox);
    sender = sandbox.senderProfiles().get(1);
    contact = sandbox.contacts().get(3).uuid();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Map<String, Object> message() {
    return new HashMap<>(
        Map.of(
            "sender_profile_uuid",
            sender.uuid(),
            "lead_uuid",
            contact,
            "text",
            "Hello Marta, thank you for connecting."));
  }

  private Map<String, Object> email() {
    return new HashMap<>(
        Map.of(
            "sender_profile_uuid", sender.uuid(),
            "lead_uuid", contact,
            "from_name", "Jonas Berg",
            "from_email", "jonas@team.example",
            "to_name", "Marta Lindqvist",
            "to_email", "marta@fjordware.example",
            "cc", List.of("copy@team.example"),
            "subject", "Our call",
            "body", "<p>Hello</p>"));
  }

  @Test
  void aSentMessageWaitsInTheListAsNew() {
    Response response = http.post(MESSAGES, message());

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.textAt("status")).isEqualTo("new");
    assertThat(response.textAt("type")).isEqualTo("outbox");
    assertThat(response.textAt("created_at")).isEqualTo("2025-03-01T08:00:00.000000Z");
    assertThat(response.at("sent_at").isJsonNull()).isTrue();
    assertThat(
            http.get(MESSAGES + TestHttp.query("filter[status]=new&filter[lead_uuid]=" + contact))
                .uuids())
        .containsExactly(response.textAt("uuid"));
    assertThat(sandbox.linkedInMessages()).hasSize(11);
    assertThat(sandbox.sent())
        .containsExactly(
            new SentMessage(
                SentMessage.Channel.LINKEDIN,
                response.textAt("uuid"),
                sender.uuid(),
                contact,
                List.of(),
                null,
                "Hello Marta, thank you for connecting.",
                NOW));
  }

  @Test
  void messagesOfOneSenderAndContactShareAConversation() {
    String first = http.post(MESSAGES, message()).textAt("linkedin_conversation_uuid");
    String second = http.post(MESSAGES, message()).textAt("linkedin_conversation_uuid");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void aTemplateStandsInForTheText() {
    Map<String, Object> body = message();
    body.remove("text");
    body.put("template_uuid", "b0f58f2b-7c6a-4d30-9a9e-6f273d484c1b");

    Response response = http.post(MESSAGES, body);

    assertThat(response.status()).isEqualTo(201);
    assertThat(sandbox.sent()).singleElement().extracting(SentMessage::text).isNull();
  }

  @Test
  void aSubjectMakesAnInMail() {
    Map<String, Object> body = message();
    body.put("subject", "A question");

    assertThat(http.post(MESSAGES, body).textAt("linkedin_type")).isEqualTo("InMail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sender_profile_uuid", "lead_uuid", "text"})
  void aMessageNeedsSenderContactAndText(String field) {
    Map<String, Object> body = message();
    body.remove(field);

    assertRefused(http.post(MESSAGES, body), field, "required");
  }

  @ParameterizedTest
  @CsvSource({
    "sender_profile_uuid, nobody, invalid",
    "lead_uuid, nobody, invalid",
    "attachments, nothing, must be an array"
  })
  void aMessageNamesWhatIsNotThere(String field, String value, String rule) {
    Map<String, Object> body = message();
    body.put(field, value);

    assertRefused(http.post(MESSAGES, body), field, rule);
  }

  @ParameterizedTest
  @CsvSource({"text, 8000, 201", "text, 8001, 422", "subject, 511, 201", "subject, 512, 422"})
  void textAndSubjectHaveALongestLength(String field, int length, int status) {
    Map<String, Object> body = message();
    body.put(field, "x".repeat(length));

    assertThat(http.post(MESSAGES, body).status()).isEqualTo(status);
  }

  @Test
  void aSentEmailWaitsInTheListAndAnswersWithItsBodyApart() {
    Response response = http.post(SEND_EMAIL, email());

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.object().keySet()).containsExactly("emailDomain", "emailBodyDomain");
    assertThat(response.textAt("emailDomain.status")).isEqualTo("waiting");
    assertThat(response.textAt("emailDomain.cc.0")).isEqualTo("copy@team.example");
    assertThat(response.textAt("emailBodyDomain.body")).isEqualTo("<p>Hello</p>");
    assertThat(response.textAt("emailBodyDomain.uuid"))
        .isEqualTo(response.textAt("emailDomain.email_body_uuid"));
    assertThat(sandbox.emails()).hasSize(11);
    assertThat(http.get("/emails/api/emails" + TestHttp.query("filter[status]=waiting")).uuids())
        .containsExactly(response.textAt("emailDomain.uuid"));
    assertThat(sandbox.sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.channel()).isEqualTo(SentMessage.Channel.EMAIL);
              assertThat(sent.recipients()).containsExactly("marta@fjordware.example");
              assertThat(sent.contactUuid()).isEqualTo(contact);
              assertThat(sent.subject()).isEqualTo("Our call");
              assertThat(sent.text()).isEqualTo("<p>Hello</p>");
            });
  }

  @Test
  void anEmailCanComeWithoutText() {
    Map<String, Object> body = email();
    body.remove("body");

    Response response = http.post(SEND_EMAIL, body);

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.at("emailBodyDomain.body").isJsonNull()).isTrue();
  }

  @Test
  void anEmailCanAlsoNameAMailboxAndSeveralRecipients() {
    Response response =
        http.post(
            SEND_EMAIL,
            Map.of(
                "mailbox_uuid",
                "" + sender.mailboxUuid(),
                "to",
                List.of(
                    Map.of("to_email", "a@fjordware.example", "to_name", "A"),
                    Map.of("to_email", "b@fjordware.example")),
                "subject",
                "Our call",
                "body",
                "<p>Hello</p>"));

    assertThat(response.status()).isEqualTo(201);
    assertThat(sandbox.sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.senderProfileUuid()).isEqualTo(sender.uuid());
              assertThat(sent.contactUuid()).isNull();
              assertThat(sent.recipients())
                  .containsExactly("a@fjordware.example", "b@fjordware.example");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sender_profile_uuid",
        "lead_uuid",
        "from_name",
        "from_email",
        "to_name",
        "to_email",
        "subject"
      })
  void anEmailNeedsAllItsParts(String field) {
    Map<String, Object> body = email();
    body.remove(field);

    assertRefused(http.post(SEND_EMAIL, body), field, "required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from_email", "to_email"})
  void anEmailNeedsAddresses(String field) {
    Map<String, Object> body = email();
    body.put(field, "nowhere");

    assertRefused(http.post(SEND_EMAIL, body), field, "valid email address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mailbox_uuid\":\"x\",\"to\":[{\"to_email\":\"a@b.example\"}],\"subject\":\"s\",\"body\":\"b\"}"
            + " | mailbox_uuid",
        "{\"mailbox_uuid\":\"{box}\",\"subject\":\"s\",\"body\":\"b\"}                             "
            + "   | to",
        "{\"mailbox_uuid\":\"{box}\",\"to\":[{\"to_name\":\"A\"}],\"subject\":\"s\",\"body\":\"b\"}"
            + "       | to",
        "{\"mailbox_uuid\":\"{box}\",\"to\":[{\"to_email\":\"a@b.example\"}],\"body\":\"b\"}       "
            + "     | subject",
        "{\"mailbox_uuid\":\"{box}\",\"to\":[{\"to_email\":\"a@b.example\"}],\"subject\":\"s\"}    "
            + "     | body"
      })
  void anEmailFromAMailboxNeedsItsParts(String body, String field) {
    Response response = http.post(SEND_EMAIL, body.replace("{box}", "" + sender.mailboxUuid()));

    assertRefused(response, field, "");
  }

  @Test
  void rowsOfEmailsHaveNoText() {
    Response response = http.get("/emails/api/emails?limit=1");

    assertThat(response.at("data.0").getAsJsonObject().keySet())
        .contains("email_body_uuid")
        .doesNotContain("body", "text");
  }

  private void assertRefused(Response response, String field, String rule) {
    assertThat(response.status()).as(response.text()).isEqualTo(422);
    assertThat(response.at("error.data").getAsJsonObject().keySet()).containsExactly(field);
    assertThat(response.textAt("error.data." + field + ".0")).contains(rule);
    assertThat(sandbox.sent()).isEmpty();
  }
}
