package io.getsales.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.getsales.client.contract.ContractWatch;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that gives the answers it is told and keeps every request it got, with a client of it
 * that repeats nothing. Both live as long as the test class, answers and requests as long as a
 * test.
 */
final class StubServer
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  static final String KEY = "key-of-the-stub-server";

  private static final String HOST = "127.0.0.1";
  private static final String JSON = "application/json";

  private final WireMockServer server =
      new WireMockServer(
          wireMockConfig()
              .bindAddress(HOST)
              .dynamicPort()
              .containerThreads(10)
              .jettyAcceptors(1)
              .jettyStopTimeout(100L)
              .http2PlainDisabled(true)
              .templatingEnabled(false)
              .extensionScanningEnabled(false));
  private GetSales client;

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
    client = builder().build();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    server.resetAll();
  }

  /** What the client sent has to be as the description has it, whatever was answered. */
  @Override
  public void afterEach(ExtensionContext context) {
    for (LoggedRequest request : requests()) {
      Map<String, List<String>> headers = new HashMap<>();
      request.getHeaders().all().forEach(header -> headers.put(header.key(), header.values()));
      ContractWatch.judge(
          request.getMethod().getName(), request.getUrl(), headers, request.getBodyAsString());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    client.close();
    server.stop();
  }

  /** The client that all tests of the class share. */
  GetSales client() {
    return client;
  }

  /** For a client of one's own: key and address are set, nothing waits. */
  GetSalesBuilder builder() {
    return GetSales.builder()
        .baseUrl(baseUrl())
        .apiKey(KEY)
        .quota(Quota.unlimited())
        .options(options -> options.retries(RetryPolicy.never()));
  }

  /** Where it listens; without a slash at the end. */
  String baseUrl() {
    return "http://" + HOST + ":" + server.port();
  }

  /** Every request is answered with this status and JSON. */
  void answers(int status, String json) {
    answers(json(status, json));
  }

  /** Every request is answered so. */
  void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** The requests are answered with 200 and these texts, one after the other. */
  void answersInTurn(String... json) {
    for (int i = 0; i < json.length; i++) {
      server.stubFor(
          any(anyUrl())
              .inScenario("in turn")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : String.valueOf(i))
              .willReturn(json(200, json[i]))
              .willSetStateTo(String.valueOf(i + 1)));
    }
  }

  /** An answer with a JSON body. */
  static ResponseDefinitionBuilder json(int status, String json) {
    return aResponse().withStatus(status).withHeader("Content-Type", JSON).withBody(json);
  }

  /** All requests, in the order they came. */
  List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>();
    for (ServeEvent newestFirst : server.getAllServeEvents()) {
      requests.add(0, newestFirst.getRequest());
    }
    return requests;
  }

  /** The one request that came. */
  LoggedRequest request() {
    List<LoggedRequest> requests = requests();
    if (requests.size() != 1) {
      throw new AssertionError("expected one request, got " + requests.size());
    }
    return requests.get(0);
  }
}
