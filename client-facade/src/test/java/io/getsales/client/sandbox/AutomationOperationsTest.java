package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.sandbox.TestHttp.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting and stopping automations, and who is enrolled in them. */
final class AutomationOperationsTest {
  private static final String NOBODY = "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30";

  private GetSalesSandbox sandbox;
  private TestHttp http;
  private String contact;
  private String list;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(20).noQuota().build();
    http = new TestHttp(sandbox);
    contact = sandbox.contacts().get(3).uuid();
    list = sandbox.lists().get(0).uuid();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private String automation(String status) {
    return sandbox.rows().addAutomation("Autumn round", status);
  }

  private String statusOf(String automation) {
    return sandbox.automations().stream()
        .filter(one -> one.uuid().equals(automation))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @ParameterizedTest
  @CsvSource({
    "start, off, 200, on",
    "start, draft, 200, on",
    "start, on, 200, on",
    "start, archived, 422, archived",
    "stop, on, 200, off",
    "stop, off, 200, off",
    "stop, archived, 422, archived"
  })
  void startAndStopTurnIt(String verb, String before, int status, String after) {
    String automation = automation(before);

    Response response = http.put("/flows/api/flows/" + automation + "/" + verb);

    assertThat(response.status()).isEqualTo(status);
    assertThat(statusOf(automation)).isEqualTo(after);
    if (status == 200) {
      assertThat(response.textAt("status")).isEqualTo(after);
      assertThat(response.textAt("uuid")).isEqualTo(automation);
    }
  }

  @Test
  void enrolsAnExistingContactInARunningAutomation() {
    String automation = automation("on");

    Response response = http.post("/flows/api/flows/" + automation + "/leads/" + contact);

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.text()).isEmpty();
    assertThat(sandbox.enrollments())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.automationUuid()).isEqualTo(automation);
              assertThat(one.contactUuid()).isEqualTo(contact);
              assertThat(one.status()).isEqualTo("in_progress");
            });
    assertThat(http.get("/leads/api/leads/" + contact).textAt("flows.0.flow_uuid"))
        .isEqualTo(automation);
    assertThat(http.search(Map.of("filter", Map.of("flow_uuid", automation))).uuids())
        .containsExactly(contact);
  }

  @Test
  void asksForNothingToBeSentWhenAContactIsEnrolled() {
    http.post("/flows/api/flows/" + automation("on") + "/leads/" + contact);

    assertThat(sandbox.sent()).isEmpty();
  }

  @Test
  void aSecondEnrolmentShowsAsASecondRow() {
    String path = "/flows/api/flows/" + automation("on") + "/leads/" + contact;
    http.post(path);
    http.post(path);

    assertThat(sandbox.enrollments()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "draft", "archived"})
  void refusesToEnrolWhereNothingRuns(String status) {
    String automation = automation(status);

    assertThat(http.post("/flows/api/flows/" + automation + "/leads/" + contact).status())
        .isEqualTo(422);
    assertThat(http.post("/flows/api/flows/" + automation + "/add-new-lead", newLead()).status())
        .isEqualTo(422);
    assertThat(sandbox.enrollments()).isEmpty();
    assertThat(sandbox.contactCount()).isEqualTo(20);
  }

  @Test
  void refusesToEnrolWithoutAnEnabledSenderProfile() {
    sandbox
        .senderProfiles()
        .forEach(
            one -> sandbox.rows().updateSenderProfile(one.uuid(), Map.of("status", "disabled")));

    Response response = http.post("/flows/api/flows/" + automation("on") + "/leads/" + contact);

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.textAt("error.data.flow.0")).contains("enabled sender profile");
  }

  @Test
  void answers404ForAnUnknownAutomationOrContact() {
    assertThat(http.post("/flows/api/flows/" + NOBODY + "/leads/" + contact).status())
        .isEqualTo(404);
    assertThat(http.post("/flows/api/flows/" + automation("on") + "/leads/" + NOBODY).status())
        .isEqualTo(404);
    assertThat(http.post("/flows/api/flows/" + NOBODY + "/add-new-lead", newLead()).status())
        .isEqualTo(404);
  }

  @Test
  void addNewLeadMakesAndEnrolsAContact() {
    String automation = automation("on");

    Response response = http.post("/flows/api/flows/" + automation + "/add-new-lead", newLead());

    assertThat(response.status()).isEqualTo(204);
    assertThat(sandbox.contactCount()).isEqualTo(21);
    assertThat(sandbox.enrollments()).hasSize(1);
    assertThat(sandbox.contact(sandbox.enrollments().get(0).contactUuid()).orElseThrow().linkedin())
        .isEqualTo("marta-lindqvist-4b71a2");
  }

  @ParameterizedTest
  @CsvSource({"true, 200, 0", "false, 204, 1"})
  void addNewLeadSkipsAKnownContactOnlyWhenTold(boolean skip, int status, int enrolments) {
    String known = String.valueOf(sandbox.contacts().get(3).linkedin());

    Response response =
        http.post(
            "/flows/api/flows/" + automation("on") + "/add-new-lead",
            Map.of(
                "list_uuid",
                list,
                "skip_if_lead_exists",
                skip,
                "update_lead_if_exists",
                false,
                "lead",
                Map.of("linkedin_id", known, "first_name", "Changed")));

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.text()).isEqualTo(skip ? "{\"reason\":\"skipped\"}" : "");
    assertThat(sandbox.enrollments()).hasSize(enrolments);
    assertThat(sandbox.contactCount()).isEqualTo(20);
    assertThat(sandbox.contact(contact).orElseThrow().name()).doesNotStartWith("Changed");
  }

  @Test
  void addNewLeadNeedsALeadAndAList() {
    Response response =
        http.post("/flows/api/flows/" + automation("on") + "/add-new-lead", Map.of());

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.at("error.data").getAsJsonObject().keySet())
        .containsExactlyInAnyOrder("lead", "list_uuid");
  }

  @Test
  void cancelEndsOnlyTheNamedEnrolments() {
    String first = automation("on");
    String second = automation("on");
    http.post("/flows/api/flows/" + first + "/leads/" + contact);
    http.post("/flows/api/flows/" + second + "/leads/" + contact);

    Response response =
        http.put(
            "/flows/api/flows/leads/" + contact + "/cancel", Map.of("flow_uuids", List.of(first)));

    assertThat(response.status()).isEqualTo(204);
    assertThat(sandbox.enrollments())
        .extracting(SandboxEnrollment::status)
        .containsExactly("cancelled", "in_progress");
  }

  @Test
  void cancelAllEndsEveryEnrolmentOfThatContactOnly() {
    String other = sandbox.contacts().get(4).uuid();
    String automation = automation("on");
    http.post("/flows/api/flows/" + automation + "/leads/" + contact);
    http.post("/flows/api/flows/" + automation + "/leads/" + other);

    Response response = http.put("/flows/api/flows/leads/" + contact + "/cancel-all");

    assertThat(response.status()).isEqualTo(204);
    assertThat(sandbox.enrollments())
        .extracting(SandboxEnrollment::status)
        .containsExactly("cancelled", "in_progress");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"flow_uuids\":[]}", "{\"flow_uuids\":\"one\"}"})
  void cancelNeedsAutomations(String body) {
    Response response = http.send("PUT", "/flows/api/flows/leads/" + contact + "/cancel", body);

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.at("error.data").getAsJsonObject().keySet()).containsExactly("flow_uuids");
  }

  private Map<String, ?> newLead() {
    return Map.of("list_uuid", list, "lead", Map.of("linkedin_id", "marta-lindqvist-4b71a2"));
  }
}
