package io.getsales.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonParser;
import io.getsales.client.error.ApiException;
import io.getsales.client.error.DecodeException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.StopReason;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.EnrollmentResult;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.generated.support.Model;
import io.getsales.client.paging.Paged;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Successful answers in every shape that clients have met, and those that nobody can read. */
class AnswersTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  private static final String FIRST =
      "{\"uuid\":\"a\",\"created_at\":\"2024-11-05T08:31:12.000000Z\"}";
  private static final String SECOND = "{\"uuid\":\"b\",\"created_at\":\"2024-11-05 09:31:12\"}";
  private static final NewContact MARTA = new NewContact().linkedinId("marta-lindqvist-4b71a2");

  /**
   * A form of page.
   *
   * @param pattern what stands round the rows
   * @param total what it says of the number of rows
   */
  private record PageForm(String name, String pattern, Long total) {
    String with(String rows) {
      return pattern.replace("ROWS", "[" + rows + "]");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<PageForm> PAGE_FORMS =
      List.of(
          new PageForm(
              "as documented",
              "{\"data\":ROWS,\"limit\":100,\"offset\":0,\"total\":2,\"has_more\":false}",
              2L),
          new PageForm("has_more missing", "{\"data\":ROWS,\"total\":2}", 2L),
          new PageForm("total missing", "{\"data\":ROWS,\"has_more\":false}", null),
          new PageForm(
              "nulls", "{\"data\":ROWS,\"limit\":null,\"total\":null,\"has_more\":null}", null),
          new PageForm("rows only", "{\"data\":ROWS}", null),
          new PageForm("bare array", "ROWS", null),
          new PageForm(
              "nested pagination",
              "{\"data\":ROWS,\"pagination\":{\"limit\":100,\"total\":2,\"has_more\":false}}",
              2L),
          new PageForm(
              "nested pagination without total",
              "{\"pagination\":{\"has_more\":false},\"data\":ROWS}",
              null),
          new PageForm(
              "numbers and truths as texts",
              "{\"data\":ROWS,\"total\":\"2\",\"has_more\":\"0\"}",
              2L));

  private static Stream<Arguments> listsInEveryForm() {
    return AnyList.all().flatMap(list -> PAGE_FORMS.stream().map(form -> arguments(list, form)));
  }

  @ParameterizedTest
  @MethodSource("listsInEveryForm")
  void everyListIsReadInEveryFormOfPage(AnyList list, PageForm form) {
    SERVER.answersInTurn(form.with(FIRST + "," + SECOND), form.with(""));

    assertThat(list.ids().apply(SERVER.client())).containsExactly("a", "b");
  }

  @ParameterizedTest
  @MethodSource("listsInEveryForm")
  void everyListCanBeEmptyInEveryFormOfPage(AnyList list, PageForm form) {
    SERVER.answers(200, form.with(""));

    assertThat(list.ids().apply(SERVER.client())).isEmpty();
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("listsInEveryForm")
  void totalsAreToldWhereThePageSaysThem(AnyList list, PageForm form) {
    SERVER.answers(200, form.with(FIRST));

    Paged<?> paged = list.list().apply(SERVER.client());

    assertThat(paged.total().isPresent()).isEqualTo(form.total() != null);
    assertThat(paged.first().total()).isEqualTo(form.total());
    assertThat(SERVER.requests()).hasSize(2);
  }

  private static Stream<Arguments> listsThatGoOn() {
    return AnyList.byOffset()
        .flatMap(
            list ->
                Stream.of(
                        "{\"data\":ROWS,\"has_more\":true}",
                        "{\"data\":ROWS,\"total\":2}",
                        "{\"data\":ROWS,\"pagination\":{\"has_more\":true}}",
                        "{\"data\":ROWS,\"pagination\":{\"total\":2}}")
                    .map(form -> arguments(list, form)));
  }

  @ParameterizedTest
  @MethodSource("listsThatGoOn")
  void aShortPageIsNotTheEndWhereTheServerSaysOtherwise(AnyList list, String form) {
    SERVER.answersInTurn(
        form.replace("ROWS", "[" + FIRST + "]"),
        form.replace("ROWS", "[" + SECOND + "]"),
        form.replace("ROWS", "[]"));

    assertThat(list.ids().apply(SERVER.client())).containsExactly("a", "b");
    assertThat(offset(SERVER.requests().get(1))).as("offset of the second page").isEqualTo(1);
  }

  private static int offset(LoggedRequest request) {
    return request.getBodyAsString().isEmpty()
        ? Integer.parseInt(request.queryParameter("offset").firstValue())
        : JsonParser.parseString(request.getBodyAsString())
            .getAsJsonObject()
            .get("offset")
            .getAsInt();
  }

  @Test
  void listsOfContactsHoldEnvelopedAndBareRowsAlike() {
    SERVER.answers(
        200,
        "{\"data\":[{\"lead\":"
            + FIRST
            + ",\"markers\":[],\"custom_fields\":[]},"
            + SECOND
            + "],\"has_more\":false}");

    assertThat(SERVER.client().contacts().search())
        .extracting(row -> row.getLead().getUuid())
        .containsExactly("a", "b");
  }

  private static Stream<Arguments> contactAnswers() {
    return Stream.<Function<GetSales, String>>of(
            api -> api.contacts().get("a").getLead().getUuid(),
            api ->
                api.contacts()
                    .find(ContactLookup.email("marta@fjordware.example"))
                    .map(row -> row.getLead().getUuid())
                    .orElse("none"),
            api -> api.contacts().update("a", new ContactUpdate().firstName("Marta")).getUuid(),
            api -> api.contacts().upsert("list", MARTA).getUuid())
        .flatMap(
            call ->
                Stream.of(
                        FIRST,
                        "{\"lead\":" + FIRST + "}",
                        "{\"flows\":[],\"lead\":"
                            + FIRST
                            + ",\"markers\":[{}],\"custom_fields\":[]}")
                    .map(answer -> arguments(call, answer)));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("contactAnswers")
  void aContactIsReadBareAndInItsEnvelope(Function<GetSales, String> call, String answer) {
    SERVER.answers(200, answer);

    assertThat(call.apply(SERVER.client())).isEqualTo("a");
  }

  @Test
  void whatStandsBesideABareContactIsFoundBesideIt() {
    SERVER.answers(200, "{\"uuid\":\"a\",\"custom_fields\":{\"renewal_month\":\"2025-03\"}}");

    ContactRecord row = SERVER.client().contacts().get("a");

    assertThat(row.getLead().getUuid()).isEqualTo("a");
    assertThat(row.getCustomFields().get("renewal_month").getAsString()).isEqualTo("2025-03");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"uuid\":\"a\"},{\"uuid\":\"b\"}]",
        "{\"data\":[{\"uuid\":\"a\"},{\"uuid\":\"b\"}]}",
        "[{\"lead\":{\"uuid\":\"a\"}},{\"uuid\":\"b\"}]"
      })
  void createdContactsAreReadInEveryForm(String answer) {
    SERVER.answers(201, answer);

    assertThat(SERVER.client().contacts().create("list", List.of(MARTA, MARTA)))
        .extracting(Contact::getUuid)
        .containsExactly("a", "b");
  }

  @Test
  void creatingNobodyIsAnEmptyList() {
    SERVER.answers(200, "[]");

    assertThat(SERVER.client().contacts().create("list", List.of(MARTA))).isEmpty();
  }

  private static Stream<Arguments> writesThatNeedNoAnswer() {
    return Stream.of(
            write("delete", api -> api.contacts().delete("a")),
            write("enroll", api -> api.automations().enroll("flow", "a")),
            write("enrollNew", api -> api.automations().enrollNew("flow", "list", MARTA)),
            write("cancel", api -> api.automations().cancel("a", List.of("flow"))),
            write("cancelAll", api -> api.automations().cancelAll("a")))
        .flatMap(
            write ->
                Stream.of(
                    arguments(write, 204, ""),
                    arguments(write, 200, ""),
                    arguments(write, 200, " \r\n\t"),
                    arguments(write, 201, ""),
                    arguments(write, 202, ""),
                    arguments(write, 200, "{\"status\":\"ok\",\"message\":\"done\"}"),
                    arguments(write, 200, "{\"message\":\"done\"}"),
                    arguments(write, 200, "{}"),
                    arguments(write, 200, "[]"),
                    arguments(write, 200, "null")));
  }

  /** A call with a name. */
  private record Write(String name, Consumer<GetSales> call) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Write write(String name, Consumer<GetSales> call) {
    return new Write(name, call);
  }

  @ParameterizedTest
  @MethodSource("writesThatNeedNoAnswer")
  void everySuccessfulStatusIsSuccessWhateverItSays(Write write, int status, String answer) {
    SERVER.answers(status, answer);

    assertThatCode(() -> write.call().accept(SERVER.client())).doesNotThrowAnyException();
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void aSkippedEnrolmentSaysSo() {
    SERVER.answers(200, "{\"reason\":\"skipped\"}");

    assertThat(SERVER.client().automations().enrollNew("flow", "list", MARTA).getReason())
        .isEqualTo("skipped");
  }

  @Test
  void anEnrolmentWithoutAnswerHasAnEmptyResult() {
    SERVER.answers(204, "");

    assertThat(SERVER.client().automations().enrollNew("flow", "list", MARTA))
        .isEqualTo(new EnrollmentResult());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204})
  void aLookupWithoutAnswerFoundNobody(int status) {
    SERVER.answers(status, "");

    assertThat(SERVER.client().contacts().find(ContactLookup.email("a@fjordware.example")))
        .isEmpty();
  }

  @Test
  void theContentTypeOfAnAnswerDoesNotMatter() {
    SERVER.answers(
        aResponse()
            .withHeader("Content-Type", "text/html; charset=iso-8859-1")
            .withBody("{\"name\":\"Łódź \uD83D\uDE80\"}".getBytes(StandardCharsets.UTF_8)));

    assertThat(SERVER.client().lists().get("one").getName()).isEqualTo("Łódź \uD83D\uDE80");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheAnswer() {
    SERVER.answers(200, "\uFEFF{\"uuid\":\"one\"}");

    assertThat(SERVER.client().lists().get("one").getUuid()).isEqualTo("one");
  }

  private static Stream<Write> reads() {
    return Stream.concat(
        AnyList.all()
            .map(list -> write(list.name(), api -> list.list().apply(api).iterator().hasNext())),
        Stream.of(
            write("contacts.get", api -> api.contacts().get("a")),
            write("senderProfiles.get", api -> api.senderProfiles().get("sender")),
            write("lists.get", api -> api.lists().get("one"))));
  }

  private static Stream<Write> callsThatAnswerSomething() {
    return Stream.concat(reads(), writes().map(one -> write(one.name(), one.call()::apply)));
  }

  /** A write that answers what it made or changed. */
  private record Made(String name, Function<GetSales, Object> call) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<Made> writes() {
    return Stream.of(
        new Made(
            "contacts.update", api -> api.contacts().update("a", new ContactUpdate().about("x"))),
        new Made("contacts.upsert", api -> api.contacts().upsert("list", MARTA)),
        new Made("contacts.create", api -> api.contacts().create("list", List.of(MARTA))),
        new Made("automations.start", api -> api.automations().start("flow")),
        new Made("automations.stop", api -> api.automations().stop("flow")),
        new Made(
            "messages.send", api -> api.unibox().linkedInMessages().send("sender", "a", "Hello")),
        new Made(
            "emails.send",
            api ->
                api.unibox()
                    .emails()
                    .send(
                        new NewEmail()
                            .senderProfileUuid("sender")
                            .toEmail("a@fjordware.example")
                            .subject("Hello"))),
        new Made(
            "senderProfiles.create",
            api ->
                api.senderProfiles()
                    .create(new NewSenderProfile().firstName("Jonas").lastName("Berg"))),
        new Made(
            "senderProfiles.connect",
            api ->
                api.senderProfiles()
                    .connect(
                        new ExternalSenderProfile()
                            .firstName("Jonas")
                            .lastName("Berg")
                            .gologinExternalId("66f1c0de"))),
        new Made("lists.create", api -> api.lists().create("Spring")));
  }

  private static Stream<Arguments> emptyAnswers() {
    return reads()
        .flatMap(call -> empty().map(answer -> arguments(call, answer.status(), answer.text())));
  }

  private record Empty(int status, String text) {}

  private static Stream<Empty> empty() {
    return Stream.of(
        new Empty(200, ""), new Empty(200, "\n"), new Empty(204, ""), new Empty(200, "null"));
  }

  private static Stream<Arguments> writesAnsweredWithNothing() {
    return writes()
        .flatMap(call -> empty().map(answer -> arguments(call, answer.status(), answer.text())));
  }

  @ParameterizedTest
  @MethodSource("writesAnsweredWithNothing")
  void aWriteWithoutAnswerWasCarriedOut(Made write, int status, String answer) {
    SERVER.answers(status, answer);

    Object made = write.call().apply(patientClient());

    assertThat(made)
        .satisfiesAnyOf(
            list -> assertThat(list).isEqualTo(List.of()),
            model -> assertThat(((Model) model).toJson()).isEqualTo("{}"));
    assertThat(SERVER.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("emptyAnswers")
  void anEmptyAnswerToAReadIsAskedForAgainAndThenUnreadable(Write call, int status, String answer) {
    SERVER.answers(status, answer);
    DecodeException thrown;
    try (GetSales client = patientBuilder().build()) {
      thrown = catchThrowableOfType(DecodeException.class, () -> call.call().accept(client));
    }

    assertThat(thrown.bodyText()).isBlank();
    assertThat(thrown).hasMessageContaining("an empty body");
    assertThat(thrown.attempts()).hasSize(RetryPolicy.defaults().maxAttempts());
    assertThat(thrown.stopReason()).isEqualTo(StopReason.ATTEMPTS_USED_UP);
  }

  @Test
  void anEmptyAnswerToAReadThatWasAHiccupDoesNotShow() {
    SERVER.answersInTurn("", "{\"uuid\":\"one\"}");

    try (GetSales client = patientBuilder().build()) {
      assertThat(client.lists().get("one").getUuid()).isEqualTo("one");
    }
  }

  private static Stream<Arguments> errorsInPlaceOfAnswers() {
    return callsThatAnswerSomething()
        .flatMap(
            call ->
                Stream.of(
                    arguments(
                        call, "{\"error\":{\"reason\":\"access_denied\",\"message\":\"No\"}}"),
                    arguments(call, "{\"error\":\"No\",\"message\":\"No\",\"code\":403}"),
                    arguments(call, "{\"success\":false,\"status\":403,\"error\":\"No\"}")));
  }

  @ParameterizedTest
  @MethodSource("errorsInPlaceOfAnswers")
  void anErrorWithAStatusOfSuccessIsAnError(Write call, String answer) {
    SERVER.answers(200, answer);

    GetSalesException thrown =
        catchThrowableOfType(GetSalesException.class, () -> call.call().accept(patientClient()));

    ApiException error =
        (ApiException) (thrown instanceof OutcomeUnknownException ? thrown.getCause() : thrown);
    assertThat(error.status()).isEqualTo(200);
    assertThat(error.serverMessage()).contains("No");
    assertThat(error.bodyText()).isEqualTo(answer);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void anErrorBesideAnAnswerIsAFieldLikeAnother() {
    SERVER.answers(200, "{\"uuid\":\"one\",\"name\":\"Spring\",\"error\":\"No\"}");

    assertThat(SERVER.client().lists().get("one").unknownFields()).containsOnlyKeys("error");
  }

  private static Stream<Arguments> unreadableAnswers() {
    String html = "<!DOCTYPE html><html><body>Marta Lindqvist signed in</body></html>";
    Stream<Write> all =
        Stream.concat(
            callsThatAnswerSomething(),
            Stream.of(
                write("contacts.delete", api -> api.contacts().delete("a")),
                write("automations.enroll", api -> api.automations().enroll("flow", "a")),
                write(
                    "contacts.find",
                    api -> api.contacts().find(ContactLookup.email("a@fjordware.example")))));
    return all.flatMap(
        call ->
            Stream.of(
                arguments(call, html),
                arguments(call, "  \n" + html),
                arguments(call, "Marta Lindqvist signed in"),
                arguments(call, "{\"name\":\"Marta Lindqvist"),
                arguments(call, "{\"name\":\"Marta Lindqvist\"}{}"),
                arguments(call, "{\"name\":\"Marta Lindqvist\",}}"),
                arguments(call, "{\"x\":".repeat(5000) + "\"Marta Lindqvist\"")));
  }

  @ParameterizedTest
  @MethodSource("unreadableAnswers")
  void whatIsNoJsonIsToldApartAndKeptOutOfTheMessage(Write call, String answer) {
    SERVER.answers(200, answer);

    DecodeException thrown = decodeException(call);

    assertThat(thrown.bodyText()).isEqualTo(answer);
    assertThat(Secrets.everythingShownOf(thrown)).doesNotContain("Marta", "Lindqvist");
    if (answer.contains("<html>")) {
      assertThat(thrown).hasMessageContaining("HTML");
    }
  }

  private static Stream<Arguments> pagesWithoutRows() {
    return AnyList.all()
        .flatMap(
            list ->
                Stream.of("{}", "{\"data\":null,\"total\":0}", "{\"total\":2,\"has_more\":false}")
                    .map(answer -> arguments(list, answer)));
  }

  @ParameterizedTest
  @MethodSource("pagesWithoutRows")
  void aPageWithoutRowsIsNoEndOfAList(AnyList list, String answer) {
    SERVER.answers(200, answer);

    DecodeException thrown =
        decodeException(write(list.name(), api -> list.list().apply(api).iterator().hasNext()));

    assertThat(thrown.bodyText()).isEqualTo(answer);
  }

  /** Nothing unreadable is asked for twice, since it was carried out. */
  private static DecodeException decodeException(Write call) {
    DecodeException thrown =
        catchThrowableOfType(DecodeException.class, () -> call.call().accept(patientClient()));
    assertThat(thrown).isNotNull();
    assertThat(thrown.attempts()).hasSize(1);
    assertThat(thrown.stopReason()).isEqualTo(StopReason.NOT_REPEATABLE);
    assertThat(thrown.mayHaveBeenProcessed()).isTrue();
    assertThat(SERVER.requests()).hasSize(1);
    return thrown;
  }

  /** For calls that are repeated, in virtual time. */
  private static GetSalesBuilder patientBuilder() {
    return SERVER
        .builder()
        .timeSource(new VirtualTime())
        .options(options -> options.retries(RetryPolicy.defaults()));
  }

  private static GetSales patientClient() {
    return SERVER.client().with(options -> options.retries(RetryPolicy.defaults()));
  }
}
