package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation, called once in the simplest way that works. */
final class EveryOperationTest {
  private GetSalesSandbox sandbox;
  private TestHttp http;

  /** A call of an operation. Names in braces stand for UUIDs of the seeded account. */
  private record Example(
      Operation operation, String method, String path, @Nullable String body, int status) {
    @Override
    public String toString() {
      return operation.id();
    }
  }

  @BeforeEach
  void open() {
    sandbox =
        GetSalesSandbox.builder().contacts(30).linkedInMessages(5).emails(5).noQuota().build();
    http = new TestHttp(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static Stream<Example> examples() {
    String lead = "{\"linkedin_id\":\"marta-lindqvist-4b71a2\",\"first_name\":\"Marta\"}";
    return Stream.of(
        example(
            "findOneContact",
            "POST",
            "/leads/api/leads/lookup-one",
            "{\"linkedin_id\":\"{nickname}\"}",
            200),
        example("searchContacts", "POST", "/leads/api/leads/search", "{}", 200),
        example("getLead", "GET", "/leads/api/leads/{contact}", null, 200),
        example("updateLead", "PUT", "/leads/api/leads/{contact}", "{\"position\":\"Baker\"}", 200),
        example("deleteLead", "DELETE", "/leads/api/leads/{contact}", null, 204),
        example(
            "upsertContact",
            "POST",
            "/leads/api/leads/upsert",
            "{\"list_uuid\":\"{list}\",\"lead\":" + lead + "}",
            200),
        example(
            "createContacts",
            "POST",
            "/leads/api/leads",
            "{\"list_uuid\":\"{list}\",\"leads\":[" + lead + "]}",
            200),
        example("listFlows", "GET", "/flows/api/flows", null, 200),
        example("startFlow", "PUT", "/flows/api/flows/{off}/start", null, 200),
        example("stopFlow", "PUT", "/flows/api/flows/{on}/stop", null, 200),
        example("addLeadToFlow", "POST", "/flows/api/flows/{on}/leads/{contact}", null, 204),
        example(
            "addNewLeadToFlow",
            "POST",
            "/flows/api/flows/{on}/add-new-lead",
            "{\"list_uuid\":\"{list}\",\"lead\":" + lead + "}",
            204),
        example(
            "cancelLeadFromFlows",
            "PUT",
            "/flows/api/flows/leads/{contact}/cancel",
            "{\"flow_uuids\":[\"{on}\"]}",
            204),
        example(
            "cancelLeadFromAllFlows",
            "PUT",
            "/flows/api/flows/leads/{contact}/cancel-all",
            null,
            204),
        example("listLinkedinMessages", "GET", "/flows/api/linkedin-messages", null, 200),
        example(
            "sendLinkedInMessage",
            "POST",
            "/flows/api/linkedin-messages",
            "{\"sender_profile_uuid\":\"{sender}\",\"lead_uuid\":\"{contact}\",\"text\":\"Hi\"}",
            201),
        example("listEmails", "GET", "/emails/api/emails", null, 200),
        example(
            "sendEmail",
            "POST",
            "/emails/api/emails/send-email",
            "{\"sender_profile_uuid\":\"{sender}\",\"lead_uuid\":\"{contact}\",\"from_name\":\"Jonas\","
                + "\"from_email\":\"jonas@team.example\",\"to_name\":\"Marta\","
                + "\"to_email\":\"marta@fjordware.example\",\"subject\":\"Hi\"}",
            201),
        example("listSenderProfiles", "GET", "/flows/api/sender-profiles", null, 200),
        example(
            "createSenderProfile",
            "POST",
            "/flows/api/sender-profiles",
            "{\"assignee_user_id\":20,\"first_name\":\"Jonas\",\"last_name\":\"Berg\"}",
            201),
        example("getSenderProfile", "GET", "/flows/api/sender-profiles/{sender}", null, 200),
        example(
            "connectSenderProfile",
            "POST",
            "/flows/client-api/sender-profiles/connect-external",
            "{\"first_name\":\"Jonas\",\"last_name\":\"Berg\",\"gologin_external_id\":\"66f1c0de\"}",
            201),
        example("listLists", "GET", "/leads/api/lists", null, 200),
        example("createList", "POST", "/leads/api/lists", "{\"name\":\"Spring\"}", 201),
        example("getList", "GET", "/leads/api/lists/{list}", null, 200));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void answersWithItsStatusAndIsWrittenDownUnderItsVendorId(Example example) {
    TestHttp.Response response = send(http, example);

    assertThat(response.status()).as(response.text()).isEqualTo(example.status());
    assertThat(response.text().isEmpty()).isEqualTo(example.status() == 204);
    assertThat(sandbox.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.operationId()).isEqualTo(example.operation().id());
              assertThat(request.method()).isEqualTo(example.method());
              assertThat(request.status()).isEqualTo(example.status());
            });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void refusesAWrongKey(Example example) {
    TestHttp.Response response = send(new TestHttp(sandbox, "Bearer another"), example);

    assertThat(response.status()).isEqualTo(401);
    assertThat(response.textAt("error.reason")).isEqualTo("auth_exception");
    assertThat(response.textAt("code")).isEqualTo("401");
  }

  @Test
  void refusesAMissingKey() {
    assertThat(new TestHttp(sandbox, null).get("/leads/api/lists").status()).isEqualTo(401);
  }

  @Test
  void refusedRequestsChangeNothing() {
    TestHttp stranger = new TestHttp(sandbox, null);
    examples().forEach(example -> send(stranger, example));

    assertThat(sandbox.contactCount()).isEqualTo(30);
    assertThat(sandbox.sent()).isEmpty();
    assertThat(sandbox.lists()).hasSize(2);
    assertThat(sandbox.enrollments()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void hasAnExample(Operation operation) {
    assertThat(examples().map(Example::operation)).containsOnlyOnce(operation);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /leads/api/leads/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
    "PUT,    /leads/api/leads/not-a-uuid",
    "DELETE, /leads/api/leads/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
    "GET,    /leads/api/lists/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
    "GET,    /flows/api/sender-profiles/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
    "PUT,    /flows/api/flows/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30/start",
    "PUT,    /flows/api/flows/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30/stop",
    "PUT,    /flows/api/flows/leads/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30/cancel",
    "PUT,    /flows/api/flows/leads/5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30/cancel-all",
    "GET,    /leads/api/nothing-here",
    "POST,   /leads/api/leads/find-one",
  })
  void answers404ToWhatIsNotThere(String method, String path) {
    String body = method.equals("GET") || method.equals("DELETE") ? null : "{}";
    TestHttp.Response response = http.send(method, path, body);

    assertThat(response.status())
        .as(response.text())
        .isEqualTo(path.endsWith("find-one") ? 405 : 404);
    assertThat(response.textAt("message")).isNotEmpty();
  }

  @Test
  void anIdLeftBlankReachesTheCollection() {
    assertThat(http.delete("/leads/api/leads/").status()).isEqualTo(405);
    assertThat(http.get("/leads/api/lists/").data()).hasSize(2);
  }

  @Test
  void refusesABodyThatIsNoJson() {
    TestHttp.Response response = http.post("/leads/api/lists", "{\"name\": ");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.textAt("error.reason")).isEqualTo("bad_request");
  }

  @Test
  void doesNotSeeTheFieldsOfAForm() {
    TestHttp.Response response =
        http.send("POST", "/leads/api/lists", "name=Spring", "application/x-www-form-urlencoded");

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.textAt("error.data.name.0")).isEqualTo("The name field is required.");
  }

  @Test
  void anUnknownOperationIdIsToldWithAllThatAreKnown() {
    assertThatThrownBy(() -> sandbox.faults().on("searchLeads"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("searchLeads")
        .hasMessageContaining("searchContacts");
  }

  private TestHttp.Response send(TestHttp by, Example example) {
    String body = example.body() == null ? null : filled(example.body());
    return by.send(example.method(), filled(example.path()), body);
  }

  private String filled(String text) {
    SandboxContact contact = sandbox.contacts().get(7);
    Map<String, @Nullable String> names =
        Map.of(
            "{contact}", contact.uuid(),
            "{nickname}", String.valueOf(contact.linkedin()),
            "{list}", sandbox.lists().get(0).uuid(),
            "{on}", sandbox.automations().get(0).uuid(),
            "{off}", sandbox.automations().get(1).uuid(),
            "{sender}", sandbox.senderProfiles().get(0).uuid());
    List<String> result = new ArrayList<>(List.of(text));
    names.forEach((name, value) -> result.set(0, result.get(0).replace(name, value)));
    return result.get(0);
  }

  private static Example example(
      String id, String method, String path, @Nullable String body, int status) {
    return new Example(Operation.withId(id), method, path, body, status);
  }
}
