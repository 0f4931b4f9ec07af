package io.getsales.client.contract;

import io.getsales.client.sandbox.Exchange;
import io.getsales.client.sandbox.ExchangeListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Stands behind every server of the test run and has what this client sends, and what the sandbox
 * answers to it, judged by the {@link Contract}. The test that was running fails with the
 * complaints. Requests of other programs are not looked at: tests of the sandbox send nonsense on
 * purpose.
 */
public final class ContractWatch implements ExchangeListener, BeforeAllCallback, AfterEachCallback {
  /** Judging a page takes longer than reading it; of a long list the first pages tell enough. */
  private static final int JUDGED_IN_FULL = 20;

  private static final int THEN_EVERY = 50;
  private static final String OWN_AGENT = "getsales-";

  private static final String NO_UUID = "schema.format.uuid";
  private static final Pattern OF_THE_SERVICE =
      Pattern.compile("/(leads|flows|emails)/(api|client-api)/.*");

  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();
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

  /**
   * Has a request judged that came to a server of another kind than the sandbox. Ids that are no
   * UUIDs pass, since tests give short ones; and what is no path of the service at all is an
   * interface of a test's own.
   *
   * @param url path and query; before the path there can be one of a white label
   */
  public static void judge(
      String method, String url, Map<String, List<String>> headers, String body) {
    int question = url.indexOf('?');
    Matcher path = OF_THE_SERVICE.matcher(question < 0 ? url : url.substring(0, question));
    if (!path.find() || !KNOWN.add(method + ' ' + url + ' ' + body)) {
      return;
    }
    JUDGED.incrementAndGet();
    Exchange exchange =
        new Exchange(
            method,
            path.group(),
            question < 0 ? "" : url.substring(question + 1),
            headers,
            body,
            200,
            "");
    for (String line : Lazy.CONTRACT.complaintsAboutRequest(exchange)) {
      if (!line.contains(NO_UUID)) {
        COMPLAINTS.add("request " + method + " " + path.group() + ": " + line);
      }
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
