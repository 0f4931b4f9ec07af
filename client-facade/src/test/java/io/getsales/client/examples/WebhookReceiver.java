package io.getsales.client.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.getsales.client.webhook.MalformedDeliveryException;
import io.getsales.client.webhook.WebhookEvent;
import io.getsales.client.webhook.WebhookParser;
import io.getsales.client.webhook.WebhookToken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Receives webhooks with the JDK's own server, behind something that speaks TLS. An event is passed
 * on by another thread, so that the answer is given at once; what is passed on twice after a
 * restart is for the handler to bear.
 */
public final class WebhookReceiver implements HttpHandler {
  private static final int REMEMBERED = 10_000;

  private final WebhookToken token;
  private final Consumer<WebhookEvent> handler;
  private final Executor worker;
  private final Set<String> seen =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  WebhookReceiver(WebhookToken token, Consumer<WebhookEvent> handler, Executor worker) {
    this.token = token;
    this.handler = handler;
    this.worker = worker;
  }

  /** Takes the port; the token comes from the environment, as GETSALES_WEBHOOK_TOKEN. */
  public static void main(String[] args) throws IOException {
    WebhookReceiver receiver =
        new WebhookReceiver(
            WebhookToken.of(System.getenv("GETSALES_WEBHOOK_TOKEN")),
            event -> System.out.println(event.name() + " at " + event.occurredAt()),
            Executors.newSingleThreadExecutor());
    HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(args[0])), 0);
    server.createContext("/getsales", receiver);
    server.start();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  // readme
  private int status(HttpExchange exchange) throws IOException {
    if (!token.matchesQuery(exchange.getRequestURI().getRawQuery(), "token")) {
      return 401;
    }
    try {
      WebhookEvent event = WebhookParser.create().parse(exchange.getRequestBody());
      if (event.type().isReply() && seen.add(event.deduplicationKey())) {
        worker.execute(() -> handler.accept(event));
      }
      return 200; // also to events that are not wanted: others are delivered again
    } catch (MalformedDeliveryException e) {
      return 400;
    }
  }
  // end
}
