package io.getsales.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.decoding.EveryCall;
import io.getsales.client.decoding.OddValues;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every operation of a server that Prism makes from the description alone: it refuses
 * requests that are not as described, and makes up answers that are. Needs Node, so it runs in the
 * profile {@code prism} only.
 */
class PrismContract {
  private static final String PRISM = "@stoplight/prism-cli@5.14.2";
  private static final String SEED = "20241105";
  private static final int ANSWERS_EACH = 10;
  private static final Path DESCRIPTION =
      Path.of("../client-generated/target/openapi/getsales-public-api.overlaid.yaml");

  private static Process prism;
  private static GetSales getsales;

  @BeforeAll
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  static void start() throws IOException {
    int port = freePort();
    prism =
        new ProcessBuilder(
                List.of(
                    "npx",
                    "--yes",
                    PRISM,
                    "mock",
                    "--dynamic",
                    "--seed",
                    SEED,
                    "--json-schema-faker-fillProperties=false",
                    "--host",
                    "127.0.0.1",
                    "--port",
                    String.valueOf(port),
                    DESCRIPTION.toString()))
            .redirectErrorStream(true)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(prism.getInputStream(), StandardCharsets.UTF_8));
    Deque<String> lines = new ArrayDeque<>();
    String line = output.readLine();
    while (line != null && !line.contains("is listening")) {
      lines.add(line);
      line = output.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("Prism did not start:\n" + String.join("\n", lines));
    }
    drain(output);
    getsales =
        GetSales.builder()
            .apiKey("key-of-a-test")
            .baseUrl("http://127.0.0.1:" + port)
            .rateGate(RateGate.unlimited())
            .options(options -> options.retries(RetryPolicy.never()).oddValues(OddValues.FAIL))
            .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Prism logs each request and would stand still when nobody reads. */
  private static void drain(BufferedReader output) {
    Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "prism-output");
    reader.setDaemon(true);
    reader.start();
  }

  @AfterAll
  static void stop() {
    if (getsales != null) {
      getsales.close();
    }
    if (prism != null) {
      prism.descendants().forEach(ProcessHandle::destroy);
      prism.destroy();
    }
  }

  private static Stream<EveryCall> everyCall() {
    return EveryCall.all();
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  @Timeout(60)
  void takesTheRequestAndAnswersWhatTheClientReads(EveryCall call) {
    getsales.drift().reset();
    for (int i = 0; i < ANSWERS_EACH; i++) {
      assertThat(call.with(getsales, EveryCall.Ids.invented())).isNotNull();
    }

    assertThat(getsales.drift().findings()).isEmpty();
  }
}
