package io.getsales.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.http.Fault;
import io.getsales.client.error.AccessDeniedException;
import io.getsales.client.error.ApiException;
import io.getsales.client.error.AuthenticationException;
import io.getsales.client.error.BadRequestException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.PaymentRequiredException;
import io.getsales.client.error.RateLimitedException;
import io.getsales.client.error.ServerException;
import io.getsales.client.error.Stage;
import io.getsales.client.error.StopReason;
import io.getsales.client.error.TransportException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.VirtualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From an answer without success, or none, to the exception that the caller gets. */
class ErrorsTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();
  @RegisterExtension static final StubServer ELSEWHERE = new StubServer();

  private static final String VALIDATION_ERROR =
      """
      {"error": {"reason": "validation_error",
                 "message": "The list uuid field is required.",
                 "data": {"list_uuid": ["The list uuid field is required.", "No."],
                          "lead.email": ["Not an address: marta@fjordware.example"]}},
       "message": "The given data was invalid.", "code": 422}
      """;

  private static Stream<Arguments> statuses() {
    return Stream.of(
        arguments(302, ApiException.class),
        arguments(304, ApiException.class),
        arguments(400, BadRequestException.class),
        arguments(401, AuthenticationException.class),
        arguments(402, PaymentRequiredException.class),
        arguments(403, AccessDeniedException.class),
        arguments(404, NotFoundException.class),
        arguments(408, ApiException.class),
        arguments(409, ApiException.class),
        arguments(418, ApiException.class),
        arguments(421, ApiException.class),
        arguments(422, ValidationException.class),
        arguments(429, RateLimitedException.class),
        arguments(500, ServerException.class),
        arguments(501, ServerException.class),
        arguments(502, ServerException.class),
        arguments(503, ServerException.class),
        arguments(504, ServerException.class),
        arguments(520, ServerException.class));
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void everyStatusHasItsException(int status, Class<? extends ApiException> type) {
    SERVER.answers(status, status == 304 ? "" : "{\"message\":\"no\"}");

    ApiException thrown = refusal();

    assertThat(thrown).isExactlyInstanceOf(type);
    assertThat(thrown.status()).isEqualTo(status);
    assertThat(thrown.operation()).isEqualTo("getList");
    assertThat(thrown).hasMessageStartingWith("getList: HTTP " + status);
    assertThat(thrown.mayHaveBeenProcessed()).isEqualTo(status >= 500 || status == 408);
    assertThat(thrown.attempts())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.status()).isEqualTo(status);
              assertThat(attempt.stage()).isEqualTo(Stage.ANSWERED);
              assertThat(attempt.duration()).isLessThanOrEqualTo(thrown.elapsed());
            });
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 409, 422, 429})
  void aRefusedSendWasNotCarriedOut(int status) {
    SERVER.answers(status, "");

    GetSalesException thrown = sendFailure();

    assertThat(thrown).isInstanceOf(ApiException.class);
    assertThat(thrown.mayHaveBeenProcessed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void aSendThatMetAServerErrorHasAnUnknownOutcome(int status) {
    SERVER.answers(status, "{\"error\":\"late\"}");

    GetSalesException thrown = sendFailure();

    assertThat(thrown).isExactlyInstanceOf(OutcomeUnknownException.class);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(thrown.stopReason()).isEqualTo(StopReason.MAY_HAVE_BEEN_PROCESSED);
    assertThat(thrown)
        .cause()
        .isInstanceOfSatisfying(
            ApiException.class, cause -> assertThat(cause.serverMessage()).hasValue("late"));
    assertThat(SERVER.requests()).hasSize(1);
  }

  /**
   * What an error says.
   *
   * @param reason expected
   * @param message expected
   * @param fields expected
   */
  private record ErrorForm(
      String name,
      String body,
      @Nullable String reason,
      @Nullable String message,
      Map<String, List<String>> fields) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<ErrorForm> errorForms() {
    Map<String, List<String>> none = Map.of();
    return Stream.of(
        new ErrorForm(
            "documented",
            VALIDATION_ERROR,
            "validation_error",
            "The list uuid field is required.",
            Map.of(
                "list_uuid", List.of("The list uuid field is required.", "No."),
                "lead.email", List.of("Not an address: marta@fjordware.example"))),
        new ErrorForm(
            "no field named",
            "{\"error\":{\"reason\":\"bad_request\",\"message\":\"No.\",\"data\":[]},\"code\":400}",
            "bad_request",
            "No.",
            none),
        new ErrorForm(
            "nulls",
            "{\"error\":{\"reason\":null,\"message\":null,\"data\":null},\"message\":\"Outer\"}",
            null,
            "Outer",
            none),
        new ErrorForm(
            "flat",
            "{\"reason\":\"auth_exception\",\"message\":\"No.\",\"data\":{\"name\":\"taken\"}}",
            "auth_exception",
            "No.",
            Map.of("name", List.of("taken"))),
        new ErrorForm(
            "as Laravel itself",
            "{\"message\":\"Invalid.\",\"errors\":{\"name\":[\"The name field is required.\"]}}",
            null,
            "Invalid.",
            Map.of("name", List.of("The name field is required."))),
        new ErrorForm(
            "messages in odd forms",
            "{\"data\":{\"a\":[[\"deep\"],7],\"b\":{\"x\":1},\"c\":null,\"d\":true}}",
            null,
            null,
            Map.of(
                "a", List.of("deep", "7"),
                "b", List.of("{\"x\":1}"),
                "c", List.of(),
                "d", List.of("true"))),
        new ErrorForm("error as text", "{\"error\":\"No.\"}", null, "No.", none),
        new ErrorForm("both as text", "{\"error\":\"No.\",\"message\":\"M\"}", null, "M", none),
        new ErrorForm("message only", "{\"message\":\"Server Error\"}", null, "Server Error", none),
        new ErrorForm("error as a list", "{\"error\":[\"No.\"]}", null, null, none),
        new ErrorForm("plain text", "Too many requests", null, null, none),
        new ErrorForm("HTML", "<html><h1>502 Bad Gateway</h1></html>", null, null, none),
        new ErrorForm("nothing", "", null, null, none),
        new ErrorForm("blanks", " \n", null, null, none),
        new ErrorForm("cut", "{\"error\":{\"reason\":\"validation_er", null, null, none),
        new ErrorForm("text behind", "{\"message\":\"No.\"} <hr>", null, null, none),
        new ErrorForm("a list", "[{\"message\":\"No.\"}]", null, null, none),
        new ErrorForm("deeply nested", "{\"error\":".repeat(5_000), null, null, none),
        new ErrorForm("deep lists", "{\"data\":" + "[".repeat(10_000), null, null, none),
        new ErrorForm(
            "deep messages",
            "{\"data\":{\"a\":" + "[".repeat(200) + "\"x\"" + "]".repeat(200) + "}}",
            null,
            null,
            Map.of("a", List.of("x"))));
  }

  @ParameterizedTest
  @MethodSource("errorForms")
  void whatTheServerSaysIsFoundInEveryForm(ErrorForm form) {
    SERVER.answers(422, form.body());

    ApiException thrown = refusal();

    assertThat(thrown.reason().orElse(null)).isEqualTo(form.reason());
    assertThat(thrown.serverMessage().orElse(null)).isEqualTo(form.message());
    assertThat(thrown.fieldMessages()).isEqualTo(form.fields());
    assertThat(thrown.bodyText()).isEqualTo(form.body());
    assertThat(thrown.requestId()).isEmpty();
    assertThat(thrown.location()).isEmpty();
  }

  @Test
  void theMessageNamesReasonAndFieldsAndQuotesNothing() {
    SERVER.answers(
        aResponse()
            .withStatus(422)
            .withHeader("X-Request-Id", "req-9f2c")
            .withBody(VALIDATION_ERROR));

    ApiException thrown = refusal();

    assertThat(thrown.requestId()).hasValue("req-9f2c");
    assertThat(thrown)
        .hasMessageContaining("validation_error")
        .hasMessageContaining("fields lead.email, list_uuid")
        .hasMessageContaining("request id req-9f2c")
        .hasMessageContaining("1 attempt");
    assertThat(thrown.getMessage()).doesNotContain("required", "marta");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Request-Id", "x-request-id", "Request-Id", "CF-Ray"})
  void theIdOfTheRequestIsTakenFromTheHeadersThatCarryOne(String header) {
    SERVER.answers(aResponse().withStatus(500).withHeader(header, "8d1f"));

    assertThat(refusal().requestId()).hasValue("8d1f");
  }

  @Test
  void namesOfFieldsThatAreNoWordsStayOutOfTheMessage() {
    SERVER.answers(
        422,
        "{\"error\":{\"reason\":\"no such marta@fjordware.example\","
            + "\"data\":{\"marta@fjordware.example\":[\"x\"],\"email\":[\"y\"]}}}");

    ApiException thrown = refusal();

    assertThat(thrown).hasMessageContaining("fields email");
    assertThat(thrown.getMessage()).doesNotContain("marta");
    assertThat(thrown.fieldMessages()).containsOnlyKeys("email", "marta@fjordware.example");
  }

  @Test
  void aLongErrorPageIsCut() {
    SERVER.answers(500, "x".repeat(200_000));

    assertThat(refusal().bodyText()).hasSize(64 << 10);
  }

  private static Stream<Arguments> retryAfters() {
    return Stream.of(
        arguments("30", Duration.ofSeconds(30)),
        arguments("0", Duration.ZERO),
        arguments("soon", null),
        arguments(null, null));
  }

  @ParameterizedTest
  @MethodSource("retryAfters")
  void a429SaysHowLongToWaitIfTheServerDoes(@Nullable String header, @Nullable Duration expected) {
    SERVER.answers(
        header == null
            ? aResponse().withStatus(429)
            : aResponse().withStatus(429).withHeader("Retry-After", header));

    assertThat(refusal())
        .isInstanceOfSatisfying(
            RateLimitedException.class,
            limited -> assertThat(limited.retryAfter().orElse(null)).isEqualTo(expected));
  }

  @Test
  void aLookupThatFindsNobodyIsEmpty() {
    SERVER.answers(404, "{\"message\":\"Not found\"}");

    assertThat(SERVER.client().contacts().find(ContactLookup.email("a@fjordware.example")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 410, 422, 500})
  void aLookupThatFailsIsNoLookupThatFindsNobody(int status) {
    SERVER.answers(status, "{}");

    assertThatThrownBy(
            () -> SERVER.client().contacts().find(ContactLookup.email("a@fjordware.example")))
        .isInstanceOf(ApiException.class);
  }

  private static Stream<Arguments> redirects() {
    return IntStream.of(301, 302, 303, 307, 308)
        .boxed()
        .flatMap(
            status ->
                Stream.<Consumer<GetSales>>of(
                        api -> api.lists().get("one"),
                        api -> api.contacts().search().first(),
                        api -> api.automations().stop("flow"),
                        api -> api.contacts().delete("a"),
                        api -> api.unibox().linkedInMessages().send("sender", "a", "Hello"))
                    .map(call -> arguments(status, call)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("redirects")
  void aRedirectIsRefusedAndNotFollowed(int status, Consumer<GetSales> call) {
    String target = ELSEWHERE.baseUrl() + "/login?next=marta";
    ELSEWHERE.answers(200, "{}");
    SERVER.answers(aResponse().withStatus(status).withHeader("Location", target));

    Throwable thrown = catchThrowable(() -> call.accept(SERVER.client()));

    assertThat(thrown)
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.location()).hasValue(target);
            })
        .hasMessageContaining("redirect")
        .hasMessageNotContaining("marta");
    assertThat(ELSEWHERE.requests()).as("requests with the key elsewhere").isEmpty();
    assertThat(SERVER.requests()).hasSize(1);
  }

  private static Stream<Fault> cuts() {
    return Stream.of(Fault.EMPTY_RESPONSE, Fault.CONNECTION_RESET_BY_PEER);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aReadWithoutAnswerFailsInTransport(Fault fault) {
    SERVER.answers(aResponse().withFault(fault));

    TransportException thrown =
        catchThrowableOfType(TransportException.class, () -> SERVER.client().lists().get("one"));

    assertThat(thrown.stage().mayHaveArrived()).isTrue();
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(thrown).hasCauseInstanceOf(IOException.class);
    assertThat(thrown.attempts()).singleElement().extracting("status").isNull();
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void aSendWithoutAnswerHasAnUnknownOutcome(Fault fault) {
    SERVER.answers(aResponse().withFault(fault));

    assertThat(sendFailure())
        .isInstanceOfSatisfying(
            OutcomeUnknownException.class,
            unknown -> {
              assertThat(unknown.stage().mayHaveArrived()).isTrue();
              assertThat(unknown.startedAt()).isEqualTo(unknown.trace().startedAt());
            });
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void whereNobodyListensNothingWasSent() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = socket.getLocalPort();
    }
    try (GetSales api = SERVER.builder().baseUrl("http://127.0.0.1:" + port).build()) {
      for (Consumer<GetSales> call :
          List.<Consumer<GetSales>>of(
              one -> one.lists().get("one"),
              one -> one.unibox().linkedInMessages().send("sender", "a", "Hello"))) {
        TransportException thrown =
            catchThrowableOfType(TransportException.class, () -> call.accept(api));

        assertThat(thrown.stage()).isEqualTo(Stage.CONNECTING);
        assertThat(thrown.mayHaveBeenProcessed()).isFalse();
      }
    }
  }

  private static ApiException refusal() {
    ApiException thrown =
        catchThrowableOfType(ApiException.class, () -> SERVER.client().lists().get("one"));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static GetSalesException sendFailure() {
    GetSalesException thrown =
        catchThrowableOfType(
            GetSalesException.class,
            () -> SERVER.client().unibox().linkedInMessages().send("sender", "a", "Hello"));
    assertThat(thrown).isNotNull();
    assertThat(thrown.operation()).isEqualTo("sendLinkedInMessage");
    return thrown;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>nginx</html>",
        "not found",
        "{\"message\":\"The route x could not be found.\"}"
      })
  void aMissingPathIsNotAMissingContact(String body) {
    SERVER.answers(404, body);

    assertThatThrownBy(
            () -> SERVER.client().contacts().find(ContactLookup.email("a@fjordware.example")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aDeleteWhoseFirstAnswerWasLostSucceedsWhenTheContactIsGone() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(2).noQuota().build();
        GetSales getsales =
            GetSales.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                .timeSource(new VirtualTime())
                .build()) {
      String uuid = sandbox.contacts().get(0).uuid();
      sandbox.faults().on("deleteLead").nth(1).answer(502).afterEffect();

      getsales.contacts().delete(uuid);

      assertThat(sandbox.contactCount()).isEqualTo(1);
      assertThatThrownBy(() -> getsales.contacts().delete(uuid))
          .isInstanceOf(NotFoundException.class);
    }
  }
}
