package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.sandbox.TestHttp.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on demand. */
final class FaultsTest {
  private static final String LISTS = "/leads/api/lists";
  private static final String MESSAGES = "/flows/api/linkedin-messages";

  private GetSalesSandbox sandbox;
  private TestHttp http;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(50).linkedInMessages(40).noQuota().build();
    http = new TestHttp(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Response send() {
    return http.post(
        MESSAGES,
        Map.of(
            "sender_profile_uuid", sandbox.senderProfiles().get(0).uuid(),
            "lead_uuid", sandbox.contacts().get(0).uuid(),
            "text", "Hello"));
  }

  private List<Integer> statuses(int calls) {
    return Stream.generate(() -> http.get(LISTS).status()).limit(calls).toList();
  }

  // ---- which calls

  private static Stream<Arguments> selections() {
    return Stream.of(
        selection("the next", on -> on.answer(503), 503, 200, 200, 200),
        selection("the second", on -> on.nth(2).answer(503), 200, 503, 200, 200),
        selection("two", on -> on.times(2).answer(503), 503, 503, 200, 200),
        selection("two from the second", on -> on.nth(2).times(2).answer(503), 200, 503, 503, 200),
        selection("all", on -> on.always().answer(503), 503, 503, 503, 503),
        selection("all from the third", on -> on.nth(3).always().answer(503), 200, 200, 503, 503));
  }

  private static Arguments selection(
      String name, Consumer<FaultTarget> order, Integer... statuses) {
    return Arguments.of(name, order, List.of(statuses));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("selections")
  void onlyTheChosenCallsGoWrong(String name, Consumer<FaultTarget> order, List<Integer> expected) {
    order.accept(sandbox.faults().on("listLists"));

    http.get("/flows/api/flows");
    assertThat(statuses(expected.size())).as(name).isEqualTo(expected);
  }

  @Test
  void onAnyCountsCallsOfEveryOperation() {
    sandbox.faults().onAny().nth(2).answer(503);

    assertThat(http.get("/flows/api/flows").status()).isEqualTo(200);
    assertThat(http.get(LISTS).status()).isEqualTo(503);
    assertThat(http.get(LISTS).status()).isEqualTo(200);
  }

  @Test
  void callsWithAWrongKeyDoNotCount() {
    sandbox.faults().on("listLists").answer(503);

    assertThat(new TestHttp(sandbox, "Bearer wrong").get(LISTS).status()).isEqualTo(401);
    assertThat(statuses(2)).containsExactly(503, 200);
  }

  @Test
  void clearForgetsThem() {
    sandbox.faults().onAny().always().answer(503);
    sandbox.faults().clear();

    assertThat(statuses(1)).containsExactly(200);
  }

  @Test
  void theFirstFaultThatAnswersWins() {
    sandbox.faults().on("listLists").answer(503);
    sandbox.faults().on("listLists").times(2).answer(500);

    assertThat(statuses(3)).containsExactly(503, 500, 200);
  }

  // ---- what goes wrong

  @ParameterizedTest
  @CsvSource({
    "400, bad_request",
    "401, auth_exception",
    "402, payment_required",
    "403, access_denied",
    "422, validation_error"
  })
  void errorsComeInTheVendorsShape(int status, String reason) {
    sandbox.faults().on("listLists").answer(status);

    Response response = http.get(LISTS);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.textAt("error.reason")).isEqualTo(reason);
    assertThat(response.textAt("code")).isEqualTo(String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 409, 418, 429, 500, 502, 503, 504})
  void otherErrorsHaveAMessageAndACode(int status) {
    sandbox.faults().on("listLists").answer(status);

    Response response = http.get(LISTS);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.textAt("message")).isNotBlank();
    assertThat(response.textAt("code")).isEqualTo(String.valueOf(status));
  }

  @Test
  void anErrorComesBeforeTheEffectUnlessToldOtherwise() {
    sandbox.faults().on("sendLinkedInMessage").answer(503);
    assertThat(send().status()).isEqualTo(503);
    assertThat(sandbox.sent()).isEmpty();

    sandbox.faults().on("sendLinkedInMessage").answer(503).afterEffect();
    assertThat(send().status()).isEqualTo(503);
    assertThat(sandbox.sent()).hasSize(1);
    assertThat(sandbox.linkedInMessages()).hasSize(41);
  }

  @Test
  void retryAfterIsSentAsWritten() {
    sandbox.faults().on("listLists").answer(429).retryAfter(5);
    sandbox.faults().on("listLists").nth(2).answer(503).retryAfter("Sat, 01 Mar 2025 08:00:09 GMT");
    sandbox.faults().on("listLists").nth(3).answer(429);

    assertThat(http.get(LISTS).header("Retry-After")).isEqualTo("5");
    assertThat(http.get(LISTS).header("Retry-After")).isEqualTo("Sat, 01 Mar 2025 08:00:09 GMT");
    assertThat(http.get(LISTS).header("Retry-After")).isNull();
  }

  @Test
  void bodyAndHeadersCanBeChosen() {
    sandbox
        .faults()
        .on("listLists")
        .answer(500)
        .header("X-Request-Id", "r-1")
        .body("text/plain", "out of order");

    Response response = http.get(LISTS);

    assertThat(response.text()).isEqualTo("out of order");
    assertThat(response.header("X-Request-Id")).isEqualTo("r-1");
    assertThat(response.header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void htmlStandsInForJson() {
    sandbox.faults().on("listLists").html(200);

    Response response = http.get(LISTS);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type")).startsWith("text/html");
    assertThat(response.text()).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 1"})
  void anEmptyBodyHidesWhetherAnythingHappened(boolean after, int sent) {
    FaultAnswer answer = sandbox.faults().on("sendLinkedInMessage").emptyBody(200);
    if (after) {
      answer.afterEffect();
    }

    Response response = send();

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).isEmpty();
    assertThat(sandbox.sent()).hasSize(sent);
  }

  private static Stream<Arguments> cuts() {
    return Stream.of(
        cut("close before", FaultTarget::cutBeforeEffect, 0),
        cut("close after", FaultTarget::cutAfterEffect, 1),
        cut("reset before", FaultTarget::resetBeforeEffect, 0),
        cut("reset after", FaultTarget::resetAfterEffect, 1));
  }

  private static Arguments cut(String name, Consumer<FaultTarget> order, int sent) {
    return Arguments.of(name, order, sent);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cuts")
  void aCutConnectionGivesNoAnswer(String name, Consumer<FaultTarget> order, int sent) {
    order.accept(sandbox.faults().on("sendLinkedInMessage"));

    assertThatThrownBy(this::send).as(name).isInstanceOf(UncheckedIOException.class);

    assertThat(sandbox.sent()).hasSize(sent);
    assertThat(sandbox.requests("sendLinkedInMessage"))
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.status()).isZero();
              assertThat(request.toString()).contains("cut off");
            });
    assertThat(send().status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void aShortPageStillTellsTheTruthAboutTheRest(int rows) {
    sandbox.faults().on("listLinkedinMessages").shortPage(rows);
    sandbox.faults().on("searchContacts").shortPage(rows);

    for (Response page :
        List.of(http.get(MESSAGES + "?limit=10"), http.search(Map.of("limit", 10)))) {
      assertThat(page.data()).hasSize(rows);
      assertThat(page.textAt("limit")).isEqualTo("10");
      assertThat(page.at("has_more").getAsBoolean()).isTrue();
    }
    assertThat(http.get(MESSAGES + "?limit=10").data()).hasSize(10);
  }

  @Test
  void aDelayHoldsTheAnswerBackAndNotTheEffect() {
    sandbox.faults().on("sendLinkedInMessage").delay(Duration.ofMillis(120));
    long start = System.nanoTime();

    assertThat(send().status()).isEqualTo(201);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(120));
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void aDelayedErrorIsBoth() {
    sandbox.faults().on("listLists").answer(504).delay(Duration.ofMillis(60));
    long start = System.nanoTime();

    assertThat(http.get(LISTS).status()).isEqualTo(504);

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(60));
  }

  // ---- rows that move

  @Test
  void aScriptMovesRowsJustBeforeAPage() {
    List<SandboxContact> contacts = sandbox.contacts();
    String first = contacts.get(0).uuid();
    sandbox.beforePage(
        "searchContacts",
        2,
        rows -> {
          rows.deleteContact(first);
          rows.addContact(Map.of("linkedin", "newcomer", "created_at", Instant.EPOCH));
        });
    Map<String, ?> oldest = Map.of("limit", 1, "order_type", "asc");

    assertThat(http.search(oldest).uuids()).containsExactly(first);
    assertThat(http.search(oldest).textAt("data.0.lead.linkedin")).isEqualTo("newcomer");
    assertThat(sandbox.contactCount()).isEqualTo(50);
    assertThat(sandbox.contact(first)).isEmpty();
  }

  @Test
  void aScriptBetweenCallsRunsBeforeEachButTheFirst() {
    List<Integer> runs = new ArrayList<>();
    sandbox.between("listLinkedinMessages", rows -> runs.add(runs.size()));

    for (int i = 0; i < 4; i++) {
      http.get(MESSAGES);
    }

    assertThat(runs).hasSize(3);
  }

  @Test
  void aScriptThatFailsShowsInTheAnswer() {
    sandbox.beforePage("listLists", 1, rows -> rows.deleteContact("nobody"));

    Response response = http.get(LISTS);

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.textAt("message")).contains("no contact has the UUID nobody");
  }

  // ---- mistakes of the test's author

  @Test
  void whatCannotBeMeantIsRefused() {
    FaultTarget target = sandbox.faults().onAny();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.nth(0))
        .withMessage("call: 0 (expected: 1 or more)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.times(0))
        .withMessage("times: 0 (expected: 1 or more)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.answer(199))
        .withMessage("status: 199 (expected: 200 to 599)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.shortPage(-1))
        .withMessage("rows: -1 (expected: 0 or more)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.delay(Duration.ofMillis(-1)))
        .withMessageContaining("delay");
    assertThatIllegalArgumentException().isThrownBy(() -> sandbox.between("search", rows -> {}));
  }
}
