package io.getsales.client.build.update;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonParser;
import io.getsales.client.GetSales;
import io.getsales.client.build.report.Markdown;
import io.getsales.client.build.report.SpecReport;
import io.getsales.client.sandbox.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small invented descriptions through the whole step: update, generate, compile, call. */
class VariantsTest {
  private static final WireMockServer SERVER =
      new WireMockServer(
          wireMockConfig()
              .bindAddress("127.0.0.1")
              .dynamicPort()
              .containerThreads(10)
              .jettyAcceptors(1)
              .jettyStopTimeout(100L)
              .http2PlainDisabled(true)
              .templatingEnabled(false)
              .extensionScanningEnabled(false));

  @TempDir Path directory;

  private static Present present;

  @BeforeAll
  static void start(@TempDir Path shared) throws IOException {
    present =
        Present.of(TestProject.courier(shared), OwnClasspath.entries(), shared.resolve("present"));
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  static Stream<Variant> variants() throws IOException {
    return Variant.all();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void goesThroughTheWholeStep(Variant variant) throws Exception {
    Project project = TestProject.courier(directory);
    Path changed = variant.write(project.description(), directory);

    Path work = directory.resolve("work");
    SpecReport report =
        new SpecUpdate(new Source(), project, OwnClasspath.entries(), present)
            .run(changed.toString(), false, new StringBuilder(), work);

    String text = Files.readString(directory.resolve("target/spec-report.md"));
    assertThat(report.verdict().words()).as(text).isEqualTo(variant.verdict());
    assertThat(text).isEqualTo(Markdown.of(report));
    assertThat(variant.report()).allSatisfy(part -> assertThat(text).contains(part));
    assertThat(project.description()).hasSameBinaryContentAs(changed);
    if (variant.verdict().equals("compatible")) {
      assertThat(report.reasons()).isEmpty();
      assertThat(report.errors()).isEmpty();
    }
    if (!variant.calls().isEmpty()) {
      calls(variant, SpecUpdate.newClasses(work));
    }
  }

  private static void calls(Variant variant, Path classes) throws Exception {
    try (GeneratedCaller caller = new GeneratedCaller(classes)) {
      for (ExpectedCall call : variant.calls()) {
        check(caller, call);
      }
    }
  }

  private static void check(GeneratedCaller caller, ExpectedCall call) throws Exception {
    SERVER.resetAll();
    stub(call);
    try (GetSales client =
        GetSales.builder()
            .apiKey("key-of-the-variants")
            .baseUrl("http://127.0.0.1:" + SERVER.port())
            .timeSource(new VirtualTime())
            .build()) {
      if (call.throwing() != null) {
        Throwable thrown = catchThrowable(() -> caller.call(client, call));
        assertThat(thrown).as(call.toString()).isNotNull();
        assertThat(thrown.getClass().getSimpleName()).isEqualTo(call.throwing());
      } else {
        gives(caller, caller.call(client, call), call);
      }
    }
    requests(call);
  }

  private static void gives(GeneratedCaller caller, @Nullable Object answer, ExpectedCall call)
      throws Exception {
    assertThat(caller.text(answer)).as(call.toString()).isEqualTo(call.gives());
    if (call.then() != null) {
      Object value =
          Objects.requireNonNull(answer).getClass().getMethod(call.then()).invoke(answer);
      assertThat(value).as(call.then()).isNotNull();
      if (call.is() != null) {
        assertThat(value).hasToString(call.is());
      }
    }
  }

  private static void stub(ExpectedCall call) {
    List<Integer> statuses = call.statuses();
    for (int i = 0; i < statuses.size(); i++) {
      boolean isLast = i == statuses.size() - 1;
      ResponseDefinitionBuilder answer = aResponse().withStatus(statuses.get(i));
      if (isLast && !call.answer().isEmpty()) {
        answer.withHeader("Content-Type", call.type()).withBody(call.answer());
      }
      SERVER.stubFor(
          any(anyUrl())
              .inScenario("in turn")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : String.valueOf(i))
              .willReturn(answer)
              .willSetStateTo(String.valueOf(isLast ? i : i + 1)));
    }
  }

  private static void requests(ExpectedCall call) {
    List<LoggedRequest> requests = new ArrayList<>();
    for (ServeEvent event : SERVER.getAllServeEvents()) {
      requests.add(event.getRequest());
    }
    assertThat(requests).as(call.toString()).hasSize(call.requests());
    for (LoggedRequest request : requests) {
      assertThat(request.getMethod().getName() + " " + request.getUrl()).isEqualTo(call.request());
      assertThat(request.getHeader("Authorization")).isEqualTo("Bearer key-of-the-variants");
      assertThat(request.getHeader("Accept")).isEqualTo(call.accept());
      if (call.body() != null) {
        assertThat(JsonParser.parseString(request.getBodyAsString()))
            .isEqualTo(JsonParser.parseString(call.body()));
      }
      if (call.contains() != null) {
        assertThat(request.getBodyAsString()).contains(call.contains());
      }
    }
  }
}
