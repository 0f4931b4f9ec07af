package io.getsales.client.contract;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.oneOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.decoding.EveryCall;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.sandbox.Exchange;
import io.getsales.client.sandbox.GetSalesSandbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls of every operation, against the sandbox; {@link ContractWatch} has each request and answer
 * judged, here and in every other test, whatever server it has.
 */
class ContractTest {
  private static final Contract CONTRACT = Contract.read();

  private static Stream<EveryCall> everyCall() {
    return EveryCall.all();
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  void everyOperationIsSentAndAnsweredAsDescribed(EveryCall call) {
    int before = ContractWatch.judged();
    try (GetSalesSandbox sandbox = sandbox();
        GetSales getsales = client(sandbox)) {
      call.with(getsales, EveryCall.Ids.of(sandbox));
    }

    assertThat(ContractWatch.judged()).isGreaterThan(before);
  }

  @Test
  void filtersAndOrdersAreSentAsDescribed() {
    int before = ContractWatch.judged();
    try (GetSalesSandbox sandbox = sandbox();
        GetSales getsales = client(sandbox)) {
      Filter filter =
          Filter.where("uuid", oneOf(List.of("a", "b")))
              .and("created_at", atLeast(Instant.parse("2024-11-05T08:31:12Z")));
      Sort newest = Sort.descending("created_at");
      getsales.contacts().search(filter, newest).first();
      getsales.unibox().linkedInMessages().list(Filter.where("type", is("inbox")), newest).first();
      getsales.unibox().emails().list(filter, newest).first();
      getsales.senderProfiles().list(filter, newest).first();
      getsales.automations().list(Filter.where("status", is("on")), newest).first();
    }

    assertThat(ContractWatch.judged()).isGreaterThanOrEqualTo(before + 5);
  }

  private static GetSalesSandbox sandbox() {
    return GetSalesSandbox.builder().contacts(30).linkedInMessages(5).emails(5).noQuota().build();
  }

  private static GetSales client(GetSalesSandbox sandbox) {
    return GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build();
  }

  @Test
  void theJudgeComplainsAboutWhatIsWrong() {
    assertThat(CONTRACT.complaintsAboutRequest(request("GET", "/leads/api/nowhere", "", "")))
        .isNotEmpty();
    assertThat(
            CONTRACT.complaintsAboutRequest(request("GET", "/leads/api/lists", "limit=many", "")))
        .isNotEmpty();
    assertThat(CONTRACT.complaintsAboutRequest(request("GET", "/leads/api/lists", "page=2", "")))
        .isNotEmpty();
    assertThat(CONTRACT.complaintsAboutRequest(request("POST", "/leads/api/lists", "", "{}")))
        .isNotEmpty();
    assertThat(
            CONTRACT.complaintsAboutAnswer(
                answer("GET", "/leads/api/lists", 200, "{\"data\":{\"uuid\":[]}}")))
        .isNotEmpty();
    assertThat(CONTRACT.complaintsAboutAnswer(answer("GET", "/leads/api/lists", 418, "{}")))
        .isNotEmpty();
    assertThat(
            CONTRACT.complaintsAboutAnswer(
                answer("GET", "/leads/api/lists", 200, "{\"data\":[{\"name\":\"no uuid\"}]}")))
        .isNotEmpty();
  }

  private static Exchange request(String method, String path, String query, String body) {
    Map<String, List<String>> headers = Map.of("Content-Type", List.of("application/json"));
    return new Exchange(method, path, query, headers, body, 200, "");
  }

  private static Exchange answer(String method, String path, int status, String body) {
    return new Exchange(method, path, "", Map.of(), "", status, body);
  }
}
