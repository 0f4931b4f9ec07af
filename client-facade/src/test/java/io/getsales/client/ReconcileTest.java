package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.Reconciliation;
import io.getsales.client.error.Reconciliation.Verdict;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an exception can say of a send after looking for it, over HTTP. */
class ReconcileTest {
  private static final String TEXT = "Hello Marta, thank you for connecting.";

  private final VirtualTime time = new VirtualTime();
  private final GetSalesSandbox sandbox =
      GetSalesSandbox.builder().clock(time::now).noQuota().linkedInMessages(150).build();
  private final GetSales getsales =
      GetSales.builder()
          .baseUrl(sandbox.baseUrl())
          .apiKey(sandbox.apiKey())
          .quota(Quota.unlimited())
          .timeSource(time)
          .build();
  private final String sender = sandbox.senderProfiles().get(0).uuid();
  private final String contact = sandbox.contacts().get(0).uuid();

  /** A program that runs for a while knows the server's clock well. */
  @BeforeEach
  void makeSomeCalls() throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      getsales.lists().list().first();
      time.sleep(Duration.ofMillis(1_025));
    }
  }

  @AfterEach
  void close() {
    getsales.close();
    sandbox.close();
  }

  @Test
  void aMessageWhoseAnswerWasLostIsFound() {
    sandbox.faults().on("sendLinkedInMessage").cutAfterEffect();

    Reconciliation answer = lostMessage().reconcile();

    assertThat(answer.verdict()).as(answer.explanation()).isEqualTo(Verdict.SENT);
    assertThat(answer.message(LinkedInMessage.class))
        .hasValueSatisfying(
            found -> {
              assertThat(found.getUuid()).isEqualTo(sandbox.sent().get(0).uuid());
              assertThat(found.getText()).isEqualTo(TEXT);
            });
  }

  @Test
  void aMessageThatNeverArrivedIsNotFound() {
    sandbox.faults().on("sendLinkedInMessage").answer(502);

    assertThat(lostMessage().reconcile().verdict()).isEqualTo(Verdict.NOT_SENT);
    assertThat(sandbox.sent()).isEmpty();
  }

  @Test
  void anEarlierMessageWithTheSameTextIsNotTakenForTheLostOne() throws InterruptedException {
    getsales.unibox().linkedInMessages().send(sender, contact, TEXT);
    time.sleep(Duration.ofSeconds(5));
    sandbox.faults().on("sendLinkedInMessage").nth(1).answer(502);

    assertThat(lostMessage().reconcile().verdict()).isEqualTo(Verdict.NOT_SENT);
  }

  @Test
  void anEmailWhoseAnswerWasLostIsFound() {
    sandbox.faults().on("sendEmail").answer(503).afterEffect();
    NewEmail email =
        new NewEmail()
            .senderProfileUuid(sender)
            .leadUuid(contact)
            .fromName("Jonas Berg")
            .fromEmail("jonas@bergogfoss.example")
            .toName("Marta Lindqvist")
            .toEmail("Marta.Lindqvist@fjordware.example")
            .subject("Partnerships in Bergen")
            .body("<p>Hello Marta</p>");

    OutcomeUnknownException lost =
        catchThrowableOfType(
            OutcomeUnknownException.class, () -> getsales.unibox().emails().send(email));

    Reconciliation answer = lost.reconcile();
    assertThat(answer.verdict()).as(answer.explanation()).isEqualTo(Verdict.SENT);
    assertThat(answer.message(Email.class)).isPresent();
  }

  @Test
  void aListThatFailsDecidesNothing() {
    sandbox.faults().on("sendLinkedInMessage").cutAfterEffect();
    sandbox.faults().on("listLinkedinMessages").always().answer(500);

    assertThat(lostMessage().reconcile().verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void anEnrolmentHasNoListToLookAt() {
    sandbox.faults().on("addLeadToFlow").cutAfterEffect();
    String automation = sandbox.automations().get(0).uuid();

    OutcomeUnknownException lost =
        catchThrowableOfType(
            OutcomeUnknownException.class,
            () -> getsales.automations().enroll(automation, contact));

    assertThat(lost.canReconcile()).isFalse();
    assertThat(lost.reconcile().verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  private OutcomeUnknownException lostMessage() {
    OutcomeUnknownException lost =
        catchThrowableOfType(
            OutcomeUnknownException.class,
            () -> getsales.unibox().linkedInMessages().send(sender, contact, TEXT));
    assertThat(lost).isNotNull();
    assertThat(lost.canReconcile()).isTrue();
    return lost;
  }
}
