package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that show what arrived when they fail. */
final class VerificationTest {
  private final VirtualTime time = new VirtualTime();
  private GetSalesSandbox sandbox;
  private TestHttp http;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(3).clock(time::now).build();
    http = new TestHttp(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyCheckPassesWhenItHolds() {
    String contact = sandbox.contacts().get(1).uuid();
    sandbox.faults().on("sendLinkedInMessage").answer(503).afterEffect();
    send(contact, "Hello");

    Verification verified =
        sandbox
            .verify()
            .sentExactly(1)
            .sentOnceTo(contact)
            .sentNothingTo(sandbox.contacts().get(0).uuid())
            .sentNothingTwice()
            .requested("sendLinkedInMessage", 1)
            .requested("sendEmail", 0)
            .stayedWithinQuota()
            .metEveryFault();

    assertThat(verified).isNotNull();
  }

  static Stream<Arguments> failing() {
    return Stream.of(
        check("expected 1 message sent, but there were 2.", v -> v.sentExactly(1)),
        check("expected 0 messages sent, but there were 2.", Verification::sentNothing),
        check("nothing sent twice, but 1 of the messages were", Verification::sentNothingTwice),
        check("expected 3 x sendEmail requested, but it was 0", v -> v.requested("sendEmail", 3)),
        check("but 1 got a 429", Verification::stayedWithinQuota),
        check("every fault met, but 1 never came", Verification::metEveryFault));
  }

  @ParameterizedTest
  @MethodSource("failing")
  void aFailureSaysWhatWasExpectedAndWhatArrived(String expected, Consumer<Verification> check) {
    sandbox.faults().on("listEmails").answer(429);
    sandbox.faults().on("searchContacts").nth(2).cutAfterEffect();
    SandboxContact contact = sandbox.contacts().get(0);
    send(contact.uuid(), "Hello\nthere");
    send(contact.uuid(), "Hello\nthere");
    http.get("/emails/api/emails");

    assertThatThrownBy(() -> check.accept(sandbox.verify()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            expected,
            "\nSent: 2",
            "\n  2025-03-03T09:00:00Z LinkedIn message to " + contact.name(),
            ": Hello there",
            "\nOrdered and not met:\n  searchContacts, call 2 (came: 0): closes the connection",
            "\nRequests: 3",
            "#3 GET /emails/api/emails (listEmails) 429");
  }

  @Test
  void oneTooManyToAContactIsNamed() {
    String contact = sandbox.contacts().get(0).uuid();
    send(contact, "Hello");
    send(contact, "Hello again");

    assertThatThrownBy(() -> sandbox.verify().sentOnceTo(contact))
        .hasMessageContaining("1 message sent to contact " + contact + ", but there were 2");
    assertThat(sandbox.verify().sentNothingTwice()).isNotNull();
  }

  @Test
  void onlyTheLastRequestsAreShown() {
    for (int i = 0; i < 25; i++) {
      http.get("/leads/api/lists");
    }

    assertThat(sandbox.describe())
        .startsWith("Sent: nothing\nRequests: 25, the last 20 of them\n")
        .contains("#25 ", "#6 ")
        .doesNotContain("#5 ");
  }

  @Test
  void whatWasNotKeptCannotBeCounted() {
    try (GetSalesSandbox forgetful = GetSalesSandbox.builder().journal(1).build()) {
      new TestHttp(forgetful).get("/leads/api/lists");
      new TestHttp(forgetful).get("/leads/api/lists");

      assertThatThrownBy(() -> forgetful.verify().requested("listLists", 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("SandboxBuilder.journal");
    }
  }

  @Test
  void aListenerIsToldOfEveryRequest() {
    List<ReceivedRequest> told = new CopyOnWriteArrayList<>();
    try (GetSalesSandbox watched = GetSalesSandbox.builder().onRequest(told::add).build()) {
      new TestHttp(watched).get("/leads/api/lists");
      new TestHttp(watched, "Bearer wrong").get("/leads/api/lists");

      assertThat(told).isEqualTo(watched.requests()).hasSize(2);
    }
  }

  private void send(String contact, String text) {
    http.post(
        "/flows/api/linkedin-messages",
        Map.of(
            "sender_profile_uuid", sandbox.senderProfiles().get(0).uuid(),
            "lead_uuid", contact,
            "text", text));
  }

  private static Arguments check(String expected, Consumer<Verification> check) {
    return Arguments.of(expected, check);
  }
}
