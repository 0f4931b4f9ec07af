package io.getsales.client.build.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.getsales.client.wire.SelfMadeKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching over real https. */
class SourceTest {
  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static HttpsServer server;
  private static HttpServer plain;
  private static HttpClient client;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    SelfMadeKey key = SelfMadeKey.in(directory);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    plain = HttpServer.create(anyPort, 0);
    plain.createContext("/", exchange -> answer(exchange, 200, "over http"));
    plain.start();
    server = HttpsServer.create(anyPort, 0);
    server.setHttpsConfigurator(new HttpsConfigurator(key.context()));
    server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool());
    server.createContext("/ok", exchange -> answer(exchange, 200, "openapi: 3.0.3"));
    server.createContext("/gone", exchange -> answer(exchange, 404, "no"));
    server.createContext("/moved", exchange -> redirect(exchange, "/ok"));
    server.createContext(
        "/down",
        exchange -> redirect(exchange, "http://localhost:" + plain.getAddress().getPort() + "/"));
    server.createContext("/huge", SourceTest::huge);
    server.createContext("/never", SourceTest::never);
    server.createContext("/cut", SourceTest::cut);
    server.start();
    client =
        HttpClient.newBuilder()
            .sslContext(key.context())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  @AfterAll
  static void stop() {
    OVER.countDown();
    server.stop(0);
    plain.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().add("Location", to);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void huge(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int megabyte = 0; megabyte < 40; megabyte++) {
        out.write(new byte[1 << 20]);
      }
    }
  }

  private static void never(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(1);
    exchange.getResponseBody().flush();
    try {
      OVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cut(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write(new byte[10]);
    exchange.close();
  }

  private static byte[] read(String path, Duration longest) {
    return new Source(client, longest)
        .read("https://localhost:" + server.getAddress().getPort() + path);
  }

  private static byte[] read(String path) {
    return read(path, Duration.ofSeconds(60));
  }

  @Test
  void fetchesOverHttps() {
    assertThat(read("/ok")).asString().isEqualTo("openapi: 3.0.3");
  }

  @Test
  void followsARedirectWithinHttps() {
    assertThat(read("/moved")).asString().isEqualTo("openapi: 3.0.3");
  }

  @Test
  void neverLeavesHttps() {
    assertThatThrownBy(() -> read("/down"))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("answered with 302 to http://localhost")
        .hasMessageContaining("redirects only within https");
  }

  @Test
  void refusesAnyStatusBut200() {
    assertThatThrownBy(() -> read("/gone"))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("answered with 404");
  }

  @Test
  void stopsReadingAtTheLimit() {
    assertThatThrownBy(() -> read("/huge"))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("larger than the limit of 20 MiB");
  }

  @Test
  void givesUpOnAnAnswerThatDoesNotEnd() {
    assertThatThrownBy(() -> read("/never", Duration.ofMillis(500)))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("not read within");
  }

  @Test
  void saysThatAnAnswerBrokeOff() {
    assertThatThrownBy(() -> read("/cut"))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("broke off");
  }

  @Test
  void trustsNobodyThatTheMachineDoesNot() {
    assertThatThrownBy(
            () -> new Source().read("https://localhost:" + server.getAddress().getPort() + "/ok"))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("cannot be fetched");
  }
}
