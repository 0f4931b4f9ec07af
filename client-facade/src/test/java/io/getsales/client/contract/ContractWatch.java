package io.getsales.client.contract;

import io.getsales.client.sandbox.Exchange;
import io.getsales.client.sandbox.ExchangeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands behind every sandbox of the test run and has what this client sends, and what the sandbox
 * answers to it, judged by the {@link Contract}. The test that was running fails with the
 * complaints. Requests of other programs are not looked at: tests of the sandbox send nonsense on
 * purpose.
 */
public final class ContractWatch implements ExchangeListener, BeforeAllCallback, AfterEachCallback {
  /** Judging a page takes longer than reading it; of a long list the first pages tell enough. */
  private static final int JUDGED_IN_FULL = 20;

  private static final int THEN_EVERY = 50;
  private static final String OWN_AGENT = "getsales-";

  private static final Queue<String> COMPLAINTS = new ConcurrentLinkedQueue<>();
  private static final AtomicInteger JUDGED = new AtomicInteger();
  private static final AtomicBoolean IN_TESTS = new AtomicBoolean();

  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

  /** Found by name: see META-INF/services. */
  public ContractWatch() {}

  private static final class Lazy {
    private static final Contract CONTRACT = Contract.read();
  }

  /** How many exchanges were judged in this run. */
  static int judged() {
    return JUDGED.get();
  }

  /** A sandbox outside of tests, such as the quickstart's, is left alone. */
  @Override
  public void beforeAll(ExtensionContext context) {
    IN_TESTS.set(true);
  }

  @Override
  public void exchanged(Exchange exchange) {
    if (!IN_TESTS.get()) {
      return;
    }
    List<String> agent = exchange.requestHeaders().getOrDefault("User-Agent", List.of());
    if (agent.stream().noneMatch(name -> name.startsWith(OWN_AGENT)) || !isNext(exchange)) {
      return;
    }
    JUDGED.incrementAndGet();
    String what = exchange.method() + " " + exchange.path() + ": ";
    if (exchange.status() < 300) { // what the sandbox refuses was wrong on purpose
      for (String line : Lazy.CONTRACT.complaintsAboutRequest(exchange)) {
        COMPLAINTS.add("request " + what + line);
      }
    }
    for (String line : Lazy.CONTRACT.complaintsAboutAnswer(exchange)) {
      COMPLAINTS.add("answer of the sandbox to " + what + line);
    }
  }

  private boolean isNext(Exchange exchange) {
    String kind = exchange.method() + exchange.path().replaceAll("[0-9a-f-]{36}", "");
    int number = seen.computeIfAbsent(kind, key -> new AtomicInteger()).getAndIncrement();
    return number < JUDGED_IN_FULL || number % THEN_EVERY == 0;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> complaints = new ArrayList<>();
    String complaint = COMPLAINTS.poll();
    while (complaint != null) {
      complaints.add(complaint);
      complaint = COMPLAINTS.poll();
    }
    if (!complaints.isEmpty()) {
      throw new AssertionError("against the description:\n" + String.join("\n", complaints));
    }
  }
}
