package io.getsales.client.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.error.Reconciliation;
import io.getsales.client.error.Reconciliation.Verdict;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.internal.call.ServerClock;
import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OutboxSearchTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TEXT = "Hello Marta, thank you for connecting.";

  private final VirtualTime time = new VirtualTime();
  private final ServerClock serverClock = new ServerClock();
  private final List<LinkedInMessage> listed = new ArrayList<>();
  private final Instant callStartedAt = time.now();
  private int looks;

  @Test
  void aMessageMadeAfterTheCallBeganWasSent() {
    serverIsAhead(Duration.ZERO);
    list(TEXT, callStartedAt.plusSeconds(2));

    Reconciliation answer = reconcile();

    assertThat(answer.verdict()).isEqualTo(Verdict.SENT);
    assertThat(answer.message(LinkedInMessage.class)).contains(listed.get(0));
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void aMessageThatNeverShowsUpWasNotSentOnceThePatienceIsOver() {
    serverIsAhead(Duration.ZERO);
    list("Another text", callStartedAt.plusSeconds(2));

    Reconciliation answer = reconcile();

    assertThat(answer.verdict()).isEqualTo(Verdict.NOT_SENT);
    assertThat(Duration.between(callStartedAt, time.now())).isEqualTo(PATIENCE);
  }

  @Test
  void aMessageThatIsListedLateIsWaitedFor() {
    serverIsAhead(Duration.ZERO);
    Instant made = callStartedAt.plusSeconds(3);

    Reconciliation answer =
        reconcile(() -> time.now().isBefore(callStartedAt.plusSeconds(20)) ? List.of() : one(made));

    assertThat(answer.verdict()).isEqualTo(Verdict.SENT);
    assertThat(time.now()).isBefore(callStartedAt.plus(PATIENCE));
  }

  @Test
  void theSameTextSentEarlierOnPurposeIsNotTakenForThisOne() {
    serverIsAhead(Duration.ZERO);
    list(TEXT, callStartedAt.minusSeconds(30));

    assertThat(reconcile().verdict()).isEqualTo(Verdict.NOT_SENT);
  }

  @Test
  void theSameTextSentEarlierDoesNotHideThisOne() {
    serverIsAhead(Duration.ZERO);
    list(TEXT, callStartedAt.minusSeconds(30));
    list(TEXT, callStartedAt.plusSeconds(2));

    assertThat(reconcile().verdict()).isEqualTo(Verdict.SENT);
  }

  @Test
  void twoMessagesAlikeSinceTheCallBeganLeaveItOpen() {
    serverIsAhead(Duration.ZERO);
    list(TEXT, callStartedAt.plusSeconds(2));
    list(TEXT, callStartedAt.plusSeconds(5));

    assertThat(reconcile().verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aMessageThatMayBeOlderThanTheCallLeavesItOpen() {
    serverClock.observe(callStartedAt, callStartedAt, callStartedAt); // known to a second only
    list(TEXT, callStartedAt.plusMillis(400));

    assertThat(reconcile().verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aServerClockThatIsOffMisleadsNobody() {
    Duration ahead = Duration.ofMinutes(-7);
    serverIsAhead(ahead);
    list(TEXT, callStartedAt.plus(ahead).minusSeconds(30));
    assertThat(reconcile().verdict()).isEqualTo(Verdict.NOT_SENT);

    list(TEXT, callStartedAt.plus(ahead).plusSeconds(2));
    assertThat(reconcile().verdict()).isEqualTo(Verdict.SENT);
  }

  @Test
  void aListThatCannotBeReadLeavesItOpen() {
    Reconciliation answer =
        reconcile(
            () -> {
              throw new IncompleteTraversalException("listLinkedinMessages", "cut off", 0);
            });

    assertThat(answer.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(answer.explanation()).contains("IncompleteTraversalException");
  }

  @Test
  void withoutTheServersTimeNothingIsDecided() {
    list(TEXT, callStartedAt.plusSeconds(2));

    assertThat(reconcile().verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheFlag() {
    serverIsAhead(Duration.ZERO);
    Thread.currentThread().interrupt();

    Reconciliation answer = reconcile();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /** Answers at many points of a second have told the clock exactly. */
  private void serverIsAhead(Duration ahead) {
    for (int millis = 0; millis < 1000; millis += 5) {
      Instant local = callStartedAt.minusSeconds(10).plusMillis(millis);
      Instant server = local.plus(ahead);
      serverClock.observe(local, local, Instant.ofEpochSecond(server.getEpochSecond()));
    }
  }

  private void list(String text, Instant createdAt) {
    listed.add(new LinkedInMessage().text(text).createdAt(createdAt.atOffset(ZoneOffset.UTC)));
    listed.sort(Comparator.comparing(LinkedInMessage::getCreatedAt).reversed());
  }

  private static List<LinkedInMessage> one(Instant createdAt) {
    return List.of(new LinkedInMessage().text(TEXT).createdAt(createdAt.atOffset(ZoneOffset.UTC)));
  }

  private Reconciliation reconcile() {
    return reconcile(() -> listed);
  }

  private Reconciliation reconcile(Supplier<List<LinkedInMessage>> list) {
    Iterable<LinkedInMessage> newestFirst =
        () -> {
          looks++;
          return list.get().iterator();
        };
    return new OutboxSearch<>(
            newestFirst,
            row -> TEXT.equals(row.getText()),
            LinkedInMessage::getCreatedAt,
            serverClock,
            time)
        .reconcile(callStartedAt, PATIENCE);
  }
}
