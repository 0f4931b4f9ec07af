package io.getsales.client;

import io.getsales.client.decoding.Drift;
import io.getsales.client.internal.call.CallEngine;
import io.getsales.client.internal.call.Observers;
import io.getsales.client.internal.call.Transport;
import io.getsales.client.internal.call.WireLog;
import io.getsales.client.internal.log.Slf4j;
import io.getsales.client.observe.Observer;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Puts a {@link GetSales} client together. Every value is checked as it is set; {@link #build()}
 * can be called more than once and gives clients that share nothing but a handed in {@code
 * OkHttpClient} or {@code RateGate}.
 */
public final class GetSalesBuilder {
  /** Where the vendor serves the API. */
  public static final String DEFAULT_BASE_URL = "https://amazing.getsales.io/";

  /** Requests a minute by default: {@value}, the vendor's limit for one key. */
  public static final int DEFAULT_REQUESTS_PER_MINUTE = 300;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SILENCE_TIMEOUT = Duration.ofSeconds(60);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private @Nullable Supplier<String> apiKey;
  private HttpUrl baseUrl = HttpUrl.get(DEFAULT_BASE_URL);
  private @Nullable String teamId;
  private String userAgent = ClientVersion.USER_AGENT;
  private boolean plainHttpAllowed;
  private @Nullable OkHttpClient httpClient;
  private @Nullable Quota quota;
  private @Nullable RateGate rateGate;
  private TimeSource time = TimeSource.system();
  private @Nullable Executor executor;
  private final List<Observer> observers = new ArrayList<>();
  private boolean drift = true;
  private CallOptions options = CallOptions.DEFAULTS;

  GetSalesBuilder() {}

  /**
   * The API key, made in GetSales under Workspace Settings, API Keys.
   *
   * @param key visible ASCII without blanks
   * @return this builder
   * @throws IllegalArgumentException when it is blank or cannot be a key; the message does not show
   *     it
   */
  public GetSalesBuilder apiKey(String key) {
    String checked = checkedKey(key);
    this.apiKey = () -> checked;
    return this;
  }

  /**
   * A source that is asked for the key at each request, for keys that are exchanged meanwhile.
   *
   * @param source asked on the thread of each attempt, so it has to be quick and safe for several
   *     threads; what it throws ends the call
   * @return this builder
   */
  public GetSalesBuilder apiKey(Supplier<String> source) {
    Objects.requireNonNull(source, "source");
    this.apiKey = () -> checkedKey(source.get());
    return this;
  }

  private static String checkedKey(String key) {
    String checked = Arguments.text("apiKey", key, "a key of Workspace Settings, API Keys").strip();
    for (int at = 0; at < checked.length(); at++) {
      if (Character.isWhitespace(checked.charAt(at))) {
        throw new IllegalArgumentException(
            "apiKey: has a space in it (expected: the key alone, without Bearer before it)");
      }
    }
    HeaderChecks.require("apiKey", checked);
    return checked;
  }

  /**
   * Where the API is; {@value #DEFAULT_BASE_URL} by default. White labels serve the same paths on
   * their own hosts. A path in it goes before every path of the API.
   *
   * @param url with {@code https}, or {@code http} to this machine; see {@link #allowPlainHttp()}
   * @return this builder
   */
  public GetSalesBuilder baseUrl(String url) {
    HttpUrl parsed = HttpUrl.parse(Arguments.text("baseUrl", url, "an https URL").strip());
    if (parsed == null) {
      throw new IllegalArgumentException("baseUrl: no URL (expected: https://host/)");
    }
    if (parsed.query() != null || parsed.fragment() != null || hasUser(parsed)) {
      throw new IllegalArgumentException(
          "baseUrl: with a query, a fragment or a user (expected: scheme, host and path only)");
    }
    boolean endsWithSlash = parsed.encodedPath().endsWith("/");
    this.baseUrl = endsWithSlash ? parsed : parsed.newBuilder().addPathSegment("").build();
    return this;
  }

  private static boolean hasUser(HttpUrl url) {
    return !url.username().isEmpty() || !url.password().isEmpty();
  }

  /**
   * Permits {@code http} to other machines too, where everybody on the way can read the key.
   *
   * @return this builder
   */
  public GetSalesBuilder allowPlainHttp() {
    this.plainHttpAllowed = true;
    return this;
  }

  /**
   * Sends a {@code Team-ID} header. One revision of the vendor's later reference asked for it, 3.0
   * does not; by default none is sent.
   *
   * @param id not blank, visible ASCII
   * @return this builder
   */
  public GetSalesBuilder teamId(String id) {
    Arguments.text("teamId", id, "the id of a team");
    HeaderChecks.require("teamId", id);
    this.teamId = id;
    return this;
  }

  /**
   * The {@code User-Agent} header, by default this library's name and version.
   *
   * @param agent not blank, visible ASCII
   * @return this builder
   */
  public GetSalesBuilder userAgent(String agent) {
    Arguments.text("userAgent", agent, "a name for the User-Agent header");
    HeaderChecks.require("userAgent", agent);
    this.userAgent = agent;
    return this;
  }

  /**
   * Connections, proxy, TLS and timeouts of your own. The client derives from it and changes
   * nothing in it: redirects are off, each request is sent once, and creates and sends use fresh
   * connections. It stays open when the client is closed.
   *
   * @param client yours to close
   * @return this builder
   */
  public GetSalesBuilder httpClient(OkHttpClient client) {
    this.httpClient = Objects.requireNonNull(client, "client");
    return this;
  }

  /**
   * How many requests the server allows; {@value #DEFAULT_REQUESTS_PER_MINUTE} a minute by default.
   *
   * @param allowed what the server allows this key; {@link Quota#unlimited()} for none
   * @return this builder
   */
  public GetSalesBuilder quota(Quota allowed) {
    this.quota = Objects.requireNonNull(allowed, "allowed");
    return this;
  }

  /**
   * A gate of your own, such as one that several clients of one key share. It brings its own quota,
   * so {@link #quota} beside it is refused by {@link #build()}.
   *
   * @param gate passed before every attempt; not closed with the client
   * @return this builder
   */
  public GetSalesBuilder rateGate(RateGate gate) {
    this.rateGate = Objects.requireNonNull(gate, "gate");
    return this;
  }

  /**
   * The clock and the waits; for tests.
   *
   * @param source what every wait and every time is measured by
   * @return this builder
   */
  public GetSalesBuilder timeSource(TimeSource source) {
    this.time = Objects.requireNonNull(source, "source");
    return this;
  }

  /**
   * Whether {@link GetSales#drift()} counts where answers differ from the description; by default
   * it does. That takes under 2 % of the time of reading an answer, and memory for {@value
   * Drift#MOST_FINDINGS} findings at most.
   *
   * @param counted false to count nothing
   * @return this builder
   */
  public GetSalesBuilder drift(boolean counted) {
    this.drift = counted;
    return this;
  }

  /**
   * Has somebody told of every call: metrics, traces. Several can be added; they are told in the
   * order they were. Where the program has SLF4J, calls are logged too, to {@code
   * io.getsales.client}: nothing at INFO, a line for each call at DEBUG, at TRACE the text of
   * requests and answers without anything about a person.
   *
   * @param observer thread-safe; not null
   * @return this builder
   */
  public GetSalesBuilder observer(Observer observer) {
    observers.add(Objects.requireNonNull(observer, "observer"));
    return this;
  }

  /**
   * Threads of your own for {@link GetSales#async} and {@code enqueue}, in place of the client's.
   * All work is handed over at once, so the executor's own bounds hold, and the deadlines of what
   * it begins together run together. It is not shut down with the client.
   *
   * @param threads whose tasks may block, such as {@code
   *     Executors.newVirtualThreadPerTaskExecutor()}; not null
   * @return this builder
   */
  public GetSalesBuilder executor(Executor threads) {
    this.executor = Objects.requireNonNull(threads, "threads");
    return this;
  }

  /**
   * How calls are made: deadline, retries, priority, headers.
   *
   * @param change is given the options so far and answers those to have; not null
   * @return this builder
   */
  public GetSalesBuilder options(UnaryOperator<CallOptions> change) {
    Objects.requireNonNull(change, "change");
    this.options = Objects.requireNonNull(change.apply(options), "options");
    return this;
  }

  /**
   * Takes key, base URL and team from {@code GETSALES_API_KEY}, {@code GETSALES_BASE_URL} and
   * {@code GETSALES_TEAM_ID}; other settings may be added.
   *
   * @return this builder
   * @throws IllegalStateException when there is no key
   */
  public GetSalesBuilder fromEnvironment() {
    return environment(System.getenv());
  }

  GetSalesBuilder environment(Map<String, String> variables) {
    String key = variables.get("GETSALES_API_KEY");
    if (key == null || key.isBlank()) {
      throw new IllegalStateException(
          "GETSALES_API_KEY: not set (expected: a key of Workspace Settings, API Keys)");
    }
    apiKey(key);
    String url = variables.get("GETSALES_BASE_URL");
    if (url != null && !url.isBlank()) {
      baseUrl(url);
    }
    String team = variables.get("GETSALES_TEAM_ID");
    if (team != null && !team.isBlank()) {
      teamId(team.strip());
    }
    return this;
  }

  /**
   * {@return the client} Nothing is requested.
   *
   * @throws IllegalStateException when there is no key, plain http would carry it to another
   *     machine, or the Gson of the project is older than 2.12
   */
  public GetSales build() {
    if (apiKey == null) {
      throw new IllegalStateException("apiKey: not set (expected: apiKey(…) before build())");
    }
    if (!baseUrl.isHttps() && !plainHttpAllowed && !LOOPBACK.contains(baseUrl.host())) {
      throw new IllegalStateException(
          "baseUrl: http to "
              + baseUrl.host()
              + " (expected: https, since the key is sent with each request)");
    }
    if (rateGate != null && quota != null) {
      throw new IllegalStateException(
          "rateGate and quota: both set (expected: one of them; a gate brings its own quota)");
    }
    List<Observer> all = new ArrayList<>(observers);
    WireLog log = Slf4j.log();
    if (log != null) {
      all.add(log);
    }
    Observers told = Observers.of(all);
    RateGate gate = gate();
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    CallEngine engine = new CallEngine(gate, time, random, executor, told);
    OkHttpClient given = httpClient;
    OkHttpClient base = given != null ? given : ownHttpClient();
    GetSales client =
        new GetSales(
            new GetSales.ClientParts(
                baseUrl,
                new Transport(base, baseUrl, apiKey, headers(), log),
                engine,
                new Drift(drift),
                given != null ? () -> {} : () -> shutdown(base)),
            options);
    told.clientBuilt(gate);
    return client;
  }

  private RateGate gate() {
    if (rateGate != null) {
      return rateGate;
    }
    return RateGate.of(quota != null ? quota : Quota.perMinute(DEFAULT_REQUESTS_PER_MINUTE), time);
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    headers.put("User-Agent", userAgent);
    if (teamId != null) {
      headers.put("Team-ID", teamId);
    }
    return headers;
  }

  /** Silence is bounded by the attempt's own timeout as well; this one ends a dead connection. */
  private static OkHttpClient ownHttpClient() {
    return new OkHttpClient.Builder()
        .connectTimeout(CONNECT_TIMEOUT)
        .readTimeout(SILENCE_TIMEOUT)
        .writeTimeout(SILENCE_TIMEOUT)
        .build();
  }

  private static void shutdown(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** Everything but the key. */
  @Override
  public String toString() {
    return "GetSalesBuilder[" + baseUrl.redact() + ", " + quota + ", " + options + "]";
  }
}
