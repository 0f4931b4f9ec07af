package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.getsales.client.sandbox.TestHttp.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shapes of answers, by setting and by preset. */
final class ShapesTest {
  private static final String MICROS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z";
  private static final String SECONDS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  private enum Preset {
    DOCUMENTED(SandboxBuilder::documented),
    OBSERVED(SandboxBuilder::observed),
    WHITE_LABEL(SandboxBuilder::whiteLabel);

    @SuppressWarnings("ImmutableEnumChecker") // method references hold no state
    private final UnaryOperator<SandboxBuilder> set;

    Preset(UnaryOperator<SandboxBuilder> set) {
      this.set = set;
    }

    GetSalesSandbox open() {
      return set.apply(GetSalesSandbox.builder())
          .contacts(60)
          .linkedInMessages(20)
          .emails(20)
          .build();
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, false", "OBSERVED, true", "WHITE_LABEL, false"})
  void contactsAreReadInAnEnvelopeOrBare(Preset preset, boolean wrapped) {
    try (GetSalesSandbox sandbox = preset.open()) {
      TestHttp http = new TestHttp(sandbox);
      SandboxContact contact = sandbox.contacts().get(5);
      List<JsonElement> reads =
          List.of(
              http.search(Map.of()).at("data.0"),
              http.post("/leads/api/leads/lookup-one", Map.of("linkedin_id", "" + contact.lnId()))
                  .json(),
              http.get("/leads/api/leads/" + contact.uuid()).json());

      for (JsonElement read : reads) {
        assertThat(read.getAsJsonObject().has("lead")).isEqualTo(wrapped);
        assertThat(read.getAsJsonObject().has("uuid")).isEqualTo(!wrapped);
      }
    }
  }

  @Test
  void searchLeavesExtrasOutWhenTold() {
    try (GetSalesSandbox sandbox = Preset.OBSERVED.open()) {
      TestHttp http = new TestHttp(sandbox);

      assertThat(http.search(Map.of("disable_aggregation", true)).at("data.0").getAsJsonObject())
          .satisfies(row -> assertThat(row.keySet()).containsExactly("lead"));
      assertThat(http.search(Map.of()).at("data.0").getAsJsonObject())
          .satisfies(
              row ->
                  assertThat(row.keySet())
                      .containsExactly("lead", "flows", "custom_fields", "markers"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED, array, array",
    "OBSERVED, nested, data limit offset total has_more",
    "WHITE_LABEL, data limit offset total, data limit offset total"
  })
  void pagesOfEmailsAndListsComeInTheirShape(Preset preset, String emails, String lists) {
    try (GetSalesSandbox sandbox = preset.open()) {
      TestHttp http = new TestHttp(sandbox);

      assertThat(shape(http.get("/emails/api/emails").json())).isEqualTo(emails);
      assertThat(shape(http.get("/leads/api/lists").json())).isEqualTo(lists);
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, true", "OBSERVED, true", "WHITE_LABEL, false"})
  void otherPagesAlwaysHaveTheEnvelopeWithOrWithoutHasMore(Preset preset, boolean hasMore) {
    try (GetSalesSandbox sandbox = preset.open()) {
      TestHttp http = new TestHttp(sandbox);
      String expected = "data limit offset total" + (hasMore ? " has_more" : "");

      assertThat(shape(http.search(Map.of()).json())).isEqualTo(expected);
      for (String path :
          List.of(
              "/flows/api/flows", "/flows/api/linkedin-messages", "/flows/api/sender-profiles")) {
        assertThat(shape(http.get(path).json())).as(path).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PageShape.class)
  void everyShapeHoldsTheSameRows(PageShape shape) {
    try (GetSalesSandbox sandbox =
        GetSalesSandbox.builder().contacts(5).emails(30).emailPages(shape).build()) {
      Response response = new TestHttp(sandbox).get("/emails/api/emails?limit=7&offset=2");

      JsonElement rows =
          shape == PageShape.BARE_ARRAY ? response.json() : response.object().get("data");
      assertThat(rows.getAsJsonArray()).hasSize(7);
      if (shape == PageShape.NESTED_PAGINATION) {
        assertThat(response.at("pagination"))
            .isEqualTo(Json.parse("{\"limit\":7,\"offset\":2,\"total\":30,\"has_more\":true}"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED, micros, seconds",
    "OBSERVED, micros, seconds",
    "WHITE_LABEL, micros, micros"
  })
  void timesAreWrittenAsThePresetHasThem(Preset preset, String contacts, String automations) {
    try (GetSalesSandbox sandbox = preset.open()) {
      assertTimes(sandbox, contacts, automations);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MICROSECONDS, micros, micros",
    "SECONDS, seconds, seconds",
    "BY_RESOURCE, micros, seconds"
  })
  void timesAreWrittenAsSet(DateShape dates, String contacts, String automations) {
    try (GetSalesSandbox sandbox =
        GetSalesSandbox.builder().contacts(5).emails(3).dates(dates).build()) {
      assertTimes(sandbox, contacts, automations);
    }
  }

  private static void assertTimes(GetSalesSandbox sandbox, String contacts, String automations) {
    TestHttp http = new TestHttp(sandbox);
    String most = contacts.equals("micros") ? MICROS : SECONDS;
    String some = automations.equals("micros") ? MICROS : SECONDS;
    String contact = http.search(Map.of("limit", 5)).text();
    assertThat(contact).containsPattern("\"created_at\":\"" + most + "\"");
    assertThat(contact).doesNotContainPattern(most.equals(MICROS) ? SECONDS : MICROS);
    assertThat(http.get("/flows/api/linkedin-messages").text())
        .containsPattern("\"sent_at\":\"" + most + "\"");
    assertThat(http.get("/flows/api/flows").textAt("data.0.created_at")).matches(some);
    assertThat(http.get("/emails/api/emails").text()).containsPattern("\"sent_at\":\"" + some);
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, false", "OBSERVED, true", "WHITE_LABEL, false"})
  void rowsHaveFieldsThatNobodyDocuments(Preset preset, boolean extra) {
    try (GetSalesSandbox sandbox = preset.open()) {
      TestHttp http = new TestHttp(sandbox);
      SandboxContact contact = sandbox.contacts().get(0);
      Response read = http.get("/leads/api/leads/" + contact.uuid());
      JsonObject lead =
          read.object().has("lead") ? read.at("lead").getAsJsonObject() : read.object();

      assertThat(lead.has("assistant_hint")).isEqualTo(extra);
      assertThat(lead.size()).isGreaterThanOrEqualTo(ContactRenderer.FIELDS.size());
      assertThat(http.get("/flows/api/flows").at("data.0").getAsJsonObject().has("row_version"))
          .isEqualTo(extra);
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, {}", "OBSERVED, []", "WHITE_LABEL, []"})
  void anEmptyMapIsWrittenAsTheBackEndDoes(Preset preset, String empty) {
    try (GetSalesSandbox sandbox = preset.open()) {
      TestHttp http = new TestHttp(sandbox);
      String uuid = sandbox.rows().addContact(Map.of("linkedin", "no-custom-fields"));

      assertThat(new TestHttp(sandbox, null).get("/leads/api/lists").at("error.data"))
          .isEqualTo(Json.parse(empty));
      if (preset == Preset.OBSERVED) {
        assertThat(http.get("/leads/api/leads/" + uuid).at("custom_fields"))
            .isEqualTo(Json.parse(empty));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, 200", "OBSERVED, 204", "WHITE_LABEL, 204"})
  void writesWithNothingToShowAnswerEmptyOrAFewWords(Preset preset, int status) {
    try (GetSalesSandbox sandbox = preset.open()) {
      TestHttp http = new TestHttp(sandbox);
      String contact = sandbox.contacts().get(0).uuid();
      String automation = sandbox.automations().get(0).uuid();
      String lead = "{\"linkedin_id\":\"marta-1\"}";
      String list = sandbox.lists().get(0).uuid();

      Response enrol = http.post("/flows/api/flows/" + automation + "/leads/" + contact);
      Response addNew =
          http.post(
              "/flows/api/flows/" + automation + "/add-new-lead",
              "{\"lead\":" + lead + ",\"list_uuid\":\"" + list + "\"}");
      Response cancelAll = http.put("/flows/api/flows/leads/" + contact + "/cancel-all");
      Response delete = http.delete("/leads/api/leads/" + contact);

      for (Response response : List.of(enrol, addNew, cancelAll, delete)) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text().isEmpty()).isEqualTo(status == 204);
      }
      if (status == 200) {
        assertThat(shape(enrol.json())).isEqualTo("status message");
        assertThat(shape(delete.json())).isEqualTo("status message");
        assertThat(shape(cancelAll.json())).isEqualTo("message");
        assertThat(addNew.textAt("lead.linkedin")).isEqualTo("marta-1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, message reason lead", "OBSERVED, reason", "WHITE_LABEL, reason"})
  void aSkippedContactIsToldOf(Preset preset, String expected) {
    try (GetSalesSandbox sandbox = preset.open()) {
      Response response =
          new TestHttp(sandbox)
              .post(
                  "/flows/api/flows/" + sandbox.automations().get(0).uuid() + "/add-new-lead",
                  Map.of(
                      "list_uuid", sandbox.lists().get(0).uuid(),
                      "skip_if_lead_exists", true,
                      "lead", Map.of("linkedin_id", "" + sandbox.contacts().get(5).lnId())));

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.textAt("reason")).isEqualTo("skipped");
      assertThat(shape(response.json())).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, true", "OBSERVED, false", "WHITE_LABEL, true"})
  void aLocationIsAnArrayOrAnObject(Preset preset, boolean array) {
    try (GetSalesSandbox sandbox = preset.open()) {
      Set<String> shapes = new TreeSet<>();
      for (JsonElement row : new TestHttp(sandbox).search(Map.of("limit", 60)).data()) {
        JsonObject object = row.getAsJsonObject();
        JsonElement location =
            (object.has("lead") ? object.getAsJsonObject("lead") : object).get("location");
        shapes.add(location.isJsonNull() ? "null" : location.isJsonArray() ? "array" : "object");
      }

      assertThat(shapes).containsExactlyInAnyOrder("null", array ? "array" : "object");
    }
  }

  @ParameterizedTest
  @CsvSource({"DOCUMENTED, 422", "OBSERVED, 200", "WHITE_LABEL, 422"})
  void upsertInsistsOnALinkedInIdOrNot(Preset preset, int status) {
    try (GetSalesSandbox sandbox = preset.open()) {
      Response response =
          new TestHttp(sandbox)
              .post(
                  "/leads/api/leads/upsert",
                  Map.of(
                      "list_uuid", sandbox.lists().get(0).uuid(),
                      "lead", Map.of("email", "new@fjordware.example")));

      assertThat(response.status()).isEqualTo(status);
    }
  }

  @Test
  void theDocumentedServiceHasNoEndOfSearch() {
    try (GetSalesSandbox sandbox = Preset.DOCUMENTED.open()) {
      assertThat(new TestHttp(sandbox).search(Map.of("offset", 50_000)).status()).isEqualTo(200);
    }
  }

  @Test
  void aSettingAfterAPresetOverridesIt() {
    try (GetSalesSandbox sandbox =
        GetSalesSandbox.builder()
            .whiteLabel()
            .contactEnvelope(true)
            .hasMore(true)
            .extraFields(true)
            .emptyAnswers(false)
            .emptyMapsAsArrays(false)
            .linkedInIdRequired(false)
            .locationAsArray(false)
            .flatFilters(true)
            .listPages(PageShape.BARE_ARRAY)
            .pageCap(3)
            .resultWindow(5)
            .contacts(9)
            .build()) {
      TestHttp http = new TestHttp(sandbox);

      assertThat(http.search(Map.of()).at("data.0").getAsJsonObject().has("lead")).isTrue();
      assertThat(http.search(Map.of()).data()).hasSize(3);
      assertThat(http.search(Map.of("offset", 3)).status()).isEqualTo(500);
      assertThat(http.get("/leads/api/lists").json().isJsonArray()).isTrue();
      assertThat(http.get("/flows/api/flows?status=on").data()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, gzip", "false, "})
  void answersAreCompressedOnlyWhenSet(boolean gzip, String encoding) throws Exception {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(50).gzip(gzip).build()) {
      HttpResponse<byte[]> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/flows/api/flows"))
                      .header("Authorization", "Bearer " + sandbox.apiKey())
                      .header("Accept-Encoding", "gzip")
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray());

      assertThat(response.headers().firstValue("Content-Encoding").orElse(null))
          .isEqualTo(encoding);
    }
  }

  private static String shape(JsonElement answer) {
    if (answer.isJsonArray()) {
      return "array";
    }
    Set<String> keys = answer.getAsJsonObject().keySet();
    return keys.contains("pagination") ? "nested" : String.join(" ", keys);
  }
}
