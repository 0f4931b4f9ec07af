package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.getsales.client.sandbox.TestHttp.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and writing contacts. */
final class ContactOperationsTest {
  private static final String UPSERT = "/leads/api/leads/upsert";
  private static final String LOOKUP = "/leads/api/leads/lookup-one";
  private static final String LN_ID = "ACoAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ";
  private static final String SN_ID = "ACwAABq1x7kBz0c9TnV2mP4sLr8wYd3Fe6GhJkQ";

  private static final Instant START = Instant.parse("2025-03-01T08:00:00.123456Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private GetSalesSandbox sandbox;
  private TestHttp http;
  private String list;
  private String otherList;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(40).noQuota().clock(now::get).build();
    http = new TestHttp(sandbox);
    list = sandbox.lists().get(0).uuid();
    otherList = sandbox.lists().get(1).uuid();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private String addMarta() {
    return sandbox
        .rows()
        .addContact(
            Map.of(
                "first_name", "Marta",
                "last_name", "Lindqvist",
                "company_name", "Fjordware AS",
                "linkedin", "marta-lindqvist-4b71a2",
                "ln_id", LN_ID,
                "sn_id", SN_ID,
                "ln_member_id", "184220771",
                "work_email", "marta.lindqvist@fjordware.example",
                "personal_email", "marta@post.example",
                "list_uuid", list));
  }

  // ---- lookup

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"linkedin_id\":\"marta-lindqvist-4b71a2\"}",
        "{\"linkedin_id\":\"Marta-Lindqvist-4B71A2\"}",
        "{\"linkedin_id\":\"https://www.linkedin.com/in/marta-lindqvist-4b71a2\"}",
        "{\"linkedin_id\":\"https://no.linkedin.com/in/marta-lindqvist-4b71a2/?trk=people\"}",
        "{\"linkedin_id\":\"linkedin.com/in/marta-lindqvist-4b71a2/details/skills/\"}",
        "{\"linkedin_id\":\"https://www.linkedin.com/people/marta-lindqvist-4b71a2\"}",
        "{\"linkedin_id\":\"" + LN_ID + "\"}",
        "{\"linkedin_id\":\"https://www.linkedin.com/in/" + LN_ID + "\"}",
        "{\"linkedin_id\":\"" + SN_ID + "\"}",
        "{\"linkedin_id\":\"https://www.linkedin.com/sales/lead/" + SN_ID + ",NAME_SEARCH,x1\"}",
        "{\"linkedin_id\":\"184220771\"}",
        "{\"email\":\"marta.lindqvist@fjordware.example\"}",
        "{\"email\":\"MARTA@post.example\"}",
        "{\"name\":\"marta lindqvist\",\"company_name\":\"FJORDWARE AS\"}"
      })
  void lookupFindsByEveryIdentifier(String body) {
    String uuid = addMarta();

    Response response = http.post(LOOKUP, body);

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.textAt("lead.uuid")).isEqualTo(uuid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"linkedin_id\":\"nobody-here\"}",
        "{\"email\":\"nobody@fjordware.example\"}",
        "{\"name\":\"Marta Lindqvist\",\"company_name\":\"Another AS\"}"
      })
  void lookupAnswers404ForNobody(String body) {
    addMarta();

    assertThat(http.post(LOOKUP, body).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                         | linkedin_id",
        "{\"linkedin_url\":\"marta-lindqvist-4b71a2\"} | email",
        "{\"name\":\"Marta Lindqvist\"}               | company_name",
        "{\"company_name\":\"Fjordware AS\"}          | name"
      })
  void lookupNeedsAnIdentifier(String body, String field) {
    Response response = http.post(LOOKUP, body);

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.textAt("error.reason")).isEqualTo("validation_error");
    assertThat(response.textAt("error.data." + field + ".0")).contains("required");
    assertThat(response.textAt("message")).isEqualTo("The given data was invalid.");
  }

  // ---- get

  @Test
  void getAnswersTheEnvelopeAndItsExtrasOnlyWhenTheyAreWanted() {
    String uuid = addMarta();

    JsonObject full = http.get("/leads/api/leads/" + uuid).object();
    JsonObject lean = http.get("/leads/api/leads/" + uuid + "?disable_aggregation=1").object();

    assertThat(full.keySet()).containsExactly("lead", "flows", "custom_fields", "markers");
    assertThat(lean.keySet()).containsExactly("lead");
    assertThat(lean.get("lead")).isEqualTo(full.get("lead"));
  }

  @Test
  void markersHoldTheTotalsFirstAndThenOneRowForEachSender() {
    String uuid = addMarta();
    String sender = sandbox.senderProfiles().get(0).uuid();
    sandbox.rows().addLinkedInMessage(Map.of("lead_uuid", uuid, "sender_profile_uuid", sender));
    sandbox
        .rows()
        .addEmail(Map.of("lead_uuid", uuid, "sender_profile_uuid", sender, "type", "outbox"));

    Response response = http.get("/leads/api/leads/" + uuid);

    assertThat(response.at("markers").getAsJsonArray()).hasSize(2);
    assertThat(response.at("markers.0.sender_profile_uuid").isJsonNull()).isTrue();
    assertThat(response.textAt("markers.0.linkedin_messages_inbox_count")).isEqualTo("1");
    assertThat(response.textAt("markers.0.email_sent_count")).isEqualTo("1");
    assertThat(response.textAt("markers.1.sender_profile_uuid")).isEqualTo(sender);
  }

  // ---- update

  @Test
  void updateChangesOnlyWhatIsSent() {
    String uuid = addMarta();
    now.set(START.plusSeconds(3_600));

    Response response =
        http.put(
            "/leads/api/leads/" + uuid,
            Map.of("last_name", "Berg", "email", "m.berg@fjordware.example", "shoe_size", 41));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.object().has("lead")).isFalse();
    assertThat(response.textAt("name")).isEqualTo("Marta Berg");
    assertThat(response.textAt("work_email")).isEqualTo("m.berg@fjordware.example");
    assertThat(response.textAt("company_name")).isEqualTo("Fjordware AS");
    assertThat(response.textAt("updated_at")).isEqualTo("2025-03-01T09:00:00.000000Z");
    assertThat(response.textAt("created_at")).isEqualTo("2025-03-01T08:00:00.000000Z");
    assertThat(response.object().has("shoe_size")).isFalse();
  }

  @Test
  void updateOfASeededContactShowsInSearchAndLookup() {
    SandboxContact contact = sandbox.contacts().get(11);

    http.put("/leads/api/leads/" + contact.uuid(), Map.of("linkedin", "quite-new-nickname"));

    assertThat(http.post(LOOKUP, Map.of("linkedin_id", "quite-new-nickname")).textAt("lead.uuid"))
        .isEqualTo(contact.uuid());
    assertThat(http.post(LOOKUP, Map.of("linkedin_id", "" + contact.linkedin())).status())
        .isEqualTo(404);
  }

  @Test
  void changesOfEveryKeyShowInLaterMatches() {
    String uuid = addMarta();
    Map<String, Map<String, String>> lookups =
        Map.of(
            "linkedin", Map.of("linkedin_id", "nickname-2"),
            "ln_id", Map.of("linkedin_id", "ACoAsecond"),
            "sn_id", Map.of("linkedin_id", "ACwAsecond"),
            "work_email", Map.of("email", "second@work.example"),
            "personal_email", Map.of("email", "second@home.example"));
    // Each lookup misses first, so that whatever it needs to find contacts is there already.
    lookups.values().forEach(body -> assertThat(http.post(LOOKUP, body).status()).isEqualTo(404));

    lookups.forEach(
        (field, body) ->
            http.put("/leads/api/leads/" + uuid, Map.of(field, body.values().iterator().next())));

    for (Map<String, String> body : lookups.values()) {
      assertThat(http.post(LOOKUP, body).textAt("lead.uuid")).isEqualTo(uuid);
    }
    assertThat(http.post(LOOKUP, Map.of("linkedin_id", LN_ID)).status()).isEqualTo(404);
    assertThat(http.post(LOOKUP, Map.of("email", "marta@post.example")).status()).isEqualTo(404);
  }

  @Test
  void updateWithNullEmptiesAField() {
    String uuid = addMarta();

    Response response = http.send("PUT", "/leads/api/leads/" + uuid, "{\"linkedin\":null}");

    assertThat(response.at("linkedin").isJsonNull()).isTrue();
  }

  @Test
  void updateRefusesAnEmailThatIsNone() {
    Response response = http.put("/leads/api/leads/" + addMarta(), Map.of("email", "no email"));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.textAt("error.data.email.0"))
        .isEqualTo("The email must be a valid email address.");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void updateTakesCustomFieldsOnlyWhenSet(boolean taken) {
    try (GetSalesSandbox other =
        GetSalesSandbox.builder().contacts(1).customFieldsOnUpdate(taken).build()) {
      String uuid = other.contacts().get(0).uuid();

      new TestHttp(other)
          .put("/leads/api/leads/" + uuid, Map.of("custom_fields", Map.of("colour", "green")));

      assertThat(other.contact(uuid).orElseThrow().customFields().containsKey("colour"))
          .isEqualTo(taken);
    }
  }

  // ---- delete

  @Test
  void deleteRemovesTheContactFromEverywhere() {
    String uuid = addMarta();
    http.post("/flows/api/flows/" + sandbox.automations().get(0).uuid() + "/leads/" + uuid);

    assertThat(http.delete("/leads/api/leads/" + uuid).status()).isEqualTo(204);

    assertThat(http.get("/leads/api/leads/" + uuid).status()).isEqualTo(404);
    assertThat(http.delete("/leads/api/leads/" + uuid).status()).isEqualTo(404);
    assertThat(http.search(Map.of("filter", Map.of("uuid", uuid))).data()).isEmpty();
    assertThat(http.post(LOOKUP, Map.of("linkedin_id", LN_ID)).status()).isEqualTo(404);
    assertThat(sandbox.enrollments()).isEmpty();
    assertThat(sandbox.contactCount()).isEqualTo(40);
  }

  // ---- upsert

  @Test
  void upsertMakesAContactInItsList() {
    Response response =
        http.post(
            UPSERT,
            Map.of(
                "list_uuid", otherList,
                "lead",
                    Map.of(
                        "linkedin_id", "https://www.linkedin.com/in/Solveig-Dahl-1",
                        "first_name", "Solveig",
                        "last_name", "Dahl",
                        "email", "solveig@lumenworks.example",
                        "tags", List.of("priority", "brand-new")),
                "custom_fields", Map.of("renewal_month", "2025-03")));

    assertThat(response.status()).isEqualTo(200);
    SandboxContact contact = sandbox.contact(response.textAt("uuid")).orElseThrow();
    assertThat(contact.name()).isEqualTo("Solveig Dahl");
    assertThat(contact.linkedin()).isEqualTo("solveig-dahl-1");
    assertThat(contact.listUuid()).isEqualTo(otherList);
    assertThat(contact.customFields()).containsEntry("renewal_month", "2025-03");
    assertThat(contact.tags()).hasSize(2).allMatch(tag -> tag.length() == 36);
    assertThat(contact.createdAt()).isEqualTo(Instant.parse("2025-03-01T08:00:00Z"));
    assertThat(response.textAt("work_email_domain")).isEqualTo("lumenworks.example");
    assertThat(sandbox.contactCount()).isEqualTo(41);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ln_member_id\":\"184220771\"}",
        "{\"ln_id\":\"" + LN_ID + "\"}",
        "{\"sn_id\":\"" + SN_ID + "\"}",
        "{\"linkedin_id\":\"marta-lindqvist-4b71a2\"}",
        "{\"linkedin\":\"MARTA-lindqvist-4b71a2\"}",
        "{\"email\":\"marta.lindqvist@fjordware.example\"}",
        "{\"work_email\":\"marta.lindqvist@fjordware.example\"}",
        "{\"email\":\"marta@post.example\"}",
        "{\"personal_email\":\"marta@post.example\"}",
        "{\"name\":\"Marta Lindqvist\",\"company_name\":\"Fjordware AS\"}",
        "{\"first_name\":\"Marta\",\"last_name\":\"Lindqvist\",\"company_name\":\"Fjordware AS\"}"
      })
  void upsertMatchesByEveryKey(String lead) {
    String uuid = addMarta();

    Response response = http.post(UPSERT, "{\"list_uuid\":\"" + list + "\",\"lead\":" + lead + "}");

    assertThat(response.textAt("uuid")).isEqualTo(uuid);
    assertThat(sandbox.contactCount()).isEqualTo(41);
  }

  @Test
  void upsertTakesTheFirstKeyThatHits() {
    List<Map<String, String>> keys =
        List.of(
            Map.of("ln_member_id", "77001"),
            Map.of("ln_id", "ACoAfirst"),
            Map.of("sn_id", "ACwAfirst"),
            Map.of("linkedin", "first-nickname"),
            Map.of("work_email", "first@work.example"),
            Map.of("personal_email", "first@home.example"),
            Map.of("name", "First Person", "company_name", "First AS"));
    List<String> uuids = keys.stream().map(key -> sandbox.rows().addContact(key)).toList();
    JsonObject lead = new JsonObject();
    keys.forEach(key -> key.forEach(lead::addProperty));

    for (int i = 0; i < keys.size(); i++) {
      JsonObject body = new JsonObject();
      body.addProperty("list_uuid", list);
      body.addProperty("update_if_exists", false);
      body.add("lead", lead.deepCopy());

      assertThat(http.post(UPSERT, body).textAt("uuid")).as("key %d", i).isEqualTo(uuids.get(i));

      keys.get(i).keySet().forEach(lead::remove);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void upsertUpdatesAndMovesAMatchAsTold(boolean update, boolean move) {
    String uuid = addMarta();

    http.post(
        UPSERT,
        Map.of(
            "list_uuid", otherList,
            "update_if_exists", update,
            "move_to_list", move,
            "lead",
                Map.of("linkedin_id", "marta-lindqvist-4b71a2", "company_name", "Lumenworks AS")));

    SandboxContact contact = sandbox.contact(uuid).orElseThrow();
    assertThat(contact.companyName()).isEqualTo(update ? "Lumenworks AS" : "Fjordware AS");
    assertThat(contact.listUuid()).isEqualTo(move ? otherList : list);
  }

  @Test
  void upsertKeepsTheLastNameWhenOnlyTheFirstIsSent() {
    addMarta();

    Response response =
        http.post(
            UPSERT,
            Map.of(
                "list_uuid", list, "lead", Map.of("linkedin_id", LN_ID, "first_name", "Martha")));

    assertThat(response.textAt("name")).isEqualTo("Martha Lindqvist");
  }

  @Test
  void upsertRepeatedChangesNothingMore() {
    Map<String, ?> body =
        Map.of("list_uuid", list, "lead", Map.of("linkedin_id", "new-one", "first_name", "Nils"));
    http.post(UPSERT, body);
    List<SandboxContact> once = sandbox.contacts();
    now.set(START.plusSeconds(60));

    http.post(UPSERT, body);

    assertThat(sandbox.contacts()).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                         | lead          | required",
        "{}                                                         | list_uuid     | required",
        "{\"lead\":{\"linkedin_id\":\"x\"},\"list_uuid\":\"nowhere\"}      | list_uuid     |"
            + " invalid",
        "{\"lead\":\"marta\",\"list_uuid\":\"nowhere\"}                 | lead          | must be",
        "{\"lead\":{\"linkedin_id\":\"x\"},\"custom_fields\":7}         | custom_fields | must be",
        "{\"lead\":{\"linkedin_id\":\"x\"},\"move_to_list\":\"maybe\"}    | move_to_list  | must be"
      })
  void upsertNamesEveryFieldThatIsWrong(String body, String field, String rule) {
    Response response = http.post(UPSERT, body);

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.textAt("error.data." + field + ".0")).contains(rule);
    assertThat(sandbox.contactCount()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"first_name\":\"Nobody\"}      | lead.linkedin_id",
        "{\"linkedin_id\":\"x\",\"email\":\"nowhere\"} | lead.email"
      })
  void upsertNamesFieldsOfTheLeadByTheirPath(String lead, String field) {
    Response response = http.post(UPSERT, "{\"list_uuid\":\"" + list + "\",\"lead\":" + lead + "}");

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.at("error.data").getAsJsonObject().keySet()).containsExactly(field);
  }

  // ---- create many

  @Test
  void createManyAnswersOldUuidsForKnownNicknamesAndLeavesOutWhatItCannotTell() {
    String uuid = addMarta();

    Response response =
        http.post(
            "/leads/api/leads",
            Map.of(
                "list_uuid",
                otherList,
                "leads",
                List.of(
                    Map.of("linkedin_id", "marta-lindqvist-4b71a2", "first_name", "Other"),
                    Map.of(
                        "linkedin_id", "new-person-1",
                        "first_name", "Nils",
                        "custom_fields", Map.of("seats", 20)),
                    Map.of("first_name", "Nobody"),
                    "not even an object",
                    Map.of("linkedin_id", "x", "email", "no email"),
                    Map.of("linkedin_id", "new-person-1"))));

    assertThat(response.status()).isEqualTo(200);
    JsonArray contacts = response.json().getAsJsonArray();
    assertThat(contacts).hasSize(3);
    assertThat(response.textAt("0.uuid")).isEqualTo(uuid);
    assertThat(response.textAt("0.first_name")).isEqualTo("Marta");
    assertThat(response.textAt("1.linkedin")).isEqualTo("new-person-1");
    assertThat(response.textAt("2.uuid")).isEqualTo(response.textAt("1.uuid"));
    assertThat(sandbox.contactCount()).isEqualTo(42);
    assertThat(sandbox.contact(response.textAt("1.uuid")).orElseThrow().customFields())
        .containsKey("seats");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"leads\":[{\"linkedin_id\":\"x\"}]}      | list_uuid",
        "{\"list_uuid\":\"{list}\"}               | leads",
        "{\"list_uuid\":\"{list}\",\"leads\":[]}    | leads",
        "{\"list_uuid\":\"{list}\",\"leads\":\"x\"}   | leads"
      })
  void createManyNeedsAListAndLeads(String body, String field) {
    Response response = http.post("/leads/api/leads", body.replace("{list}", list));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.at("error.data").getAsJsonObject().keySet()).containsExactly(field);
  }
}
