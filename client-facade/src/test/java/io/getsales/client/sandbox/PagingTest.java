package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.getsales.client.sandbox.TestHttp.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits, offsets and orders. All tests only read. */
final class PagingTest {
  private static final int CONTACTS = 10_150;
  private static final String MESSAGES = "/flows/api/linkedin-messages";

  private static GetSalesSandbox sandbox;
  private static TestHttp http;

  @BeforeAll
  static void open() {
    sandbox =
        GetSalesSandbox.builder()
            .contacts(CONTACTS)
            .tieGroup(250)
            .linkedInMessages(130)
            .noQuota()
            .build();
    http = new TestHttp(sandbox);
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    // asked, echoed, rows
    ", 20, 20",
    "1, 1, 1",
    "100, 100, 100",
    "101, 100, 100",
    "5000, 100, 100"
  })
  void aPageHasTwentyRowsByDefaultAndAHundredAtMost(Integer limit, int echoed, int rows) {
    JsonObject body = new JsonObject();
    body.addProperty("limit", limit);
    Response search = http.post("/leads/api/leads/search", body);
    Response list = http.get(MESSAGES + (limit == null ? "" : "?limit=" + limit));

    for (Response response : List.of(search, list)) {
      assertThat(response.data()).hasSize(rows);
      assertThat(response.textAt("limit")).isEqualTo(String.valueOf(echoed));
      assertThat(response.textAt("offset")).isEqualTo("0");
      assertThat(response.at("has_more").getAsBoolean()).isTrue();
    }
    assertThat(search.textAt("total")).isEqualTo(String.valueOf(CONTACTS));
    assertThat(list.textAt("total")).isEqualTo("130");
  }

  @ParameterizedTest
  @CsvSource({"30, 99, true", "30, 100, false", "100, 100, false", "129, 1, false", "128, 1, true"})
  void hasMoreTellsWhetherRowsFollow(int offset, int limit, boolean more) {
    Response response = http.get(MESSAGES + "?limit=" + limit + "&offset=" + offset);

    assertThat(response.at("has_more").getAsBoolean()).isEqualTo(more);
  }

  @ParameterizedTest
  @CsvSource({"9900, 100, 200", "9999, 1, 200", "9901, 100, 500", "10000, 1, 500", "9990, 20, 500"})
  void contactSearchReachesTenThousandRows(int offset, int limit, int status) {
    Response response = http.search(Map.of("offset", offset, "limit", limit));

    assertThat(response.status()).isEqualTo(status);
    if (status == 500) {
      assertThat(response.textAt("message")).contains("10000", String.valueOf(offset + limit));
    }
  }

  @Test
  void pastTheEndThereIsAnEmptyPage() {
    Response response = http.get(MESSAGES + "?offset=5000");

    assertThat(response.data()).isEmpty();
    assertThat(response.textAt("total")).isEqualTo("130");
    assertThat(response.at("has_more").getAsBoolean()).isFalse();
  }

  @Test
  void searchesAreNewestFirstAndListsOldestFirstUnlessTold() {
    assertThat(times(http.search(Map.of("limit", 50))))
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(times(http.search(Map.of("limit", 50, "order_type", "asc")))).isSorted();
    assertThat(times(http.get(MESSAGES + "?limit=50"))).isSorted();
    assertThat(times(http.get(MESSAGES + "?limit=50&order_type=desc")))
        .isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void hyphensInOrderParametersAreNotHeard() {
    assertThat(http.get(MESSAGES + "?order-field=uuid&order-type=desc").uuids())
        .isEqualTo(http.get(MESSAGES).uuids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"asc", "desc"})
  void pagesOfEqualTimesFitTogether(String order) {
    for (String field : List.of("created_at", "status")) {
      Set<String> seen = new LinkedHashSet<>();
      for (int offset = 4_900; offset < 5_400; offset += 50) {
        seen.addAll(
            http.search(
                    Map.of(
                        "offset", offset, "limit", 50, "order_field", field, "order_type", order))
                .uuids());
      }
      assertThat(seen).as(field).hasSize(500);
    }
  }

  @Test
  void equalTimesComeInAnotherOrderEachTimeWhenShuffled() {
    try (GetSalesSandbox shuffled =
        GetSalesSandbox.builder().contacts(60).tieGroup(40).shuffledTies(true).build()) {
      TestHttp other = new TestHttp(shuffled);
      Map<String, ?> body = Map.of("limit", 60, "order_type", "asc");

      Response one = other.search(body);
      Response two = other.search(body);

      assertThat(two.uuids()).isNotEqualTo(one.uuids()).hasSameElementsAs(one.uuids());
      assertThat(times(one)).isSorted();
      assertThat(times(two)).isSorted();
      assertThat(other.search(Map.of("limit", 30, "order_type", "asc")).data()).hasSize(30);
    }
  }

  @Test
  void rowsCanBeOrderedByOtherFieldsWithNullsAtTheLowEnd() {
    List<String> positions = new ArrayList<>();
    for (int offset = 0; offset < 600; offset += 100) {
      http.search(
              Map.of(
                  "offset", offset, "limit", 100, "order_field", "position", "order_type", "asc"))
          .data()
          .forEach(
              row -> {
                JsonElement position =
                    row.getAsJsonObject().getAsJsonObject("lead").get("position");
                positions.add(position.isJsonNull() ? "" : position.getAsString());
              });
    }

    assertThat(positions).isSorted().contains("", "Business Developer");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=-1, limit",
    "limit=many, limit",
    "offset=-1, offset",
    "order_type=up, order_type",
    "order_field=shoe_size, order_field"
  })
  void refusesWhatIsNoPage(String query, String field) {
    Response list = http.get(MESSAGES + "?" + query);
    String[] pair = query.split("=", -1);
    Response search = http.search(Map.of(pair[0], pair[1]));

    for (Response response : List.of(list, search)) {
      assertThat(response.status()).as(response.text()).isEqualTo(422);
      assertThat(response.at("error.data").getAsJsonObject().keySet()).containsExactly(field);
    }
  }

  @Test
  void stretchesOfTimeCoverTheWholeBaseOnce() {
    Set<String> seen = new LinkedHashSet<>();
    int total = 0;
    for (int month = 0; month < 24; month++) {
      int year = 2023 + month / 12;
      String from = String.format(Locale.ROOT, "%d-%02d-01", year, month % 12 + 1);
      String to =
          String.format(Locale.ROOT, "%d-%02d-01", 2023 + (month + 1) / 12, (month + 1) % 12 + 1);
      Map<String, ?> filter = Map.of("created_at", Map.of(">=", from, "<", to));
      int offset = 0;
      while (true) {
        Response page = http.search(Map.of("filter", filter, "limit", 100, "offset", offset));
        seen.addAll(page.uuids());
        offset += page.data().size();
        if (page.data().isEmpty()) {
          total += page.at("total").getAsInt();
          break;
        }
      }
    }

    assertThat(seen).hasSize(CONTACTS);
    assertThat(total).isEqualTo(CONTACTS);
  }

  private static List<String> times(Response response) {
    List<String> times = new ArrayList<>();
    response
        .data()
        .forEach(
            row -> {
              JsonObject object = row.getAsJsonObject();
              JsonObject inner = object.has("lead") ? object.getAsJsonObject("lead") : object;
              times.add(inner.get("created_at").getAsString());
            });
    return times;
  }
}
