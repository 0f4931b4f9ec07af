package io.getsales.client;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.isNull;
import static io.getsales.client.query.Condition.oneOf;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.EnrollmentResult;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.generated.model.SentEmail;
import io.getsales.client.generated.support.Operation;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.Traversal;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation of the description, once: exactly what goes out, and what comes back of it. */
class OperationsTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  private static final String LIST = "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911";
  private static final String CONTACT = "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30";
  private static final String FLOW = "c2a7f6d0-1f0b-4f3c-9a35-77f8a0d9b1c4";
  private static final String SENDER = "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61";

  private static final Set<String> HEADERS_OF_THE_CONNECTION =
      Set.of("accept-encoding", "connection", "content-length", "host");

  /**
   * One operation.
   *
   * @param request method, path and query, exactly
   * @param body the JSON that is sent; null for none
   * @param status of the answer
   * @param answer its body; null for none
   * @param call makes the call and looks at what it gives
   */
  private record Example(
      String operationId,
      String request,
      @Nullable String body,
      int status,
      @Nullable String answer,
      Consumer<GetSales> call) {

    @Override
    public String toString() {
      return operationId;
    }
  }

  private static <T> Example example(
      String operationId,
      String request,
      @Nullable String body,
      int status,
      @Nullable String answer,
      Function<GetSales, T> call,
      Consumer<T> check) {
    return new Example(
        operationId, request, body, status, answer, api -> check.accept(call.apply(api)));
  }

  private static Stream<Example> examples() {
    return Stream.of(
            contactExamples(),
            automationExamples(),
            uniboxExamples(),
            senderProfileExamples(),
            listExamples())
        .flatMap(Function.identity());
  }

  private static Stream<Example> contactExamples() {
    return Stream.of(
        example(
            "findOneContact",
            "POST /leads/api/leads/lookup-one",
            """
            {"linkedin_id": "marta-lindqvist-4b71a2"}
            """,
            200,
            """
            {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30", "name": "Marta Lindqvist"}
            """,
            api ->
                api.contacts()
                    .find(
                        ContactLookup.linkedIn(
                            "https://www.linkedin.com/in/Marta-Lindqvist-4b71a2/")),
            (Optional<ContactRecord> found) -> {
              assertThat(found).isPresent();
              assertThat(found.get().getLead().getUuid()).isEqualTo(CONTACT);
            }),
        example(
            "searchContacts",
            "POST /leads/api/leads/search",
            """
            {"filter": {"list_uuid": "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911",
                        "status": ["ok", "duplicate"],
                        "work_email": "is_null",
                        "created_at": {">=": "2024-11-05T00:00:00Z"}},
             "limit": 20, "offset": 0, "order_field": "name", "order_type": "desc",
             "disable_aggregation": true}
            """,
            200,
            """
            {"data": [{"lead": {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30"}}],
             "limit": 20, "offset": 0, "total": 1, "has_more": false}
            """,
            api ->
                api.contacts()
                    .withoutAggregation()
                    .search(
                        Filter.where("list_uuid", is(LIST))
                            .and("status", oneOf("ok", "duplicate"))
                            .and("work_email", isNull())
                            .and("created_at", atLeast(Instant.parse("2024-11-05T00:00:00Z"))),
                        Sort.descending("name"))
                    .pageSize(20)
                    .first(),
            (Page<ContactRecord> page) -> {
              assertThat(page.total()).isEqualTo(1);
              assertThat(page.hasMore()).isFalse();
              assertThat(page.items())
                  .singleElement()
                  .satisfies(row -> assertThat(row.getLead().getUuid()).isEqualTo(CONTACT));
            }),
        example(
            "getLead",
            "GET /leads/api/leads/" + CONTACT,
            null,
            200,
            """
            {"lead": {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30", "list_uuid": "one"},
             "markers": [{"sender_profile_uuid": null, "linkedin_messages_sent_count": 3}],
             "custom_fields": []}
            """,
            api -> api.contacts().get(CONTACT),
            (ContactRecord row) -> {
              assertThat(row.getLead().getListUuid()).isEqualTo("one");
              assertThat(row.getMarkers()).hasSize(1);
              assertThat(row.getCustomFields().keySet()).isEmpty();
            }),
        example(
            "updateLead",
            "PUT /leads/api/leads/" + CONTACT,
            """
            {"position": "Head of Partnerships", "headline": null}
            """,
            200,
            """
            {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30", "position": "Head of Partnerships"}
            """,
            api ->
                api.contacts()
                    .update(
                        CONTACT,
                        new ContactUpdate().position("Head of Partnerships").clearHeadline()),
            (Contact changed) ->
                assertThat(changed.getPosition()).isEqualTo("Head of Partnerships")),
        new Example(
            "deleteLead",
            "DELETE /leads/api/leads/" + CONTACT,
            null,
            204,
            null,
            api -> api.contacts().delete(CONTACT)),
        example(
            "upsertContact",
            "POST /leads/api/leads/upsert",
            """
            {"lead": {"linkedin_id": "marta-lindqvist-4b71a2", "first_name": "Marta"},
             "list_uuid": "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911",
             "custom_fields": {"renewal_month": "2025-03", "seats": 12},
             "update_if_exists": false, "move_to_list": true}
            """,
            200,
            """
            {"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30", "first_name": "Marta"}
            """,
            api ->
                api.contacts()
                    .upsert(
                        LIST,
                        new NewContact().linkedinId("marta-lindqvist-4b71a2").firstName("Marta"),
                        UpsertOptions.customField("renewal_month", "2025-03")
                            .withCustomField("seats", new JsonPrimitive(12))
                            .withoutUpdatingExisting()
                            .withMoveToList()),
            (Contact saved) -> assertThat(saved.getUuid()).isEqualTo(CONTACT)),
        example(
            "createContacts",
            "POST /leads/api/leads",
            """
            {"list_uuid": "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911",
             "leads": [{"linkedin": "marta-lindqvist-4b71a2",
                        "custom_fields": {"renewal_month": "2025-03"}},
                       {"email": "jonas.berg@fjordware.example"}]}
            """,
            201,
            """
            [{"uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30"}, {"uuid": "second"}]
            """,
            api ->
                api.contacts()
                    .create(
                        LIST,
                        List.of(
                            new NewContact()
                                .linkedin("marta-lindqvist-4b71a2")
                                .customFields(
                                    JsonParser.parseString("{\"renewal_month\":\"2025-03\"}")
                                        .getAsJsonObject()),
                            new NewContact().email("jonas.berg@fjordware.example"))),
            (List<Contact> created) ->
                assertThat(created)
                    .extracting(Contact::getUuid)
                    .containsExactly(CONTACT, "second")));
  }

  private static Stream<Example> automationExamples() {
    return Stream.of(
        example(
            "listFlows",
            "GET /flows/api/flows?limit=100&offset=0&order_field=created_at&order_type=asc"
                + "&filter%5Bstatus%5D=on",
            null,
            200,
            """
            {"data": [{"uuid": "c2a7f6d0-1f0b-4f3c-9a35-77f8a0d9b1c4", "status": "on"}],
             "limit": 100, "offset": 0, "total": 1, "has_more": false}
            """,
            api -> api.automations().list(Filter.where("status", is("on"))).toList(),
            (List<Automation> automations) ->
                assertThat(automations).extracting(Automation::getUuid).containsExactly(FLOW)),
        example(
            "startFlow",
            "PUT /flows/api/flows/" + FLOW + "/start",
            null,
            200,
            """
            {"uuid": "c2a7f6d0-1f0b-4f3c-9a35-77f8a0d9b1c4", "status": "on"}
            """,
            api -> api.automations().start(FLOW),
            (Automation started) ->
                assertThat(started.getStatus()).isEqualTo(Automation.Status.of("on"))),
        example(
            "stopFlow",
            "PUT /flows/api/flows/" + FLOW + "/stop",
            null,
            200,
            """
            {"uuid": "c2a7f6d0-1f0b-4f3c-9a35-77f8a0d9b1c4", "status": "off"}
            """,
            api -> api.automations().stop(FLOW),
            (Automation stopped) ->
                assertThat(stopped.getStatus()).isEqualTo(Automation.Status.of("off"))),
        new Example(
            "addLeadToFlow",
            "POST /flows/api/flows/" + FLOW + "/leads/" + CONTACT,
            null,
            204,
            null,
            api -> api.automations().enroll(FLOW, CONTACT)),
        example(
            "addNewLeadToFlow",
            "POST /flows/api/flows/" + FLOW + "/add-new-lead",
            """
            {"lead": {"linkedin_id": "marta-lindqvist-4b71a2"},
             "list_uuid": "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911",
             "custom_fields": {"renewal_month": "2025-03"},
             "flow_segment_id": 2, "skip_if_lead_exists": true, "update_lead_if_exists": false}
            """,
            200,
            """
            {"reason": "skipped"}
            """,
            api ->
                api.automations()
                    .enrollNew(
                        FLOW,
                        LIST,
                        new NewContact().linkedinId("marta-lindqvist-4b71a2"),
                        EnrollOptions.none()
                            .withUpsert(
                                UpsertOptions.customField("renewal_month", "2025-03")
                                    .withoutUpdatingExisting())
                            .withSegment(2)
                            .withSkipIfExists()),
            (EnrollmentResult result) -> assertThat(result.getReason()).isEqualTo("skipped")),
        new Example(
            "cancelLeadFromFlows",
            "PUT /flows/api/flows/leads/" + CONTACT + "/cancel",
            """
            {"flow_uuids": ["c2a7f6d0-1f0b-4f3c-9a35-77f8a0d9b1c4", "another"]}
            """,
            200,
            """
            {"message": "ok"}
            """,
            api -> api.automations().cancel(CONTACT, List.of(FLOW, "another"))),
        new Example(
            "cancelLeadFromAllFlows",
            "PUT /flows/api/flows/leads/" + CONTACT + "/cancel-all",
            null,
            204,
            null,
            api -> api.automations().cancelAll(CONTACT)));
  }

  private static Stream<Example> uniboxExamples() {
    return Stream.of(
        example(
            "listLinkedinMessages",
            "GET /flows/api/linkedin-messages?limit=50&offset=0&order_field=sent_at&order_type=desc"
                + "&filter%5Btype%5D=inbox"
                + "&filter%5Bsent_at%5D%5B%3E%3D%5D=2024-11-05T08%3A31%3A12Z"
                + "&filter%5Bstatus%5D%5B%5D=new&filter%5Bstatus%5D%5B%5D=done",
            null,
            200,
            """
            {"data": [{"uuid": "one", "text": "Hello", "type": "inbox",
                       "sent_at": "2024-11-05T08:31:12.000000Z"}],
             "limit": 50, "offset": 0, "total": 1, "has_more": false}
            """,
            api ->
                api.unibox()
                    .linkedInMessages()
                    .list(
                        Filter.where("type", is("inbox"))
                            .and("sent_at", atLeast(Instant.parse("2024-11-05T08:31:12Z")))
                            .and("status", oneOf("new", "done")),
                        Sort.descending("sent_at"))
                    .limit(50)
                    .toList(),
            (List<LinkedInMessage> messages) ->
                assertThat(messages)
                    .singleElement()
                    .satisfies(
                        message -> {
                          assertThat(message.getText()).isEqualTo("Hello");
                          assertThat(message.getSentAt())
                              .isEqualTo(OffsetDateTime.parse("2024-11-05T08:31:12Z"));
                        })),
        example(
            "sendLinkedInMessage",
            "POST /flows/api/linkedin-messages",
            """
            {"sender_profile_uuid": "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61",
             "lead_uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
             "text": "Grüße <b>& 'Dank'</b>, Marta \\uD83D\\uDC4B"}
            """,
            201,
            """
            {"uuid": "9b2e4d10-77c3-4e58-a1f6-0c3d5e7f9a24", "status": "new"}
            """,
            api ->
                api.unibox()
                    .linkedInMessages()
                    .send(SENDER, CONTACT, "Grüße <b>& 'Dank'</b>, Marta \uD83D\uDC4B"),
            (LinkedInMessage sent) -> {
              assertThat(sent.getUuid()).isEqualTo("9b2e4d10-77c3-4e58-a1f6-0c3d5e7f9a24");
              assertThat(sent.getStatus()).isEqualTo(LinkedInMessage.Status.of("new"));
            }),
        example(
            "listEmails",
            "GET /emails/api/emails?limit=100&offset=0&order_field=created_at&order_type=asc"
                + "&filter%5Bfrom_email%5D=a%2Bb%26c%40fjordware.example",
            null,
            200,
            """
            [{"uuid": "one", "subject": "Hi"}]
            """,
            api ->
                api.unibox()
                    .emails()
                    .list(Filter.where("from_email", is("a+b&c@fjordware.example")))
                    .traversal(Traversal.PLAIN)
                    .toList(),
            (List<Email> emails) ->
                assertThat(emails).extracting(Email::getSubject).containsExactly("Hi")),
        example(
            "sendEmail",
            "POST /emails/api/emails/send-email",
            """
            {"sender_profile_uuid": "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61",
             "lead_uuid": "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
             "from_name": "Jonas Berg", "from_email": "jonas@team.example",
             "to_name": "Marta Lindqvist", "to_email": "marta@fjordware.example",
             "cc": [], "subject": "Hello", "body": "<p>Hello</p>"}
            """,
            201,
            """
            {"emailDomain": {"uuid": "mail"}, "emailBodyDomain": {"body": "<p>Hello</p>"}}
            """,
            api ->
                api.unibox()
                    .emails()
                    .send(
                        new NewEmail()
                            .senderProfileUuid(SENDER)
                            .leadUuid(CONTACT)
                            .fromName("Jonas Berg")
                            .fromEmail("jonas@team.example")
                            .toName("Marta Lindqvist")
                            .toEmail("marta@fjordware.example")
                            .cc(List.of())
                            .subject("Hello")
                            .body("<p>Hello</p>")),
            (SentEmail sent) -> {
              assertThat(sent.getEmailDomain().getUuid()).isEqualTo("mail");
              assertThat(sent.getEmailBodyDomain().getBody()).isEqualTo("<p>Hello</p>");
            }));
  }

  private static Stream<Example> senderProfileExamples() {
    return Stream.of(
        example(
            "listSenderProfiles",
            "GET /flows/api/sender-profiles?limit=1&offset=0&order_field=created_at&order_type=asc",
            null,
            200,
            """
            {"data": [{"uuid": "one"}], "limit": 1, "offset": 0, "total": 7, "has_more": true}
            """,
            api -> api.senderProfiles().list().total(),
            total -> assertThat(total).hasValue(7)),
        example(
            "createSenderProfile",
            "POST /flows/api/sender-profiles",
            """
            {"assignee_user_id": 20, "first_name": "Jonas", "last_name": "Berg"}
            """,
            201,
            """
            {"uuid": "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61", "first_name": "Jonas"}
            """,
            api ->
                api.senderProfiles()
                    .create(
                        new NewSenderProfile()
                            .assigneeUserId(20)
                            .firstName("Jonas")
                            .lastName("Berg")),
            (SenderProfile created) -> assertThat(created.getUuid()).isEqualTo(SENDER)),
        example(
            "getSenderProfile",
            "GET /flows/api/sender-profiles/" + SENDER,
            null,
            200,
            """
            {"uuid": "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61", "label": "Nordics outbound"}
            """,
            api -> api.senderProfiles().get(SENDER),
            (SenderProfile profile) ->
                assertThat(profile.getLabel()).isEqualTo("Nordics outbound")),
        example(
            "connectSenderProfile",
            "POST /flows/client-api/sender-profiles/connect-external",
            """
            {"first_name": "Jonas", "last_name": "Berg",
             "gologin_external_id": "66f1c0de5a7b9e2d4c31", "smart_limits_enabled": false}
            """,
            200,
            """
            {"uuid": "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61"}
            """,
            api ->
                api.senderProfiles()
                    .connect(
                        new ExternalSenderProfile()
                            .firstName("Jonas")
                            .lastName("Berg")
                            .gologinExternalId("66f1c0de5a7b9e2d4c31")
                            .smartLimitsEnabled(false)),
            (SenderProfile connected) -> assertThat(connected.getUuid()).isEqualTo(SENDER)));
  }

  private static Stream<Example> listExamples() {
    return Stream.of(
        example(
            "listLists",
            "GET /leads/api/lists?limit=100&offset=0&order_field=name&order_type=asc"
                + "&filter%5Bname%5D=Nordic%20CTOs%2C%20spring",
            null,
            200,
            """
            {"data": [{"uuid": "one", "name": "Nordic CTOs, spring"}], "total": 1}
            """,
            api ->
                api.lists()
                    .list(Filter.where("name", is("Nordic CTOs, spring")), Sort.ascending("name"))
                    .toList(),
            (List<ContactList> lists) ->
                assertThat(lists).extracting(ContactList::getUuid).containsExactly("one")),
        example(
            "createList",
            "POST /leads/api/lists",
            """
            {"name": "Nordic CTOs, spring"}
            """,
            201,
            """
            {"uuid": "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911", "name": "Nordic CTOs, spring"}
            """,
            api -> api.lists().create("Nordic CTOs, spring"),
            (ContactList created) -> assertThat(created.getUuid()).isEqualTo(LIST)),
        example(
            "getList",
            "GET /leads/api/lists/a%2Fb%3Fc%20%C3%A9",
            null,
            200,
            """
            {"uuid": "a/b?c é", "team_id": 412}
            """,
            api -> api.lists().get("a/b?c é"),
            (ContactList list) -> assertThat(list.getTeamId()).isEqualTo(412)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sendsExactlyThisAndReadsTheAnswer(Example example) {
    SERVER.answers(example.status(), example.answer() == null ? "" : example.answer());

    example.call().accept(SERVER.client());

    LoggedRequest request = SERVER.request();
    assertThat(request.getMethod().getName() + " " + request.getUrl()).isEqualTo(example.request());
    String body = request.getBodyAsString();
    if (example.body() == null) {
      assertThat(body).isEmpty();
    } else {
      assertThat(JsonParser.parseString(body)).isEqualTo(JsonParser.parseString(example.body()));
    }
    assertThat(headers(request)).isEqualTo(expectedHeaders(example));
  }

  /** The request's headers without those that belong to the connection. */
  private static Map<String, String> headers(LoggedRequest request) {
    return request.getHeaders().all().stream()
        .filter(header -> !HEADERS_OF_THE_CONNECTION.contains(lower(header.key())))
        .collect(toMap(header -> lower(header.key()), header -> header.values().toString()));
  }

  private static Map<String, String> expectedHeaders(Example example) {
    Map<String, String> always =
        Map.of(
            "authorization", "[Bearer " + StubServer.KEY + "]",
            "accept", "[application/json]",
            "user-agent", "[" + ClientVersion.USER_AGENT + "]");
    if (example.body() == null) {
      return always;
    }
    return Stream.concat(
            always.entrySet().stream(), Stream.of(Map.entry("content-type", "[application/json]")))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void goesToTheOperationOfTheDescription(Example example) throws ReflectiveOperationException {
    Method method =
        GeneratedOperations.methods().stream()
            .filter(one -> one.getAnnotation(Operation.class).value().equals(example.operationId()))
            .findFirst()
            .orElseThrow();

    assertThat(example.request()).matches(pattern(method));
  }

  /** Verb and path of a generated method, as a regular expression. */
  private static String pattern(Method method) throws ReflectiveOperationException {
    for (Annotation annotation : method.getAnnotations()) {
      if (annotation.annotationType().getPackageName().equals("retrofit2.http")) {
        String path = (String) annotation.annotationType().getMethod("value").invoke(annotation);
        UnaryOperator<String> anyId = text -> text.replaceAll("\\{\\w+}", "[^/?]+");
        return annotation.annotationType().getSimpleName() + " /" + anyId.apply(path) + "(\\?.*)?";
      }
    }
    throw new AssertionError(method + " has no path");
  }

  @Test
  void everyOperationOfTheDescriptionHasAMethodHere() {
    Set<String> missing = new TreeSet<>(GeneratedOperations.ids());
    examples().map(Example::operationId).forEach(missing::remove);

    assertThat(missing).as("operations without a facade method and an example").isEmpty();
  }

  @Test
  void everyExampleIsOfAnOperationOfTheDescription() {
    List<String> unknown = new ArrayList<>(examples().map(Example::operationId).toList());
    unknown.removeAll(GeneratedOperations.ids());

    assertThat(unknown).as("examples of operations that are gone").isEmpty();
    assertThat(examples().map(Example::operationId)).doesNotHaveDuplicates();
  }
}
