package io.getsales.client.decoding;

import com.sun.net.httpserver.HttpServer;
import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.contract.ContractWatch;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every request with what it was told to answer. */
public final class CannedServer implements AutoCloseable {
  static {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms
  }

  private final HttpServer server;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int status = 200;
  private volatile byte[] body = new byte[0];
  private volatile int repeats = 1;

  private CannedServer(HttpServer server) {
    this.server = server;
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] answer = body;
          int times = repeats;
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          ContractWatch.judge(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              request);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          long length = (long) answer.length * times;
          exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
          try {
            for (int i = 0; i < times; i++) {
              exchange.getResponseBody().write(answer);
            }
          } catch (IOException e) {
            // The client reads no further, as it may.
          }
          exchange.close();
        });
    server.start();
  }

  /** A server on a free port of the loopback address. */
  public static CannedServer start() {
    try {
      return new CannedServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers 200 with a text from now on. */
  public CannedServer answers(String text) {
    return answers(200, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with a status and a body from now on. */
  public CannedServer answers(int newStatus, byte[] newBody) {
    repeats = 1;
    status = newStatus;
    body = newBody;
    return this;
  }

  /** Answers 200 with the same bytes so often from now on, without ever holding them all. */
  public CannedServer answersRepeatedly(byte[] part, int times) {
    answers(200, part);
    repeats = times;
    return this;
  }

  /** How many requests came so far. */
  public int requests() {
    return requests.get();
  }

  /** A client that asks this server, as often as it likes, and never twice for one call. */
  public GetSalesBuilder client() {
    return GetSales.builder()
        .apiKey("key-of-a-test")
        .baseUrl("http://127.0.0.1:" + server.getAddress().getPort())
        .rateGate(RateGate.unlimited())
        .options(options -> options.retries(RetryPolicy.never()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
