package io.getsales.client.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves requests at a port of the loopback address, by WireMock. */
final class WireMockGate {
  private static final String HOST = "127.0.0.1";

  private WireMockGate() {}

  /**
   * Starts to listen.
   *
   * @param port 0 for any that is free
   * @param threads how many requests can be under way at once, and some more
   * @throws IllegalStateException when the port is taken
   */
  static Gate open(Gate.Receiver receiver, boolean gzip, int port, int threads) {
    WireMockServer server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress(HOST)
                .port(port)
                .containerThreads(threads)
                .jettyAcceptors(1)
                .jettyStopTimeout(100L)
                .http2PlainDisabled(true)
                .gzipDisabled(!gzip)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .templatingEnabled(false)
                .extensionScanningEnabled(false)
                .extensions(new Transformer(receiver)));
    server.stubFor(any(anyUrl()).willReturn(aResponse()));
    try {
      server.start();
    } catch (FatalStartupException e) {
      throw new IllegalStateException(
          "port: " + port + " cannot be listened at (expected: one that nobody uses)", e);
    }
    return new Gate("http://" + HOST + ":" + server.port(), server.port(), server::stop);
  }

  /** Replaces the answer to every request by that of the front door. */
  private static final class Transformer implements ResponseDefinitionTransformerV2 {
    private final Gate.Receiver receiver;

    Transformer(Gate.Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public String getName() {
      return "getsales-sandbox";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      Reply reply = receiver.receive(arrival(event.getRequest()));
      ResponseDefinitionBuilder response = aResponse();
      if (!reply.delay().isZero()) {
        response.withFixedDelay(Math.toIntExact(reply.delay().toMillis()));
      }
      return switch (reply.cut()) {
        case CLOSE -> response.withFault(Fault.EMPTY_RESPONSE).build();
        case RESET -> response.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        default -> filled(response, reply.answer());
      };
    }

    private static ResponseDefinition filled(ResponseDefinitionBuilder response, Answer answer) {
      response.withStatus(answer.status());
      answer.headers().forEach(response::withHeader);
      if (answer.body() != null) {
        response.withBody(answer.body().getBytes(StandardCharsets.UTF_8));
      }
      return response.build();
    }

    private static Arrival arrival(Request request) {
      String url = request.getUrl();
      int question = url.indexOf('?');
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (HttpHeader header : request.getHeaders().all()) {
        if (!header.key().equalsIgnoreCase("Authorization")) {
          headers.put(header.key(), header.values());
        }
      }
      return new Arrival(
          request.getMethod().getName(),
          question < 0 ? url : url.substring(0, question),
          question < 0 ? "" : url.substring(question + 1),
          new String(request.getBody(), StandardCharsets.UTF_8),
          headers,
          header(request, "Authorization"),
          header(request, "Content-Type"));
    }

    private static @Nullable String header(Request request, String name) {
      return request.containsHeader(name) ? request.getHeader(name) : null;
    }
  }
}
