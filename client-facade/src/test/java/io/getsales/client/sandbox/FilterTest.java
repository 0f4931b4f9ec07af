package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.sandbox.TestHttp.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters let through, in bodies and in queries. All tests only read. */
final class FilterTest {
  private static final String MESSAGES = "/flows/api/linkedin-messages";
  private static final String EMAILS = "/emails/api/emails";
  private static final List<String> NAMES = new ArrayList<>();

  private static GetSalesSandbox sandbox;
  private static TestHttp http;
  private static String tagged;

  @BeforeAll
  static void open() {
    sandbox =
        GetSalesSandbox.builder()
            .contacts(0)
            .lists(2)
            .automations(4)
            .senderProfiles(1)
            .noQuota()
            .build();
    http = new TestHttp(sandbox);
    contact("ada", "2025-01-01T00:00:00Z", Map.of("status", "ok", "company_name", "Lumenworks"));
    contact(
        "bea",
        "2025-01-01T23:59:59Z",
        Map.of("work_email", "bea@lumenworks.example", "email_status", "ok", "position", "Baker"));
    contact(
        "cleo",
        "2025-01-02T00:00:00Z",
        Map.of(
            "personal_email", "cleo@post.example", "headline", "I am no BAKER", "status", "odd"));
    contact("dana", "2025-01-02T12:30:15.250000Z", Map.of("ln_id", "ACoAdana", "user_id", 7));
    contact("enid", "2025-01-03T08:00:00Z", Map.of("company_name", "Lumenworks"));
    tagged = sandbox.lists().get(1).uuid();
    message("m1", Map.of("type", "inbox", "text", "Yes, gladly", "user_id", 5));
    message("m2", Map.of("type", "outbox", "status", "new", "user_id", 11));
    Map<String, Object> third = new HashMap<>(Map.of("type", "outbox", "user_id", 30));
    third.put("automation", null);
    message("m3", third);
    email("e1", "2025-01-01T10:00:00Z");
    email("e2", "2025-01-02T10:00:00Z");
    email("e3", "2025-01-03T10:00:00Z");
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static void contact(String name, String createdAt, Map<String, ?> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("name", name);
    fields.put("linkedin", name + "-1");
    fields.put("created_at", createdAt);
    if (name.equals("enid")) {
      fields.put("list_uuid", sandbox.lists().get(1).uuid());
      fields.put("tags", List.of("t1", "t2"));
    }
    remember(name, sandbox.rows().addContact(fields));
  }

  private static void message(String name, Map<String, ?> fields) {
    remember(name, sandbox.rows().addLinkedInMessage(fields));
  }

  private static void email(String name, String sentAt) {
    remember(name, sandbox.rows().addEmail(Map.of("sent_at", sentAt)));
  }

  private static void remember(String name, String uuid) {
    NAMES.add(name);
    NAMES.add(uuid);
  }

  private static List<String> names(Response response) {
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response.uuids().stream().map(uuid -> NAMES.get(NAMES.indexOf(uuid) - 1)).toList();
  }

  private static List<String> expected(String names) {
    return names.equals("-") ? List.of() : List.of(names.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "",
      value = {
        // equal, any of, null
        "{}                                                         | ada bea cleo dana enid",
        "[]                                                         | ada bea cleo dana enid",
        "{\"status\":\"odd\"}                                           | cleo",
        "{\"status\":[\"odd\",\"none\"]}                                  | cleo",
        "{\"company_name\":\"Lumenworks\"}                              | ada enid",
        "{\"company_name\":\"lumenworks\"}                              | -",
        "{\"company_name\":\"is_null\"}                                 | bea cleo dana",
        "{\"company_name\":\"is_not_null\"}                             | ada enid",
        "{\"company_name\":null}                                      | ada bea cleo dana enid",
        "{\"list_uuid\":\"{list}\"}                                     | enid",
        "{\"list_uuid\":\"{list}\",\"status\":\"odd\"}                      | -",
        "{\"tags\":[\"t2\",\"t9\"]}                                       | enid",
        "{\"tags\":\"is_null\"}                                         | ada bea cleo dana",
        // operators
        "{\"status\":{\"=\":\"odd\"}}                                     | cleo",
        "{\"status\":{\"!=\":\"odd\"}}                                    | ada bea dana enid",
        "{\"status\":{\"<>\":\"odd\"}}                                    | ada bea dana enid",
        "{\"status\":{\"<>\":[\"odd\",\"ok\"]}}                             | -",
        "{\"company_name\":{\"!=\":null}}                               | ada enid",
        "{\"name\":{\">\":\"bea\",\"<=\":\"dana\"}}                           | cleo dana",
        "{\"name\":{\">=\":\"bea\",\"<\":\"dana\"}}                           | bea cleo",
        // keys that mean more than one field
        "{\"q\":\"baker\"}                                              | bea cleo",
        "{\"q\":\"lumenworks.example\"}                                 | bea",
        "{\"name\":\"ADA\"}                                             | ada",
        "{\"email\":\"BEA@lumenworks.example\"}                         | bea",
        "{\"email\":\"cleo@post.example\"}                              | cleo",
        "{\"work_email_domain\":\"lumenworks.example\"}                 | bea",
        "{\"linkedin\":\"https://www.linkedin.com/in/Ada-1/\"}          | ada",
        "{\"linkedin_id\":\"ACoAdana\"}                                 | dana",
        "{\"linkedin_id\":[\"ada-1\",\"enid-1\"]}                         | ada enid",
        // keys nobody knows
        "{\"shoe_size\":41}                                           | ada bea cleo dana enid",
        "{\"shoe_size\":41,\"status\":\"odd\"}                            | cleo",
        "{\"updated_at\":{\">\":\"2030-01-01\"}}                          | ada bea cleo dana enid",
        // days
        "{\"created_at\":\"2025-01-01\"}                                | ada bea",
        "{\"created_at\":{\"from\":\"2025-01-02\"}}                       | cleo dana enid",
        "{\"created_at\":{\"to\":\"2025-01-01\"}}                         | ada bea",
        "{\"created_at\":{\"from\":\"2025-01-02\",\"to\":\"2025-01-02\"}}     | cleo dana",
        "{\"created_at\":{\">=\":\"2025-01-02\"}}                         | cleo dana enid",
        "{\"created_at\":{\">\":\"2025-01-02\"}}                          | enid",
        "{\"created_at\":{\"<\":\"2025-01-02\"}}                          | ada bea",
        "{\"created_at\":{\"<=\":\"2025-01-02\"}}                         | ada bea cleo dana",
        "{\"created_at\":{\"!=\":\"2025-01-02\"}}                         | ada bea enid",
        "{\"created_at\":{\"!=\":\"2025-01-02\",\">\":\"2025-01-01\"}}        | enid",
        "{\"created_at\":[\"2025-01-01\",\"2025-01-03\"]}                 | ada bea enid",
        "{\"created_at\":\"is_null\"}                                   | -",
        "{\"created_at\":\"is_not_null\"}                               | ada bea cleo dana enid",
        "{\"created_at\":{\"from\":\"2025-01-03\",\"to\":\"2025-01-01\"}}     | -",
        // full timestamps
        "{\"created_at\":{\"=\":\"2025-01-02T00:00:00Z\"}}                | cleo",
        "{\"created_at\":\"2025-01-02T12:30:15.250000Z\"}               | dana",
        "{\"created_at\":\"2025-01-02T12:30:15.25Z\"}                   | dana",
        "{\"created_at\":\"2025-01-02T12:30:15Z\"}                      | -",
        "{\"created_at\":{\">=\":\"2025-01-02T12:30:15.250000Z\"}}        | dana enid",
        "{\"created_at\":{\">\":\"2025-01-02T12:30:15.250000Z\"}}         | enid",
        "{\"created_at\":{\"<=\":\"2025-01-01T23:59:59Z\"}}               | ada bea",
        "{\"created_at\":{\"<\":\"2025-01-01T23:59:59Z\"}}                | ada",
        "{\"created_at\":{\"<\":\"2025-01-01 23:59:59\"}}                 | ada",
        "{\"created_at\":{\"<=\":\"2025-01-02T01:00:00+02:00\"}}          | ada",
        "{\"created_at\":{\"from\":\"2025-01-01T12:00:00Z\",\"to\":\"2025-01-02T00:00:00Z\"}} | bea"
            + " cleo",
        "{\"created_at\":{\">=\":\"2025-01-02\"},\"status\":{\"!=\":\"odd\"}}     | dana enid"
      })
  void aFilterInTheBodyLetsThrough(String filter, String names) {
    Response response =
        http.post(
            "/leads/api/leads/search",
            "{\"order_type\":\"asc\",\"filter\":" + filter.replace("{list}", tagged) + "}");

    assertThat(names(response)).containsExactlyElementsOf(expected(names));
    assertThat(response.textAt("total")).isEqualTo(String.valueOf(expected(names).size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filter[type]=inbox                        | m1",
        "filter[type][]=inbox&filter[type][]=none  | m1",
        "filter[type][0]=inbox&filter[type][1]=outbox | m1 m2 m3",
        "filter[type]=outbox&filter[status]=new    | m2",
        "filter[status][!=]=new                    | m1 m3",
        "filter[status][<>]=new                    | m1 m3",
        "filter[status][=]=new                     | m2",
        "filter[user_id]=11                        | m2",
        "filter[user_id][>]=5                      | m2 m3",
        "filter[user_id][>=]=5                     | m1 m2 m3",
        "filter[user_id][<]=30                     | m1 m2",
        "filter[user_id][<=]=11&filter[user_id][>]=5 | m2",
        "filter[automation]=is_null                | m3",
        "filter[automation]=is_not_null            | m1 m2",
        "filter[q]=GLADLY                          | m1",
        "filter[shoe_size]=41                      | m1 m2 m3",
        "filter[created_at][>]=2030-01-01          | m1 m2 m3",
        // flat keys, other spellings and JSON are not heard
        "type=inbox                                | m1 m2 m3",
        "status=new&user_id=11                     | m1 m2 m3",
        "q=gladly                                  | m1 m2 m3",
        "filter={\"type\":\"inbox\"}                   | m1 m2 m3"
      })
  void aFilterInTheQueryLetsThrough(String query, String names) {
    Response response = http.get(MESSAGES + TestHttp.query(query));

    assertThat(names(response)).containsExactlyInAnyOrderElementsOf(expected(names));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filter[sent_at]=2025-01-02                          | e2",
        "filter[sent_at]=2025-01-02,2025-01-03               | e2 e3",
        "filter[sent_at][>=]=2025-01-02                      | e2 e3",
        "filter[sent_at][>]=2025-01-02T10:00:00Z             | e3",
        "filter[sent_at][>=]=2025-01-02&filter[sent_at][<]=2025-01-03 | e2",
        "filter[sent_at][from]=2025-01-03                    | e3",
        "filter[sent_at][!=]=2025-01-02                      | e1 e3",
        "filter[sent_at][]=2025-01-01&filter[sent_at][]=2025-01-03 | e1 e3",
        "filter[sent_at]=is_null                             | -"
      })
  void emailsTakeTimesInTheQuery(String query, String names) {
    Response response = http.get(EMAILS + TestHttp.query(query));

    assertThat(names(response)).containsExactlyInAnyOrderElementsOf(expected(names));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/flows/api/flows           | filter[status]=on          | 1",
        "/flows/api/flows           | filter[status][]=on&filter[status][]=draft | 2",
        "/flows/api/flows           | filter[is_public]=false    | 4",
        "/flows/api/flows           | filter[is_public]=1        | 0",
        "/flows/api/flows           | filter[q]=RENEWAL          | 1",
        "/flows/api/flows           | status=on                  | 4",
        "/flows/api/sender-profiles | filter[status]=disabled    | 0",
        "/flows/api/sender-profiles | filter[linkedin_browser_id]=7000 | 1",
        "/flows/api/sender-profiles | status=disabled            | 1",
        "/leads/api/lists           | filter[name]=Trade fair visitors | 1",
        "/leads/api/lists           | filter[q]=fair             | 1",
        "/leads/api/lists           | q=fair                     | 2"
      })
  void otherListsHearTheirOwnKeys(String path, String query, int rows) {
    assertThat(http.get(path + TestHttp.query(query)).data()).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"created_at\":\"yesterday\"}",
        "{\"created_at\":{\">\":\"2025-13-01\"}}",
        "{\"created_at\":{\"~\":\"2025-01-01\"}}",
        "{\"created_at\":{\">\":[\"2025-01-01\"]}}",
        "{\"status\":{\"like\":\"o\"}}"
      })
  void aMistakeInAFilterShowsAsAServerError(String filter) {
    Response response = http.post("/leads/api/leads/search", "{\"filter\":" + filter + "}");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.textAt("message")).isNotEmpty();
  }

  @Test
  void aFilterThatIsNoObjectIsRefused() {
    Response response = http.post("/leads/api/leads/search", "{\"filter\":\"status\"}");

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.textAt("error.data.filter.0")).isNotEmpty();
  }

  @Test
  void flatFiltersAreHeardWhenSet() {
    try (GetSalesSandbox documented = GetSalesSandbox.builder().documented().contacts(0).build()) {
      TestHttp other = new TestHttp(documented);

      assertThat(other.get("/flows/api/flows?status=on&limit=10").data()).hasSize(1);
      assertThat(other.get("/flows/api/flows" + TestHttp.query("filter[status]=on")).data())
          .hasSize(1);
    }
  }

  @Test
  void unknownKeysFailWhenSet() {
    try (GetSalesSandbox strict =
        GetSalesSandbox.builder().contacts(1).failOnUnknownFilterKeys(true).build()) {
      TestHttp other = new TestHttp(strict);

      assertThat(other.search(Map.of("filter", Map.of("shoe_size", 41))).status()).isEqualTo(500);
      assertThat(other.get("/flows/api/flows" + TestHttp.query("filter[shoe]=1")).status())
          .isEqualTo(500);
    }
  }
}
