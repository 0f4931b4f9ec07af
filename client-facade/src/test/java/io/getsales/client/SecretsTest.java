package io.getsales.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.getsales.client.query.Condition.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.getsales.client.error.Attempt;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.observe.CallObserver;
import io.getsales.client.observe.CallResult;
import io.getsales.client.observe.Observer;
import io.getsales.client.query.Filter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is done and whatever goes wrong, nobody is shown the key or a word about a person: not
 * by exceptions, values and observers, and not by logs at TRACE.
 */
class SecretsTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  private static final String KEY = "markedkey.eyJ0ZWFtIjo0MTJ9.c2lnbmF0dXJl";
  private static final String NAME = "Markedname Lindqvist";
  private static final String EMAIL = "marked.mail@fjordware.example";
  private static final String TEXT = "Markedtext: see you in Bergen";
  private static final List<String> MARKS =
      List.of("markedkey", "Markedname", "marked.mail", "Markedtext", "markednick");
  private static final String ECHO =
      String.join("; ", "no such " + NAME, EMAIL, TEXT, KEY, "markednick-4b71a2");

  private static final List<Object> OBSERVED = new CopyOnWriteArrayList<>();
  private static final Observer OBSERVER =
      call -> {
        OBSERVED.add(call);
        return new CallObserver() {
          @Override
          public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
            OBSERVED.add(attempt);
          }

          @Override
          public void finished(CallResult result) {
            OBSERVED.add(result);
          }
        };
      };

  private static GetSales client;
  private static LogCapture log;

  @BeforeAll
  static void open() {
    log = LogCapture.at(Level.TRACE);
    client = SERVER.builder().apiKey(KEY).observer(OBSERVER).build();
  }

  @AfterAll
  static void close() {
    client.close();
    log.close();
  }

  @BeforeEach
  void forget() {
    log.clear();
  }

  private static final Filter BY_NAME = Filter.where("q", is(NAME)).and("email", is(EMAIL));

  private static NewContact contact() {
    return new NewContact().linkedinId("markednick-4b71a2").firstName(NAME).email(EMAIL);
  }

  /** Each operation with something in it that nobody else should read. */
  private static Map<String, Consumer<GetSales>> calls() {
    Map<String, Consumer<GetSales>> calls = new LinkedHashMap<>();
    calls.put("findOneContact", api -> api.contacts().find(ContactLookup.email(EMAIL)));
    calls.put("searchContacts", api -> api.contacts().search(BY_NAME).toList());
    calls.put("getLead", api -> api.contacts().get("a"));
    calls.put(
        "updateLead",
        api -> api.contacts().update("a", new ContactUpdate().firstName(NAME).email(EMAIL)));
    calls.put("deleteLead", api -> api.contacts().delete("a"));
    calls.put(
        "upsertContact",
        api -> api.contacts().upsert("list", contact(), UpsertOptions.customField("note", TEXT)));
    calls.put("createContacts", api -> api.contacts().create("list", List.of(contact())));
    calls.put("listFlows", api -> api.automations().list(BY_NAME).toList());
    calls.put("startFlow", api -> api.automations().start("flow"));
    calls.put("stopFlow", api -> api.automations().stop("flow"));
    calls.put("addLeadToFlow", api -> api.automations().enroll("flow", "a"));
    calls.put("addNewLeadToFlow", api -> api.automations().enrollNew("flow", "list", contact()));
    calls.put("cancelLeadFromFlows", api -> api.automations().cancel("a", List.of("flow")));
    calls.put("cancelLeadFromAllFlows", api -> api.automations().cancelAll("a"));
    calls.put(
        "listLinkedinMessages", api -> api.unibox().linkedInMessages().list(BY_NAME).toList());
    calls.put(
        "sendLinkedInMessage", api -> api.unibox().linkedInMessages().send("sender", "a", TEXT));
    calls.put("listEmails", api -> api.unibox().emails().list(BY_NAME).toList());
    calls.put(
        "sendEmail",
        api ->
            api.unibox()
                .emails()
                .send(
                    new NewEmail()
                        .senderProfileUuid("sender")
                        .toName(NAME)
                        .toEmail(EMAIL)
                        .subject(TEXT)
                        .body(TEXT)));
    calls.put("listSenderProfiles", api -> api.senderProfiles().list(BY_NAME).toList());
    calls.put(
        "createSenderProfile",
        api ->
            api.senderProfiles()
                .create(new NewSenderProfile().firstName(NAME).lastName(NAME).label(TEXT)));
    calls.put("getSenderProfile", api -> api.senderProfiles().get("sender"));
    calls.put(
        "connectSenderProfile",
        api ->
            api.senderProfiles()
                .connect(
                    new ExternalSenderProfile()
                        .firstName(NAME)
                        .lastName(NAME)
                        .gologinExternalId(KEY)
                        .notificationEmails(List.of(EMAIL))));
    calls.put("listLists", api -> api.lists().list(BY_NAME).toList());
    calls.put("createList", api -> api.lists().create(NAME));
    calls.put("getList", api -> api.lists().get("one"));
    return calls;
  }

  /** Something that goes wrong and repeats what it was sent. */
  private record Trouble(String name, ResponseDefinitionBuilder answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<Trouble> troubles() {
    String said =
        "{\"error\":{\"reason\":\"ECHO\",\"message\":\"ECHO\",\"data\":{\"email\":[\"ECHO\"],"
            + "\"ECHO\":[\"ECHO\"]}},\"message\":\"ECHO\"}";
    return List.of(
        new Trouble("400", StubServer.json(400, said.replace("ECHO", ECHO))),
        new Trouble("401", StubServer.json(401, "{\"error\":\"" + ECHO + "\"}")),
        new Trouble("422", StubServer.json(422, said.replace("ECHO", ECHO))),
        new Trouble("429", StubServer.json(429, ECHO).withHeader("Retry-After", ECHO)),
        new Trouble("500", StubServer.json(500, "<pre>" + ECHO + "</pre>")),
        new Trouble("503", StubServer.json(503, said.replace("ECHO", ECHO))),
        new Trouble(
            "redirect", aResponse().withStatus(302).withHeader("Location", "/login?for=" + EMAIL)),
        new Trouble(
            "request id", aResponse().withStatus(409).withHeader("X-Request-Id", "for " + EMAIL)),
        new Trouble("HTML", StubServer.json(200, "<html>" + ECHO + "</html>")),
        new Trouble("text", StubServer.json(200, ECHO)),
        new Trouble("cut JSON", StubServer.json(200, "{\"name\":\"" + ECHO)),
        new Trouble("broken JSON", StubServer.json(200, "{\"name\":\"" + ECHO + "\" oops")),
        new Trouble("broken behind a name", StubServer.json(200, "{\"" + ECHO + "\":[[{\"a\" 1")),
        new Trouble("broken number", StubServer.json(200, "{\"limit\":1" + ECHO + "}")),
        new Trouble("no answer", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        new Trouble("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        new Trouble(
            "broken chunks", aResponse().withBody(ECHO).withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        new Trouble("noise", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
  }

  private static Stream<Arguments> everyCallInEveryTrouble() {
    return calls().entrySet().stream()
        .flatMap(
            call ->
                troubles().stream()
                    .map(trouble -> arguments(call.getKey(), trouble, call.getValue())));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyCallInEveryTrouble")
  void nothingMarkedIsShown(String operation, Trouble trouble, Consumer<GetSales> call) {
    SERVER.answers(trouble.answer());

    Throwable thrown = catchThrowable(() -> call.accept(client));

    assertThat(thrown).isInstanceOf(GetSalesException.class);
    assertThat(((GetSalesException) thrown).operation()).isEqualTo(operation);
    assertThat(Secrets.everythingShownOf(thrown))
        .contains(operation)
        .doesNotContainIgnoringCase(MARKS.toArray(String[]::new));
    assertThat(SERVER.requests()).isNotEmpty();
    assertNothingMarkedWasLoggedOf(operation);
  }

  /** The whole conversation is in the log, and nobody in it. */
  private static void assertNothingMarkedWasLoggedOf(String operation) {
    assertThat(log.lines()).anyMatch(line -> line.startsWith("TRACE " + operation + " > "));
    assertThat(log.lines()).anyMatch(line -> line.startsWith("DEBUG " + operation + ": "));
    assertThat(log.everything()).doesNotContainIgnoringCase(MARKS.toArray(String[]::new));
    assertThat(OBSERVED).isNotEmpty();
    assertThat(OBSERVED.toString()).doesNotContainIgnoringCase(MARKS.toArray(String[]::new));
    OBSERVED.clear();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCall")
  void aSuccessIsLoggedWithoutAnythingMarked(String operation, Consumer<GetSales> call) {
    String row =
        "{'uuid':'ECHO','status':'ECHO','name':'ECHO','first_name':'ECHO','text':'ECHO','ECHO':5,"
            + "'custom_fields':{'ECHO':'ECHO'},'lead':{'uuid':'ECHO','work_email':'ECHO'}}";
    String page = "{'data':[" + row + "],'total':1,'has_more':false}";
    String json = (operation.startsWith("list") || operation.startsWith("search") ? page : row);
    SERVER.answers(200, json.replace('\'', '"').replace("ECHO", ECHO));

    Throwable thrown = catchThrowable(() -> call.accept(client));

    if (thrown != null) {
      assertThat(Secrets.everythingShownOf(thrown))
          .doesNotContainIgnoringCase(MARKS.toArray(String[]::new));
    }
    assertThat(log.lines()).anyMatch(line -> line.startsWith("TRACE " + operation + " < 200 "));
    assertNothingMarkedWasLoggedOf(operation);
  }

  private static Stream<Arguments> everyCall() {
    return calls().entrySet().stream().map(call -> arguments(call.getKey(), call.getValue()));
  }

  @Test
  void everyOperationIsTried() {
    assertThat(calls().keySet()).containsExactlyInAnyOrderElementsOf(GeneratedOperations.ids());
  }

  @Test
  void argumentsThatAreRefusedAreNotRepeated() {
    String tooLong = TEXT.repeat(400);
    Stream<Consumer<GetSales>> calls =
        Stream.of(
            api -> api.unibox().linkedInMessages().send("sender", "a", tooLong),
            api -> ContactLookup.email(NAME),
            api -> ContactLookup.linkedIn("https://fjordware.example/" + EMAIL),
            api -> api.contacts().upsert("list", new NewContact().firstName(NAME)),
            api -> GetSales.builder().apiKey(KEY + "\n" + KEY),
            api -> GetSales.builder().baseUrl("https://" + KEY + "@fjordware.example/"));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(Secrets.everythingShownOf(catchThrowable(() -> call.accept(client))))
                    .contains("IllegalArgumentException")
                    .doesNotContainIgnoringCase(MARKS.toArray(String[]::new)));
  }

  @Test
  void valuesShowNoneOfWhatTheyHold() {
    List<Object> values =
        List.of(
            contact(),
            new NewEmail().toName(NAME).toEmail(EMAIL).body(TEXT),
            new ContactUpdate().firstName(NAME).email(EMAIL),
            BY_NAME,
            is(EMAIL),
            ContactLookup.email(EMAIL),
            ContactLookup.linkedIn("markednick-4b71a2"),
            ContactLookup.nameAtCompany(NAME, NAME),
            LinkedInReference.of("markednick-4b71a2"),
            UpsertOptions.customField("note", TEXT),
            EnrollOptions.none().withUpsert(UpsertOptions.customField("note", TEXT)),
            GetSales.builder().apiKey(KEY),
            client);

    assertThat(values)
        .allSatisfy(
            value ->
                assertThat(value.toString())
                    .doesNotContainIgnoringCase(MARKS.toArray(String[]::new)));
  }
}
