package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonObject;
import io.getsales.client.error.ApiException;
import io.getsales.client.error.Attempt;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.ServerException;
import io.getsales.client.error.Stage;
import io.getsales.client.error.StopReason;
import io.getsales.client.error.TransportException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.wire.SelfMadeKey;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Dns;
import okhttp3.Interceptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is repeated, by class of operation and by what went wrong. */
@Tag("wire")
class RepeatClassTest {
  private static SelfMadeKey key;

  @BeforeAll
  static void makeKey(@TempDir Path directory) {
    key = SelfMadeKey.in(directory);
  }

  static Stream<Arguments> statuses() {
    return IntStream.of(400, 401, 402, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504, 520)
        .boxed()
        .flatMap(
            status -> Arrays.stream(CallKind.values()).map(kind -> Arguments.of(status, kind)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("statuses")
  void statusIsRepeatedAsItsClassAllows(int status, CallKind kind) throws Exception {
    int expected =
        switch (status) {
          case 429 -> 4;
          case 500 -> kind.mayRepeat() ? 2 : 1;
          case 408, 502, 503, 504 -> kind.mayRepeat() ? 4 : 1;
          default -> 1;
        };
    try (WireServer server = WireServer.start().always(Turns.answer(status, "{}"));
        WireClient client = WireClient.to(server.port()).build()) {

      Throwable failure = client.make(kind);

      assertThat(server.received()).hasSize(expected);
      boolean unknown = !kind.mayRepeat() && (status >= 500 || status == 408);
      assertThat(failure)
          .isInstanceOf(unknown ? OutcomeUnknownException.class : ApiException.class);
      assertThat(((GetSalesException) failure).attempts())
          .extracting(Attempt::status)
          .hasSize(expected)
          .containsOnly(status);
      assertThat(((GetSalesException) failure).mayHaveBeenProcessed())
          .isEqualTo(status >= 500 || status == 408);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void brokenConnectionIsRepeatedForWhatMayArriveTwice(CallKind kind) throws Exception {
    try (WireServer server = WireServer.start().then(Turns.resetAfterRequest());
        WireClient client = WireClient.to(server.port()).build()) {

      Throwable failure = client.make(kind);

      assertThat(server.received()).hasSize(kind.mayRepeat() ? 2 : 1);
      if (kind.mayRepeat()) {
        assertThat(failure).isNull();
      } else {
        assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
        assertThat(((GetSalesException) failure).stopReason())
            .isEqualTo(StopReason.MAY_HAVE_BEEN_PROCESSED);
      }
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void refusedConnectionIsRepeatedForAll(CallKind kind) throws Exception {
    try (WireClient client = WireClient.to(WireServer.deadPort()).build()) {
      assertNotSent(client.make(kind), Stage.CONNECTING, 4);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void unknownHostIsRepeatedForAll(CallKind kind) throws Exception {
    try (WireClient client = WireClient.to(1).unresolvable().build()) {
      assertNotSent(client.make(kind), Stage.RESOLVING, 4);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void handshakeThatIsCutIsRepeatedForAll(CallKind kind) throws Exception {
    try (WireServer server = WireServer.start().always(Turns.resetInRequest());
        WireClient client = WireClient.to(server.port()).secure().trusting(key).build()) {
      assertNotSent(client.make(kind), Stage.SECURING, 4);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void serverWithoutTlsIsNotSentTo(CallKind kind) throws Exception {
    try (WireServer server =
            WireServer.start().always(connection -> connection.write("HTTP/1.1 400 No TLS\n\n"));
        WireClient client = WireClient.to(server.port()).secure().trusting(key).build()) {
      assertNotSent(client.make(kind), Stage.SECURING, 4);
      assertThat(server.received()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void untrustedCertificateIsNeverRepeated(CallKind kind) throws Exception {
    try (WireServer server = WireServer.secure(key);
        WireClient client = WireClient.to(server.port()).secure().build()) {
      assertNotSent(client.make(kind), Stage.SECURING, 1);
      assertThat(server.received()).isEmpty();
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void certificateOfAnotherHostIsNeverRepeated(CallKind kind) throws Exception {
    try (WireServer server = WireServer.secure(key);
        WireClient client =
            WireClient.to(server.port()).secure("api.example").trusting(key).build()) {
      assertNotSent(client.make(kind), Stage.SECURING, 1);
      assertThat(server.received()).isEmpty();
      client.assertNothingLeaks();
    }
  }

  private static void assertNotSent(Throwable failure, Stage stage, int attempts) {
    assertThat(failure).isInstanceOf(TransportException.class);
    TransportException notSent = (TransportException) failure;
    assertThat(notSent.stage()).isEqualTo(stage);
    assertThat(notSent.attempts()).extracting(Attempt::stage).hasSize(attempts).containsOnly(stage);
    assertThat(notSent.mayHaveBeenProcessed()).isFalse();
    assertThat(notSent.stopReason())
        .isEqualTo(attempts > 1 ? StopReason.ATTEMPTS_USED_UP : StopReason.NOT_REPEATABLE);
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void connectionThatBreaksAfterTheHandshakeMayHaveCarriedTheRequest(CallKind kind) {
    try (WireServer server = WireServer.secure(key).always(Turns.closeAfterRequest());
        WireClient client = WireClient.to(server.port()).secure().trusting(key).build()) {

      Throwable failure = client.make(kind);

      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertThat(server.received()).hasSize(kind.mayRepeat() ? 4 : 1);
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void deadFirstAddressLeavesTheSecondInOneAttempt(CallKind kind) throws Exception {
    try (WireServer server = WireServer.at("127.0.0.2");
        WireClient client =
            WireClient.to(server.port())
                .neverRepeating()
                .addresses("127.0.0.1", "127.0.0.2")
                .build()) {
      assertThat(client.make(kind)).isNull();
      assertThat(server.received()).hasSize(1);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void secondAddressIsNotTriedOnceTheFirstHasTheRequest(CallKind kind) throws Exception {
    try (WireServer server =
            WireServer.at("127.0.0.1", "127.0.0.2").always(Turns.resetAfterRequest());
        WireClient client =
            WireClient.to(server.port())
                .neverRepeating()
                .addresses("127.0.0.1", "127.0.0.2")
                .build()) {

      GetSalesException failure = (GetSalesException) client.make(kind);

      assertThat(failure.attempts())
          .singleElement()
          .satisfies(attempt -> assertThat(attempt.stage().mayHaveArrived()).isTrue());
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void serverErrorsHaveACapOfTheirOwn() {
    try (WireServer server =
            WireServer.start()
                .then(
                    Turns.answer(500, "{\"message\":\"unknown filter\"}"),
                    Turns.answer(503, "{}"),
                    Turns.answer(500, "{\"message\":\"unknown filter\"}"));
        WireClient client = WireClient.to(server.port()).build()) {

      Throwable failure = client.make(CallKind.SEARCH);

      assertThat(failure).isInstanceOf(ServerException.class);
      assertThat(((ServerException) failure).bodyText()).contains("unknown filter");
      assertThat(((ServerException) failure).stopReason()).isEqualTo(StopReason.ATTEMPTS_USED_UP);
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void sendGoesOnAfterWhatWasNotProcessedAndStopsAtWhatMayBe() {
    try (WireServer server =
            WireServer.start()
                .then(Turns.answer(429, "{}"), Turns.answer(429, "{}"), Turns.closeAfterRequest());
        WireClient client = WireClient.to(server.port()).build()) {

      Throwable failure = client.make(CallKind.SEND);

      assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
      assertThat(((GetSalesException) failure).attempts()).hasSize(3);
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void throttledSendThatIsThenRefusedWasNotProcessed() {
    try (WireServer server =
            WireServer.start().then(Turns.answer(429, "{}"), Turns.answer(422, "{}"));
        WireClient client = WireClient.to(server.port()).build()) {

      Throwable failure = client.make(CallKind.SEND);

      assertThat(failure).isInstanceOf(ValidationException.class);
      assertThat(((GetSalesException) failure).mayHaveBeenProcessed()).isFalse();
    }
  }

  @Test
  void throttledSendThatThenFindsNoServerWasNotProcessed() {
    AtomicInteger lookUps = new AtomicInteger();
    Dns gone =
        name -> {
          if (lookUps.incrementAndGet() > 1) {
            throw new UnknownHostException(name);
          }
          return List.of(InetAddress.getByName("127.0.0.1"));
        };
    try (WireServer server = WireServer.start().then(Turns.answer(429, "{}"));
        WireClient client = WireClient.to(server.port()).http(http -> http.dns(gone)).build()) {

      Throwable failure = client.make(CallKind.SEND);

      assertThat(failure).isInstanceOf(TransportException.class);
      assertThat(((GetSalesException) failure).attempts()).hasSize(4);
      assertThat(((GetSalesException) failure).mayHaveBeenProcessed()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"SEARCH", "CREATE", "SEND"})
  void requestThatIsCutWhileItIsWrittenMayHaveArrived(CallKind kind) throws Exception {
    JsonObject large = new JsonObject();
    large.addProperty("text", "x".repeat(8 << 20));
    try (WireServer server = WireServer.start().always(Turns.resetInRequest());
        WireClient client = WireClient.to(server.port()).build()) {
      WireApi api = client.getsales().api(WireApi.class);

      Throwable failure =
          catchThrowable(
              () ->
                  (switch (kind) {
                        case SEARCH -> api.search(large);
                        case CREATE -> api.create(large);
                        default -> api.send(large);
                      })
                      .execute());

      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertThat(((GetSalesException) failure).attempts())
          .hasSize(kind.mayRepeat() ? 4 : 1)
          .extracting(Attempt::stage)
          .containsOnly(Stage.SENDING);
      assertThat(server.received()).isEmpty();
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void interceptorOfTheCallersOwnThatRepeatsIsStopped(CallKind kind) {
    Interceptor stubborn =
        chain -> {
          try {
            return chain.proceed(chain.request());
          } catch (IOException e) {
            return chain.proceed(chain.request());
          }
        };
    try (WireServer server = WireServer.start().then(Turns.resetAfterRequest());
        WireClient client =
            WireClient.to(server.port())
                .neverRepeating()
                .http(http -> http.addInterceptor(stubborn))
                .build()) {

      GetSalesException failure = (GetSalesException) client.make(kind);

      assertThat(server.received()).hasSize(1);
      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertThat(failure.attempts().get(0).problem()).isNotEqualTo("ProtocolException");
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void interceptorThatBreaksAfterTheAnswerHidesNoSend(CallKind kind) {
    Interceptor broken =
        chain -> {
          chain.proceed(chain.request()).close();
          throw new IllegalStateException("a mistake of the caller's");
        };
    try (WireServer server = WireServer.start();
        WireClient client =
            WireClient.to(server.port()).http(http -> http.addInterceptor(broken)).build()) {

      Throwable failure = client.make(kind);

      assertThat(server.received()).hasSize(1);
      if (kind.mayRepeat()) {
        assertThat(failure).isInstanceOf(IllegalStateException.class);
      } else {
        assertThat(failure)
            .isInstanceOf(OutcomeUnknownException.class)
            .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(((GetSalesException) failure).attempts()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void errorWhoseTextNeverEndsIsThatErrorStill(CallKind kind) throws Exception {
    try (WireServer server = WireServer.start().always(Turns.drip(422));
        WireClient client = WireClient.to(server.port()).attemptTimeout(1_500).build()) {

      Throwable failure = client.make(kind);

      assertThat(failure).isInstanceOf(ValidationException.class);
      assertThat(((GetSalesException) failure).mayHaveBeenProcessed()).isFalse();
      server.awaitRequests(1);
      assertThat(server.received()).hasSize(1);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void nothingIsRepeatedByThePolicyThatNeverDoes(CallKind kind) {
    for (int status : new int[] {408, 429, 500, 503}) {
      try (WireServer server = WireServer.start().always(Turns.answer(status, "{}"));
          WireClient client = WireClient.to(server.port()).neverRepeating().build()) {
        assertThat(client.make(kind)).isInstanceOf(GetSalesException.class);
        assertThat(server.received()).hasSize(1);
        assertThat(client.time().elapsed()).isZero();
      }
    }
  }

  @Test
  void facadeAndGeneratedInterfaceRepeatAlike() {
    try (WireServer server = WireServer.start().always(Turns.closeAfterRequest());
        WireClient client =
            WireClient.to(server.port())
                .options(options -> options.retries(RetryPolicy.defaults().withMaxAttempts(3)))
                .build()) {
      String id = "6f1f2b0e-58f5-4d4c-9f0c-9a7a4f6f0c11";

      assertThat(catchThrowable(() -> client.getsales().lists().create("Prospects")))
          .isInstanceOf(OutcomeUnknownException.class);
      assertThat(server.received()).hasSize(1);
      assertThat(catchThrowable(() -> client.getsales().lists().get(id)))
          .isInstanceOf(TransportException.class);
      assertThat(server.received()).hasSize(4);
      assertThat(catchThrowable(() -> client.getsales().contacts().delete(id)))
          .isInstanceOf(TransportException.class);
      assertThat(server.received()).hasSize(7);
    }
  }
}
