package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.getsales.client.error.ApiException;
import io.getsales.client.error.Attempt;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.CallTrace;
import io.getsales.client.error.DeadlineExceededException;
import io.getsales.client.error.DecodeException;
import io.getsales.client.error.ErrorAnswer;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.RateLimitedException;
import io.getsales.client.error.Stage;
import io.getsales.client.error.StopReason;
import io.getsales.client.error.TransportException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.SentEmail;
import io.getsales.client.ledger.DuplicateSendException;
import io.getsales.client.ledger.FileSendLedger;
import io.getsales.client.ledger.SendLedger;
import io.getsales.client.ledger.SendRecord;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SentMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends with a ledger: never twice under one key, and a key is freed by proof alone. */
final class LedgeredSendTest {
  private static final String KEY = "autumn-round/step-2/marta";
  private static final String OPERATION = "sendLinkedInMessage";

  @TempDir private Path directory;

  private GetSalesSandbox sandbox;
  private GetSales getsales;
  private FileSendLedger ledger;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(5).noQuota().build();
    getsales = client().build();
    ledger = openLedger();
  }

  @AfterEach
  void close() {
    ledger.close();
    getsales.close();
    sandbox.close();
  }

  private GetSalesBuilder client() {
    return GetSales.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(sandbox.apiKey())
        .quota(Quota.unlimited())
        .options(options -> options.retries(RetryPolicy.never()));
  }

  private FileSendLedger openLedger() {
    return FileSendLedger.open(directory.resolve("sends.ledger"));
  }

  private void restart() {
    ledger.close();
    ledger = openLedger();
  }

  private NewLinkedInMessage message() {
    return new NewLinkedInMessage()
        .senderProfileUuid(sandbox.senderProfiles().get(0).uuid())
        .leadUuid(sandbox.contacts().get(0).uuid())
        .text("Hello Marta");
  }

  private LinkedInMessage send(SendLedger guard) {
    return getsales.unibox().linkedInMessages().send(message(), guard, KEY);
  }

  private String state() {
    return ledger.find(KEY).map(record -> record.state().name()).orElse("FREE");
  }

  // ---- with the sandbox

  @Test
  void aMessageThatWasSentIsRefusedTheSecondTimeAlsoAfterARestart() {
    LinkedInMessage sent = send(ledger);

    assertThat(ledger.find(KEY).map(SendRecord::messageUuid)).contains(sent.getUuid());
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(ledger));
    restart();
    assertThatExceptionOfType(DuplicateSendException.class)
        .isThrownBy(() -> send(ledger))
        .satisfies(e -> assertThat(e.recorded().messageUuid()).isEqualTo(sent.getUuid()));
    assertThat(sandbox.sent()).extracting(SentMessage::uuid).containsExactly(sent.getUuid());
    assertThat(sandbox.requestCount()).isEqualTo(1);
  }

  @Test
  void anEmailThatWasSentIsRefusedTheSecondTime() {
    NewEmail email =
        new NewEmail()
            .senderProfileUuid(sandbox.senderProfiles().get(0).uuid())
            .leadUuid(sandbox.contacts().get(0).uuid())
            .fromName("Jonas Berg")
            .fromEmail("jonas@team.example")
            .toName("Marta Lindqvist")
            .toEmail("marta@fjordware.example")
            .subject("Our call")
            .body("<p>Hello</p>");

    SentEmail sent = getsales.unibox().emails().send(email, ledger, KEY);

    assertThat(ledger.find(KEY).map(SendRecord::messageUuid))
        .contains(sent.getEmailDomain().getUuid());
    assertThatExceptionOfType(DuplicateSendException.class)
        .isThrownBy(() -> getsales.unibox().emails().send(email, ledger, KEY));
    assertThat(sandbox.sent())
        .singleElement()
        .extracting(SentMessage::uuid)
        .isEqualTo(sent.getEmailDomain().getUuid());
  }

  @Test
  void anUnknownOutcomeKeepsTheKeyUntilItIsSettled() {
    sandbox.faults().on(OPERATION).cutAfterEffect();
    assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> send(ledger));

    assertThat(state()).isEqualTo("IN_DOUBT");
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(ledger));
    restart();
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(ledger));
    assertThat(sandbox.sent()).hasSize(1);

    ledger.settleSent(KEY, sandbox.sent().get(0).uuid());
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(ledger));
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void settledAsNotSentItMayBeSent() {
    sandbox.faults().on(OPERATION).cutBeforeEffect();
    assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> send(ledger));
    ledger.settleNotSent(KEY);
    restart();

    send(ledger);

    assertThat(state()).isEqualTo("SENT");
    assertThat(sandbox.sent()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "422, FREE",
    "400, FREE",
    "401, FREE",
    "402, FREE",
    "404, FREE",
    "429, FREE",
    "307, FREE",
    "408, IN_DOUBT",
    "500, IN_DOUBT",
    "501, IN_DOUBT",
    "503, IN_DOUBT"
  })
  void onlyARefusalFreesTheKey(int status, String state) {
    sandbox.faults().on(OPERATION).answer(status);

    assertThat(catchThrowable(() -> send(ledger))).isNotNull();

    assertThat(state()).isEqualTo(state);
    if (state.equals("FREE")) {
      send(ledger);
      assertThat(sandbox.sent()).hasSize(1);
    }
  }

  @Test
  void aMessageThatTheServiceFindsWrongMayBeCorrectedAndSent() {
    NewLinkedInMessage wrong = message().leadUuid("nobody");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> getsales.unibox().linkedInMessages().send(wrong, ledger, KEY));

    send(ledger);

    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void anAnswerNobodyCanReadLeavesTheKeyInDoubt() {
    sandbox.faults().on(OPERATION).html(200).afterEffect();

    assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> send(ledger));

    assertThat(state()).isEqualTo("IN_DOUBT");
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(ledger));
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void aCrashBetweenSendAndEndLeavesTheKeyInDoubt() {
    SendLedger dying = new LedgerThatFailsAtTheEnd(ledger, new PowerCut());
    assertThatExceptionOfType(PowerCut.class).isThrownBy(() -> send(dying));
    restart();

    assertThat(state()).isEqualTo("IN_DOUBT");
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(ledger));
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void aMessageThatWasSentIsReturnedAlsoWhenTheLedgerFailsAfterwards() {
    SendLedger failing = new LedgerThatFailsAtTheEnd(ledger, diskFull());

    LinkedInMessage sent = send(failing);

    assertThat(sandbox.sent()).extracting(SentMessage::uuid).containsExactly(sent.getUuid());
    assertThatExceptionOfType(DuplicateSendException.class).isThrownBy(() -> send(failing));
  }

  @Test
  void aLedgerThatCannotClaimKeepsTheMessageFromLeaving() {
    ledger.close();

    assertThatThrownBy(() -> send(ledger)).isInstanceOf(IllegalStateException.class);

    assertThat(sandbox.requestCount()).isZero();
    ledger = openLedger();
    assertThat(state()).isEqualTo("FREE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void badArgumentsClaimNothing(String blank) {
    LinkedInMessages messages = getsales.unibox().linkedInMessages();

    assertThatThrownBy(() -> messages.send(message().text(blank), ledger, KEY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> messages.send(message(), ledger, blank))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("key");
    assertThatThrownBy(() -> messages.send(message(), ledger, "x".repeat(513)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("513");
    assertThatThrownBy(() -> messages.send(message(), null, KEY))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("ledger");
    assertThatThrownBy(() -> getsales.unibox().emails().send(new NewEmail(), ledger, KEY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(state()).isEqualTo("FREE");
    assertThat(sandbox.requestCount()).isZero();
  }

  @Test
  void aKeySourceThatFailsClaimsNothing() {
    GetSalesBuilder builder =
        client()
            .apiKey(
                () -> {
                  throw new IllegalStateException("the vault is sealed");
                });
    try (GetSales sealed = builder.build()) {
      assertThatThrownBy(() -> sealed.unibox().linkedInMessages().send(message(), ledger, KEY))
          .hasMessageContaining("sealed");
    }
    assertThat(state()).isEqualTo("FREE");
  }

  @Test
  void anInterceptorThatFailsAfterTheAnswerFreesNothing() {
    OkHttpClient clumsy =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  throw new IllegalArgumentException("clumsy");
                })
            .build();
    try (GetSales other = client().httpClient(clumsy).build()) {
      assertThatThrownBy(() -> other.unibox().linkedInMessages().send(message(), ledger, KEY))
          .isInstanceOf(OutcomeUnknownException.class)
          .hasRootCauseMessage("clumsy");
    }
    assertThat(state()).isEqualTo("IN_DOUBT");
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void aSendThatWasInterruptedBeforeItLeftFreesTheKey() {
    try (GetSales gated = client().quota(Quota.perMinute(300)).build()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> gated.unibox().linkedInMessages().send(message(), ledger, KEY))
          .isInstanceOf(CallAbortedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(state()).isEqualTo("FREE");
    assertThat(sandbox.sent()).isEmpty();
    send(ledger);
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void whereNobodyListensTheKeyIsFree() {
    sandbox.close();

    assertThatExceptionOfType(TransportException.class).isThrownBy(() -> send(ledger));

    assertThat(state()).isEqualTo("FREE");
  }

  // ---- every end of a send

  private static CallTrace trace(Attempt... attempts) {
    return new CallTrace(
        OPERATION, Instant.EPOCH, Duration.ZERO, List.of(attempts), StopReason.NOT_REPEATABLE);
  }

  private static Attempt attempt(Stage stage) {
    return new Attempt(1, Instant.EPOCH, Duration.ZERO, stage, null, "IOException", null);
  }

  private static ApiException answer(int status) {
    return ApiException.of(
        new ErrorAnswer(status, null, null, Map.of(), null, null, null, ""), trace());
  }

  private static Stream<Arguments> ends() {
    IOException broken = new IOException("broken");
    return Stream.of(
        Arguments.of(new OutcomeUnknownException(Stage.SENDING, trace(), broken), "IN_DOUBT"),
        Arguments.of(new DecodeException("HTML", "", trace(), null), "IN_DOUBT"),
        Arguments.of(
            new TransportException(Stage.CONNECTING, trace(attempt(Stage.CONNECTING)), broken),
            "FREE"),
        Arguments.of(
            new TransportException(Stage.SENDING, trace(attempt(Stage.SENDING)), broken),
            "IN_DOUBT"),
        Arguments.of(answer(422), "FREE"),
        Arguments.of(answer(429), "FREE"),
        Arguments.of(answer(500), "IN_DOUBT"),
        Arguments.of(new DeadlineExceededException(null, trace()), "FREE"),
        Arguments.of(
            new CallAbortedException(CallAbortedException.Reason.CANCELLED, trace(), null), "FREE"),
        Arguments.of(new IllegalArgumentException("whose?"), "IN_DOUBT"),
        Arguments.of(new IllegalStateException("whose?"), "IN_DOUBT"),
        Arguments.of(new StackOverflowError(), "IN_DOUBT"));
  }

  private Throwable endOf(SendLedger guard, Throwable end) {
    return catchThrowable(
        () ->
            LedgeredSend.<String>send(
                guard,
                KEY,
                () -> {
                  if (end instanceof Error error) {
                    throw error;
                  }
                  throw (RuntimeException) end;
                },
                answer -> answer));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void everyEndIsThrownAsItIsAndRecordedForWhatItProves(Throwable end, String state) {
    Throwable thrown = endOf(ledger, end);

    assertThat(thrown).isSameAs(end).hasNoSuppressedExceptions();
    assertThat(state()).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void whenTheEndCannotBeRecordedTheKeyStaysInDoubt(Throwable end, String state) {
    UncheckedIOException diskFull = diskFull();

    Throwable thrown = endOf(new LedgerThatFailsAtTheEnd(ledger, diskFull), end);

    assertThat(thrown).isSameAs(end);
    if (state.equals("IN_DOUBT")) {
      assertThat(thrown).hasNoSuppressedExceptions();
    } else {
      assertThat(thrown).hasSuppressedException(diskFull);
    }
    assertThat(state()).isEqualTo("IN_DOUBT");
  }

  @Test
  void aThrottledSendThatGaveUpIsFree() {
    sandbox.faults().on(OPERATION).always().answer(429);

    assertThatExceptionOfType(RateLimitedException.class).isThrownBy(() -> send(ledger));

    assertThat(state()).isEqualTo("FREE");
  }

  private static UncheckedIOException diskFull() {
    return new UncheckedIOException(new IOException("no space left"));
  }

  /** As if the process ended here. */
  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Claims, and then cannot record any end. */
  private record LedgerThatFailsAtTheEnd(SendLedger ledger, Throwable failure)
      implements SendLedger {
    @Override
    public void begin(String key) {
      ledger.begin(key);
    }

    @Override
    public void settleSent(String key, @Nullable String messageUuid) {
      fail();
    }

    @Override
    public void settleNotSent(String key) {
      fail();
    }

    @Override
    public Optional<SendRecord> find(String key) {
      return ledger.find(key);
    }

    private void fail() {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }
}
