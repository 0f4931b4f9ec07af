package io.getsales.client;

import static io.getsales.client.query.Condition.days;
import static io.getsales.client.query.Condition.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.EmailRecipient;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is refused where it is given, in words that help, and nothing is sent. */
class ArgumentsTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  private static final String MARTA = "marta-lindqvist-4b71a2";

  private static NewContact marta() {
    return new NewContact().linkedinId(MARTA);
  }

  /** A method that takes an id, under the name that the id has there. */
  private record IdUser(String argument, BiConsumer<GetSales, @Nullable String> call) {
    @Override
    public String toString() {
      return argument;
    }
  }

  private static Stream<IdUser> usersOfIds() {
    ContactUpdate change = new ContactUpdate().firstName("Marta");
    return Stream.of(
        new IdUser("contactUuid", (api, id) -> api.contacts().get(id)),
        new IdUser("contactUuid", (api, id) -> api.contacts().update(id, change)),
        new IdUser("contactUuid", (api, id) -> api.contacts().delete(id)),
        new IdUser("listUuid", (api, id) -> api.contacts().upsert(id, marta())),
        new IdUser("listUuid", (api, id) -> api.contacts().create(id, List.of(marta()))),
        new IdUser("automationUuid", (api, id) -> api.automations().start(id)),
        new IdUser("automationUuid", (api, id) -> api.automations().stop(id)),
        new IdUser("automationUuid", (api, id) -> api.automations().enroll(id, "contact")),
        new IdUser("contactUuid", (api, id) -> api.automations().enroll("automation", id)),
        new IdUser("automationUuid", (api, id) -> api.automations().enrollNew(id, "list", marta())),
        new IdUser("listUuid", (api, id) -> api.automations().enrollNew("flow", id, marta())),
        new IdUser("contactUuid", (api, id) -> api.automations().cancel(id, List.of("flow"))),
        new IdUser(
            "automationUuids",
            (api, id) -> api.automations().cancel("contact", Arrays.asList("flow", id))),
        new IdUser("contactUuid", (api, id) -> api.automations().cancelAll(id)),
        new IdUser(
            "senderProfileUuid",
            (api, id) -> api.unibox().linkedInMessages().send(id, "contact", "Hello")),
        new IdUser(
            "contactUuid",
            (api, id) -> api.unibox().linkedInMessages().send("sender", id, "Hello")),
        new IdUser("senderProfileUuid", (api, id) -> api.senderProfiles().get(id)),
        new IdUser("listUuid", (api, id) -> api.lists().get(id)));
  }

  @ParameterizedTest
  @MethodSource("usersOfIds")
  void aBlankIdIsRefused(IdUser user) {
    for (String blank : List.of("", " ", "\t\n", "\u2003")) {
      assertRefused(
          () -> user.call().accept(SERVER.client(), blank),
          IllegalArgumentException.class,
          user.argument() + ": blank (expected: an id)");
    }
  }

  @ParameterizedTest
  @MethodSource("usersOfIds")
  void anIdThatIsNullIsRefused(IdUser user) {
    assertRefused(
        () -> user.call().accept(SERVER.client(), null),
        NullPointerException.class,
        user.argument());
  }

  @ParameterizedTest
  @MethodSource("usersOfIds")
  void anIdThatWouldLeadToAnotherPathIsRefused(IdUser user) {
    for (String dots : List.of(".", "..")) {
      assertRefused(
          () -> user.call().accept(SERVER.client(), dots),
          IllegalArgumentException.class,
          user.argument() + ": " + dots + " (expected: an id)");
    }
  }

  /** A call with something wrong in it, and what is said of it. */
  private record Mistake(Class<? extends Exception> type, String says, Consumer<GetSales> call) {
    @Override
    public String toString() {
      return says;
    }
  }

  private static Mistake illegal(String says, Consumer<GetSales> call) {
    return new Mistake(IllegalArgumentException.class, says, call);
  }

  /** Null where the argument of this name stands. */
  private static Mistake isNull(String argument, Consumer<GetSales> call) {
    return new Mistake(NullPointerException.class, argument, call);
  }

  private static Stream<Mistake> mistakesWithContacts() {
    return Stream.of(
        isNull("filter", api -> api.contacts().search(null)),
        isNull("filter", api -> api.contacts().search(null, Sort.ascending("name"))),
        isNull("sort", api -> api.contacts().search(Filter.none(), null)),
        isNull("filter", api -> api.contacts().count(null)),
        isNull("lookup", api -> api.contacts().find(null)),
        isNull("changes", api -> api.contacts().update("a", null)),
        illegal(
            "changes: nothing is set (expected: at least one field)",
            api -> api.contacts().update("a", new ContactUpdate())),
        illegal(
            "changes: nothing is set (expected: at least one field)",
            api -> api.contacts().update("a", new ContactUpdate().firstName(null))),
        isNull("contact", api -> api.contacts().upsert("list", null)),
        isNull("options", api -> api.contacts().upsert("list", marta(), null)),
        illegal(
            "contact: nothing to match it by",
            api -> api.contacts().upsert("list", new NewContact())),
        illegal(
            "contact: nothing to match it by",
            api -> api.contacts().upsert("list", new NewContact().firstName("M").headline("CTO"))),
        illegal(
            "contact: nothing to match it by",
            api -> api.contacts().upsert("list", new NewContact().linkedinId(" ").email(""))),
        illegal(
            "contact: nothing to match it by",
            api -> api.contacts().upsert("list", new NewContact().companyName("Fjordware AS"))),
        isNull("contacts", api -> api.contacts().create("list", null)),
        isNull("contact", api -> api.contacts().create("list", Arrays.asList(marta(), null))),
        illegal(
            "contacts: empty (expected: at least one)",
            api -> api.contacts().create("list", List.of())),
        illegal(
            "contact: nothing to match it by",
            api -> api.contacts().create("list", List.of(marta(), new NewContact()))),
        illegal("pageSize: 0 (expected: 1 to 100)", api -> api.contacts().search().pageSize(0)),
        illegal("pageSize: 101 (expected: 1 to 100)", api -> api.contacts().search().pageSize(101)),
        illegal("limit: -1 (expected: 0 or more)", api -> api.contacts().search().limit(-1)),
        illegal("email: not an email address", api -> ContactLookup.email("Marta Lindqvist")),
        illegal("name: blank", api -> ContactLookup.nameAtCompany(" ", "Fjordware AS")),
        illegal("companyName: blank", api -> ContactLookup.nameAtCompany("Marta", "")),
        illegal("reference: ", api -> ContactLookup.linkedIn("https://fjordware.example/marta")),
        illegal("field: blank", api -> UpsertOptions.customField(" ", "x")),
        isNull("value", api -> UpsertOptions.customField("month", null)),
        isNull("field", api -> UpsertOptions.customField(null, "x")),
        isNull("field", api -> UpsertOptions.none().withCustomField(null, new JsonPrimitive(1))));
  }

  private static Stream<Mistake> mistakesWithAutomations() {
    return Stream.of(
        isNull("filter", api -> api.automations().list(null)),
        isNull("sort", api -> api.automations().list(Filter.none(), null)),
        isNull("contact", api -> api.automations().enrollNew("flow", "list", null)),
        isNull("options", api -> api.automations().enrollNew("flow", "list", marta(), null)),
        illegal(
            "contact: nothing to match it by",
            api -> api.automations().enrollNew("flow", "list", new NewContact().lastName("L"))),
        isNull("automationUuids", api -> api.automations().cancel("a", null)),
        illegal(
            "automationUuids: empty (expected: at least one; cancelAll",
            api -> api.automations().cancel("a", List.of())),
        illegal("segmentId: 0 (expected: 1 or more)", api -> EnrollOptions.none().withSegment(0)),
        isNull("options", api -> EnrollOptions.none().withUpsert(null)));
  }

  private static Stream<Mistake> mistakesWithMessages() {
    return Stream.of(
        isNull("filter", api -> api.unibox().linkedInMessages().list(null)),
        isNull("sort", api -> api.unibox().linkedInMessages().list(Filter.none(), null)),
        illegal(
            "filter: sent_at has a range of days",
            api ->
                api.unibox()
                    .linkedInMessages()
                    .list(
                        Filter.where(
                            "sent_at", days(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 2, 1))))),
        isNull("text", api -> api.unibox().linkedInMessages().send("sender", "a", null)),
        illegal(
            "text: blank (expected: 1 to 8000 characters)",
            api -> api.unibox().linkedInMessages().send("sender", "a", " \n")),
        illegal(
            "text: 8001 characters (expected: 8000 at most)",
            api -> api.unibox().linkedInMessages().send("sender", "a", "x".repeat(8001))),
        isNull("message", api -> api.unibox().linkedInMessages().send(null)),
        illegal(
            "message: sender_profile_uuid is not set (expected: set)",
            api -> api.unibox().linkedInMessages().send(message().senderProfileUuid(null))),
        illegal(
            "message: sender_profile_uuid is blank (expected: set)",
            api -> api.unibox().linkedInMessages().send(message().senderProfileUuid(""))),
        illegal(
            "message: lead_uuid is not set (expected: set)",
            api -> api.unibox().linkedInMessages().send(message().leadUuid(null))),
        illegal(
            "message: text is not set (expected: set)",
            api -> api.unibox().linkedInMessages().send(message().text(null))),
        illegal(
            "message: text is blank (expected: set)",
            api -> api.unibox().linkedInMessages().send(message().text(" "))),
        illegal(
            "message: text is not set (expected: set)",
            api -> api.unibox().linkedInMessages().send(message().text(null).templateUuid(" "))),
        illegal(
            "subject: 512 characters (expected: 511 at most)",
            api -> api.unibox().linkedInMessages().send(message().subject("x".repeat(512)))));
  }

  private static NewLinkedInMessage message() {
    return new NewLinkedInMessage().senderProfileUuid("sender").leadUuid("a").text("Hello");
  }

  private static Stream<Mistake> mistakesWithEmails() {
    return Stream.of(
        isNull("filter", api -> api.unibox().emails().list(null)),
        isNull("sort", api -> api.unibox().emails().list(Filter.none(), null)),
        isNull("email", api -> api.unibox().emails().send(null)),
        illegal(
            "email: sender_profile_uuid or mailbox_uuid is not set (expected: set)",
            api -> api.unibox().emails().send(email().senderProfileUuid(null))),
        illegal(
            "email: sender_profile_uuid or mailbox_uuid is not set (expected: set)",
            api -> api.unibox().emails().send(email().senderProfileUuid(null).mailboxUuid(""))),
        illegal(
            "email: to_email or to is not set (expected: set)",
            api -> api.unibox().emails().send(email().toEmail(null))),
        illegal(
            "email: to_email or to is not set (expected: set)",
            api -> api.unibox().emails().send(email().toEmail(null).to(List.of()))),
        illegal(
            "email: to_email or to is blank (expected: set)",
            api -> api.unibox().emails().send(email().toEmail(" "))),
        illegal(
            "email: subject is not set (expected: set)",
            api -> api.unibox().emails().send(email().subject(null))),
        illegal(
            "email: subject is not set (expected: set)",
            api -> api.unibox().emails().send(email().subject(null).templateUuid(""))));
  }

  private static NewEmail email() {
    return new NewEmail()
        .senderProfileUuid("sender")
        .toEmail("marta@fjordware.example")
        .subject("Hello");
  }

  private static Stream<Mistake> mistakesWithSenderProfilesAndLists() {
    return Stream.of(
        isNull("filter", api -> api.senderProfiles().list(null)),
        isNull("sort", api -> api.senderProfiles().list(Filter.none(), null)),
        isNull("profile", api -> api.senderProfiles().create(null)),
        illegal(
            "profile: first_name is not set (expected: set)",
            api -> api.senderProfiles().create(new NewSenderProfile().lastName("Berg"))),
        illegal(
            "profile: last_name is blank (expected: set)",
            api ->
                api.senderProfiles()
                    .create(new NewSenderProfile().firstName("Jonas").lastName(" "))),
        isNull("profile", api -> api.senderProfiles().connect(null)),
        illegal(
            "profile: first_name is not set (expected: set)",
            api -> api.senderProfiles().connect(browser().firstName(null))),
        illegal(
            "profile: last_name is not set (expected: set)",
            api -> api.senderProfiles().connect(browser().lastName(null))),
        illegal(
            "profile: gologin_external_id is blank (expected: set)",
            api -> api.senderProfiles().connect(browser().gologinExternalId(""))),
        isNull("filter", api -> api.lists().list(null)),
        isNull("sort", api -> api.lists().list(Filter.none(), null)),
        isNull("name", api -> api.lists().create(null)),
        illegal("name: blank (expected: a name for the list)", api -> api.lists().create("  ")));
  }

  private static ExternalSenderProfile browser() {
    return new ExternalSenderProfile()
        .firstName("Jonas")
        .lastName("Berg")
        .gologinExternalId("66f1c0de");
  }

  private static Stream<Mistake> mistakesWithTheClient() {
    return Stream.of(
        isNull("change", api -> api.with(null)),
        isNull("options", api -> api.with(options -> null)),
        isNull("type", api -> api.api(null)),
        illegal("type: java.lang.String (expected: an interface", api -> api.api(String.class)),
        isNull("policy", api -> api.with(options -> options.retries(null))),
        isNull("timeout", api -> api.with(options -> options.attemptTimeout(null))),
        illegal(
            "timeout: PT0S (expected: more than zero)",
            api -> api.with(options -> options.attemptTimeout(Duration.ZERO))),
        isNull("limit", api -> api.with(options -> options.deadline(null))),
        illegal(
            "limit: PT-1S (expected: more than zero)",
            api -> api.with(options -> options.deadline(Duration.ofSeconds(-1)))),
        isNull("newPriority", api -> api.with(options -> options.priority(null))),
        isNull("name", api -> api.with(options -> options.header(null, "x"))),
        isNull("value", api -> api.with(options -> options.header("X-Trace", null))),
        illegal("name: blank", api -> api.with(options -> options.header(" ", "x"))));
  }

  private static Stream<Mistake> mistakes() {
    return Stream.of(
            mistakesWithContacts(),
            mistakesWithAutomations(),
            mistakesWithMessages(),
            mistakesWithEmails(),
            mistakesWithSenderProfilesAndLists(),
            mistakesWithTheClient())
        .flatMap(mistakes -> mistakes);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsRefusedInWordsThatHelp(Mistake mistake) {
    assertRefused(() -> mistake.call().accept(SERVER.client()), mistake.type(), mistake.says());
  }

  private static void assertRefused(
      Runnable call, Class<? extends Exception> type, String message) {
    Throwable thrown = catchThrowable(call::run);

    assertThat(thrown).isExactlyInstanceOf(type).hasMessageStartingWith(message);
    if (type == NullPointerException.class) {
      assertThat(thrown).hasMessage(message);
    }
    assertThat(SERVER.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "authorization",
        "AUTHORIZATION",
        "Accept-Encoding",
        "CONTENT-TYPE",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Host"
      })
  void headersThatTheClientNeedsAreNotTheCallersToSet(String name) {
    assertThatThrownBy(() -> SERVER.client().with(options -> options.header(name, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name: " + name + " (expected: a header that the client does not set itself)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\nX-Other: 1", "secret\r", "secret\u0000", "secret-ü"})
  void aHeaderThatCannotBeSentIsRefusedWithoutShowingIt(String value) {
    Stream<Consumer<GetSalesBuilder>> settings =
        Stream.of(
            builder -> builder.options(options -> options.header("X-Trace", value)),
            builder -> builder.teamId(value),
            builder -> builder.userAgent(value));

    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThatThrownBy(() -> setting.accept(GetSales.builder()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not a value that a header can have")
                    .hasMessageNotContaining("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret\nX-Other: 1", "sec ret\u0007", "secret\u0000x", "secret-ü"})
  void aKeyThatCannotBeSentIsRefusedWithoutShowingIt(String key) {
    assertThatThrownBy(() -> GetSales.builder().apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("apiKey: ")
        .hasMessageNotContaining("sec");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void aBlankKeyIsRefused(String key) {
    assertThatThrownBy(() -> GetSales.builder().apiKey(key))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("apiKey: blank (expected: a key of Workspace Settings, API Keys)");
  }

  private static Stream<Mistake> mistakesWithTheBuilder() {
    return Stream.of(
        isNull("apiKey", api -> GetSales.builder().apiKey((String) null)),
        isNull("source", api -> GetSales.builder().apiKey((Supplier<String>) null)),
        isNull("baseUrl", api -> GetSales.builder().baseUrl(null)),
        isNull("teamId", api -> GetSales.builder().teamId(null)),
        illegal("teamId: blank", api -> GetSales.builder().teamId(" ")),
        isNull("userAgent", api -> GetSales.builder().userAgent(null)),
        illegal("userAgent: blank", api -> GetSales.builder().userAgent("")),
        isNull("client", api -> GetSales.builder().httpClient(null)),
        isNull("allowed", api -> GetSales.builder().quota(null)),
        isNull("gate", api -> GetSales.builder().rateGate(null)),
        isNull("source", api -> GetSales.builder().timeSource(null)),
        isNull("change", api -> GetSales.builder().options(null)),
        isNull("options", api -> GetSales.builder().options(options -> null)));
  }

  @ParameterizedTest
  @MethodSource("mistakesWithTheBuilder")
  void theBuilderChecksEachValueAsItIsSet(Mistake mistake) {
    assertRefused(() -> mistake.call().accept(SERVER.client()), mistake.type(), mistake.says());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "amazing.getsales.io",
        "ftp://amazing.getsales.io/",
        "https://",
        "https://amazing getsales.io/",
        "https://amazing.getsales.io/?team=1",
        "https://amazing.getsales.io/#top",
        "https://user@amazing.getsales.io/",
        "https://user:secret@amazing.getsales.io/",
        "https://:secret@amazing.getsales.io/"
      })
  void aBaseUrlOfAnotherFormIsRefused(String url) {
    assertThatThrownBy(() -> GetSales.builder().baseUrl(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("baseUrl: ")
        .hasMessageContaining("(expected: ")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://amazing.getsales.io/",
        "http://127.0.0.1.getsales.example/",
        "http://localhost.example:8080/",
        "http://10.0.0.7/"
      })
  void plainHttpToAnotherMachineIsRefused(String url) {
    GetSalesBuilder builder = GetSales.builder().apiKey("key").baseUrl(url);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("baseUrl: http to ")
        .hasMessageContaining("(expected: https");
    assertThatCode(() -> builder.allowPlainHttp().build().close()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://amazing.getsales.io",
        "https://crm.fjordware.example:8443/getsales/",
        " https://amazing.getsales.io/ ",
        "http://localhost:8080",
        "http://LOCALHOST:8080",
        "http://127.0.0.1:8080/",
        "http://[::1]:8080/"
      })
  void theseBaseUrlsAreTaken(String url) {
    assertThatCode(() -> GetSales.builder().apiKey("key").baseUrl(url).build().close())
        .doesNotThrowAnyException();
  }

  @Test
  void withoutAKeyThereIsNoClient() {
    assertThatThrownBy(() -> GetSales.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("apiKey: not set");
    assertThatThrownBy(() -> GetSales.builder().httpClient(new OkHttpClient()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("apiKey: not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEnvironmentWithoutAKeyIsRefused(String key) {
    for (Map<String, String> variables :
        List.of(Map.<String, String>of(), Map.of("GETSALES_API_KEY", key))) {
      assertThatThrownBy(() -> GetSales.builder().environment(variables))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("GETSALES_API_KEY: not set (expected: ");
    }
  }

  @Test
  void limitsThemselvesAreWithinTheLimits() {
    SERVER.answers(201, "{\"uuid\":\"m\",\"emailDomain\":{\"uuid\":\"m\"}}");
    LinkedInMessages messages = SERVER.client().unibox().linkedInMessages();

    messages.send("sender", "a", "x".repeat(LinkedInMessages.LONGEST_TEXT));
    messages.send(message().subject("x".repeat(LinkedInMessages.LONGEST_SUBJECT)));
    messages.send(message().text(null).templateUuid("template"));
    SERVER.client().unibox().emails().send(email().subject(null).templateUuid("template"));
    SERVER
        .client()
        .unibox()
        .emails()
        .send(
            email()
                .senderProfileUuid(null)
                .mailboxUuid("mailbox")
                .toEmail(null)
                .to(List.of(new EmailRecipient().toEmail("marta@fjordware.example"))));

    assertThat(SERVER.requests()).hasSize(5);
  }

  private static Stream<NewContact> contactsThatCanBeMatched() {
    NewContact byMemberId = new NewContact();
    byMemberId.putUnknownField("ln_member_id", new JsonPrimitive(184220));
    return Stream.of(
        marta(),
        new NewContact().lnId("ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ"),
        new NewContact().snId("ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ"),
        new NewContact().linkedin(MARTA),
        new NewContact().email("marta@fjordware.example"),
        new NewContact().workEmail("marta@fjordware.example"),
        new NewContact().personalEmail("marta@home.example"),
        new NewContact().name("Marta Lindqvist").companyName("Fjordware AS"),
        new NewContact().firstName("Marta").companyName("Fjordware AS"),
        new NewContact().lastName("Lindqvist").companyName("Fjordware AS"),
        byMemberId);
  }

  @ParameterizedTest
  @MethodSource("contactsThatCanBeMatched")
  void aContactThatTheServiceCanMatchIsSent(NewContact contact) {
    SERVER.answers(200, "{\"uuid\":\"a\"}");

    assertThat(SERVER.client().contacts().upsert("list", contact).getUuid()).isEqualTo("a");
  }

  @Test
  void aListIsCheckedBeforeItIsRead() {
    assertThatThrownBy(() -> SERVER.client().lists().list(Filter.where("a b", is("x"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("field: ");
    assertThat(SERVER.requests()).isEmpty();
  }
}
