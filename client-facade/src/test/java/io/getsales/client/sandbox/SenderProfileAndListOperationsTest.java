package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.sandbox.TestHttp.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sender profiles and contact lists. */
final class SenderProfileAndListOperationsTest {
  private static final String PROFILES = "/flows/api/sender-profiles";
  private static final String CONNECT = "/flows/client-api/sender-profiles/connect-external";

  private GetSalesSandbox sandbox;
  private TestHttp http;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(5).noQuota().build();
    http = new TestHttp(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static Map<String, Object> profile() {
    return new HashMap<>(
        Map.of(
            "assignee_user_id", 21,
            "first_name", "Jonas",
            "last_name", "Berg",
            "label", "Nordics outbound",
            "email_schedule", Map.of("timezone", "Europe/Oslo", "timeblocks", List.of())));
  }

  private static Map<String, Object> external() {
    return new HashMap<>(
        Map.of(
            "first_name", "Jonas",
            "last_name", "Berg",
            "gologin_external_id", "66f1c0de5a7b9e2d4c31",
            "smart_limits_enabled", false,
            "notification_emails", List.of("team@team.example"),
            "browser_owner", "customer"));
  }

  @Test
  void aCreatedProfileIsThereWithoutALinkedInSeat() {
    Response response = http.post(PROFILES, profile());

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.textAt("status")).isEqualTo("enabled");
    assertThat(response.at("linkedin_account_uuid").isJsonNull()).isTrue();
    assertThat(response.textAt("email_schedule.timezone")).isEqualTo("Europe/Oslo");
    Response read = http.get(PROFILES + "/" + response.textAt("uuid"));
    assertThat(read.object()).isEqualTo(response.object());
    assertThat(http.get(PROFILES).uuids()).contains(response.textAt("uuid"));
    assertThat(sandbox.senderProfiles()).hasSize(3);
  }

  @Test
  void aRepeatedCreateMakesASecondProfile() {
    http.post(PROFILES, profile());
    http.post(PROFILES, profile());

    assertThat(sandbox.senderProfiles()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"assignee_user_id", "first_name", "last_name"})
  void aProfileNeedsItsFields(String field) {
    Map<String, Object> body = profile();
    body.remove(field);

    assertRefused(http.post(PROFILES, body), field);
  }

  @Test
  void aConnectedProfileHasALinkedInSeat() {
    Response response = http.post(CONNECT, external());

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.textAt("linkedin_account_uuid")).hasSize(36);
    assertThat(response.at("smart_limits_enabled").getAsBoolean()).isFalse();
    assertThat(response.textAt("notification_emails.0")).isEqualTo("team@team.example");
    assertThat(sandbox.senderProfiles()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"first_name", "last_name", "gologin_external_id"})
  void aConnectedProfileNeedsItsFields(String field) {
    Map<String, Object> body = external();
    body.remove(field);

    assertRefused(http.post(CONNECT, body), field);
  }

  @Test
  void aCreatedListIsThere() {
    Response response = http.post("/leads/api/lists", Map.of("name", "Nordic CTOs, spring"));

    assertThat(response.status()).isEqualTo(201);
    Response read = http.get("/leads/api/lists/" + response.textAt("uuid"));
    assertThat(read.object()).isEqualTo(response.object());
    assertThat(sandbox.lists())
        .extracting(SandboxList::name)
        .hasSize(3)
        .contains("Nordic CTOs, spring");
  }

  @Test
  void twoListsMayShareAName() {
    http.post("/leads/api/lists", Map.of("name", "Spring"));
    http.post("/leads/api/lists", Map.of("name", "Spring"));

    assertThat(http.get("/leads/api/lists" + TestHttp.query("filter[name]=Spring")).data())
        .hasSize(2);
  }

  @Test
  void aListNeedsAName() {
    assertRefused(http.post("/leads/api/lists", Map.of("name", " ")), "name");
  }

  @Test
  void contactsKeepTheUuidOfADeletedList() {
    String list = "" + sandbox.contacts().get(0).listUuid();

    sandbox.rows().deleteList(list);

    assertThat(http.get("/leads/api/lists/" + list).status()).isEqualTo(404);
    assertThat(http.search(Map.of("filter", Map.of("list_uuid", list))).data()).isNotEmpty();
  }

  private static void assertRefused(Response response, String field) {
    assertThat(response.status()).as(response.text()).isEqualTo(422);
    assertThat(response.at("error.data").getAsJsonObject().keySet()).containsExactly(field);
    assertThat(response.textAt("error.data." + field + ".0")).contains("required");
  }
}
