package io.getsales.client.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a sandbox: what is in the account, how answers are shaped, and what the quota is.
 * Presets set every shape at once; shapes set after a preset override it.
 *
 * <table>
 * <caption>Presets</caption>
 * <tr><th>Setting</th><th>documented</th><th>observed</th><th>white label</th></tr>
 * <tr><td>contactEnvelope</td><td>no</td><td>yes</td><td>no</td></tr>
 * <tr><td>extraFields</td><td>no</td><td>yes</td><td>no</td></tr>
 * <tr><td>hasMore</td><td>yes</td><td>yes</td><td>no</td></tr>
 * <tr><td>emptyMapsAsArrays</td><td>no</td><td>yes</td><td>yes</td></tr>
 * <tr><td>emptyAnswers</td><td>no</td><td>yes</td><td>yes</td></tr>
 * <tr><td>flatFilters</td><td>yes</td><td>no</td><td>no</td></tr>
 * <tr><td>linkedInIdRequired</td><td>yes</td><td>no</td><td>yes</td></tr>
 * <tr><td>locationAsArray</td><td>yes</td><td>no</td><td>yes</td></tr>
 * <tr><td>emailPages</td><td>bare array</td><td>nested pagination</td><td>envelope</td></tr>
 * <tr><td>listPages</td><td>bare array</td><td>envelope</td><td>envelope</td></tr>
 * <tr><td>dates</td><td>by resource</td><td>by resource</td><td>microseconds</td></tr>
 * <tr><td>resultWindow</td><td>none</td><td>10,000</td><td>10,000</td></tr>
 * </table>
 *
 * <p>A builder is not safe for use by several threads, and may be used again.
 */
public final class SandboxBuilder {
  private static final Instant LATEST_SEED = Instant.parse("2024-12-31T00:00:00Z");
  private static final int SEED_DAYS = 700;
  private static final int DEFAULT_WINDOW = 10_000;
  private static final int BY_DEFAULT = -1;
  private static final int THREADS = 14;
  private static final int LARGEST_PORT = 65_535;

  private long seed = 42;
  private int contacts = 100;
  private int tieGroup;
  private int lists = 2;
  private int automations = 4;
  private int senderProfiles = 2;
  private int linkedInMessages = BY_DEFAULT;
  private int emails = BY_DEFAULT;
  private InstantSource clock = InstantSource.system();
  private String apiKey = "sandbox-key-not-a-secret";
  private int quota = 300;
  private Duration quotaWindow = Duration.ofMinutes(1);
  private QuotaRule quotaRule = QuotaRule.FROM_FIRST_HIT;
  private boolean retryAfter;
  private boolean gzip;
  private int journal = 10_000;
  private Duration queued = Duration.ofSeconds(10);
  private Duration sending = Duration.ofSeconds(5);
  private Duration searchLag = Duration.ZERO;
  private Duration latency = Duration.ZERO;
  private @Nullable Consumer<Duration> delays;
  private Consumer<ReceivedRequest> listener = request -> {};
  private int port;
  private @Nullable SandboxHost host;

  private boolean contactEnvelope;
  private boolean extraFields;
  private boolean hasMore;
  private boolean emptyMapsAsArrays;
  private boolean emptyAnswers;
  private boolean flatFilters;
  private boolean failOnUnknownFilterKeys;
  private boolean linkedInIdRequired;
  private boolean customFieldsOnUpdate;
  private boolean locationAsArray;
  private boolean shuffledTies;
  private PageShape emailPages = PageShape.NESTED_PAGINATION;
  private PageShape listPages = PageShape.ENVELOPE;
  private DateShape dates = DateShape.BY_RESOURCE;
  private int pageCap = 100;
  private int resultWindow = DEFAULT_WINDOW;

  SandboxBuilder() {
    observed();
  }

  // ---- presets

  /**
   * Answers as the vendor's reference 3.0 describes them, its oddities included.
   *
   * @return this builder
   */
  public SandboxBuilder documented() {
    contactEnvelope = false;
    extraFields = false;
    hasMore = true;
    emptyMapsAsArrays = false;
    emptyAnswers = false;
    flatFilters = true;
    linkedInIdRequired = true;
    locationAsArray = true;
    emailPages = PageShape.BARE_ARRAY;
    listPages = PageShape.BARE_ARRAY;
    dates = DateShape.BY_RESOURCE;
    resultWindow = Integer.MAX_VALUE;
    return this;
  }

  /**
   * Answers as clients of the real service have met them: the default.
   *
   * @return this builder
   */
  public SandboxBuilder observed() {
    contactEnvelope = true;
    extraFields = true;
    hasMore = true;
    emptyMapsAsArrays = true;
    emptyAnswers = true;
    flatFilters = false;
    linkedInIdRequired = false;
    locationAsArray = false;
    emailPages = PageShape.NESTED_PAGINATION;
    listPages = PageShape.ENVELOPE;
    dates = DateShape.BY_RESOURCE;
    resultWindow = DEFAULT_WINDOW;
    return this;
  }

  /**
   * Answers as a white label of the service documents them.
   *
   * @return this builder
   */
  public SandboxBuilder whiteLabel() {
    contactEnvelope = false;
    extraFields = false;
    hasMore = false;
    emptyMapsAsArrays = true;
    emptyAnswers = true;
    flatFilters = false;
    linkedInIdRequired = true;
    locationAsArray = true;
    emailPages = PageShape.ENVELOPE;
    listPages = PageShape.ENVELOPE;
    dates = DateShape.MICROSECONDS;
    resultWindow = DEFAULT_WINDOW;
    return this;
  }

  // ---- what is in the account

  /**
   * From what all data is worked out; another seed gives other people. Default 42.
   *
   * @param seed any number
   * @return this builder
   */
  public SandboxBuilder seed(long seed) {
    this.seed = seed;
    return this;
  }

  /**
   * How many contacts there are. They were made over the 700 days before 2024-12-31, or before the
   * clock's time if that is earlier; one time in eight several share a second. Default 100.
   *
   * @param contacts 0 or more; 250,000 take a few seconds and some tens of megabytes
   * @return this builder
   */
  public SandboxBuilder contacts(int contacts) {
    this.contacts = notNegative("contacts", contacts);
    return this;
  }

  /**
   * How many of the contacts came by one import, at one and the same time. Default 0.
   *
   * @param contacts 0 or more; not more than there are contacts
   * @return this builder
   */
  public SandboxBuilder tieGroup(int contacts) {
    this.tieGroup = notNegative("contacts", contacts);
    return this;
  }

  /**
   * How many contact lists there are. Default 2.
   *
   * @param lists 0 or more
   * @return this builder
   */
  public SandboxBuilder lists(int lists) {
    this.lists = notNegative("lists", lists);
    return this;
  }

  /**
   * How many automations there are: on, off, draft, archived, and so on again. Default 4.
   *
   * @param automations 0 or more
   * @return this builder
   */
  public SandboxBuilder automations(int automations) {
    this.automations = notNegative("automations", automations);
    return this;
  }

  /**
   * How many sender profiles there are; every third is disabled. Default 2.
   *
   * @param senderProfiles 0 or more
   * @return this builder
   */
  public SandboxBuilder senderProfiles(int senderProfiles) {
    this.senderProfiles = notNegative("senderProfiles", senderProfiles);
    return this;
  }

  /**
   * How many LinkedIn messages there are, about a third of them received. Default 50.
   *
   * @param linkedInMessages 0 or more
   * @return this builder
   */
  public SandboxBuilder linkedInMessages(int linkedInMessages) {
    this.linkedInMessages = notNegative("linkedInMessages", linkedInMessages);
    return this;
  }

  /**
   * How many emails there are, about a third of them received. Default 20.
   *
   * @param emails 0 or more
   * @return this builder
   */
  public SandboxBuilder emails(int emails) {
    this.emails = notNegative("emails", emails);
    return this;
  }

  // ---- time, key, quota

  /**
   * What time it is: for new rows, the Date header and the quota. Default: the system's clock.
   *
   * @param clock a {@link java.time.Clock} or any other source
   * @return this builder
   */
  public SandboxBuilder clock(InstantSource clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    return this;
  }

  /**
   * How long a message or email that was accepted is under way, by the {@linkplain #clock clock}. A
   * LinkedIn message is {@code new}, then {@code in_progress}, then {@code done}; an email is
   * {@code waiting} all the time, then {@code sent}. The service promises no times. Default: 10 s,
   * then 5 s.
   *
   * @param queued until it is picked up; 0 or more
   * @param sending from then until it has gone out; 0 or more
   * @return this builder
   */
  public SandboxBuilder deliverAfter(Duration queued, Duration sending) {
    this.queued = notNegative("queued", queued);
    this.sending = notNegative("sending", sending);
    return this;
  }

  /**
   * How far contact search is behind, by the {@linkplain #clock clock}: for so long a new contact
   * is not found, a changed one is found as it was, and a deleted one is still there. Get and
   * lookup see the truth at once. Default: none.
   *
   * @param lag 0 or more
   * @return this builder
   */
  public SandboxBuilder searchLag(Duration lag) {
    this.searchLag = notNegative("lag", lag);
    return this;
  }

  /**
   * How long every answer takes, in addition to what {@link Faults} order. Default: as long as it
   * takes.
   *
   * @param latency 0 or more
   * @return this builder
   */
  public SandboxBuilder latency(Duration latency) {
    this.latency = notNegative("latency", latency);
    return this;
  }

  /**
   * How time passes while an answer is held back by {@link #latency} or {@link FaultTarget#delay}.
   * By default answers are held back in real time; with {@code virtualTime::advance} they come at
   * once, and the clock shows that they took long.
   *
   * <p>A client's timeout for one attempt runs in real time and does not see virtual delays; its
   * deadline for the whole call does.
   *
   * @param pass is given the length of each delay, in a thread of the sandbox, when the request has
   *     been carried out and before its answer leaves
   * @return this builder
   */
  public SandboxBuilder delays(Consumer<Duration> pass) {
    this.delays = Objects.requireNonNull(pass, "pass");
    return this;
  }

  /**
   * The key that is accepted. Never put a real one here.
   *
   * @param apiKey any text that can stand in a header
   * @return this builder
   */
  public SandboxBuilder apiKey(String apiKey) {
    if (Objects.requireNonNull(apiKey, "apiKey").isBlank()) {
      throw new IllegalArgumentException("apiKey: blank (expected: some text)");
    }
    this.apiKey = apiKey;
    return this;
  }

  /**
   * How many requests are answered in a stretch of time before 429. Default: 300 in a minute.
   *
   * @param requests 1 or more
   * @param window 1 ms or more
   * @return this builder
   */
  public SandboxBuilder quota(int requests, Duration window) {
    if (requests < 1) {
      throw new IllegalArgumentException("requests: " + requests + " (expected: 1 or more)");
    }
    if (Objects.requireNonNull(window, "window").toMillis() < 1) {
      throw new IllegalArgumentException("window: " + window + " (expected: 1 ms or more)");
    }
    this.quota = requests;
    this.quotaWindow = window;
    return this;
  }

  /**
   * Answers any number of requests.
   *
   * @return this builder
   */
  public SandboxBuilder noQuota() {
    this.quota = 0;
    return this;
  }

  /**
   * How requests are counted against the quota. Default: {@link QuotaRule#FROM_FIRST_HIT}.
   *
   * @param quotaRule the rule
   * @return this builder
   */
  public SandboxBuilder quotaRule(QuotaRule quotaRule) {
    this.quotaRule = Objects.requireNonNull(quotaRule, "quotaRule");
    return this;
  }

  /**
   * Whether a 429 past the quota says in Retry-After how long to wait. Default: no.
   *
   * @param retryAfter true to say so
   * @return this builder
   */
  public SandboxBuilder retryAfter(boolean retryAfter) {
    this.retryAfter = retryAfter;
    return this;
  }

  // ---- shapes

  /**
   * Whether search, lookup and get answer {@code {lead, flows, custom_fields, markers}}.
   *
   * @param contactEnvelope false to answer bare contacts
   * @return this builder
   */
  public SandboxBuilder contactEnvelope(boolean contactEnvelope) {
    this.contactEnvelope = contactEnvelope;
    return this;
  }

  /**
   * Whether rows have fields that no document names.
   *
   * @param extraFields true to add some
   * @return this builder
   */
  public SandboxBuilder extraFields(boolean extraFields) {
    this.extraFields = extraFields;
    return this;
  }

  /**
   * Whether pages have {@code has_more}.
   *
   * @param hasMore false to leave it out
   * @return this builder
   */
  public SandboxBuilder hasMore(boolean hasMore) {
    this.hasMore = hasMore;
    return this;
  }

  /**
   * Whether an empty object is written as {@code []}.
   *
   * @param emptyMapsAsArrays true to write it as PHP does
   * @return this builder
   */
  public SandboxBuilder emptyMapsAsArrays(boolean emptyMapsAsArrays) {
    this.emptyMapsAsArrays = emptyMapsAsArrays;
    return this;
  }

  /**
   * Whether delete, enrol and cancel answer 204 without a body; else 200 with a message.
   *
   * @param emptyAnswers true for 204
   * @return this builder
   */
  public SandboxBuilder emptyAnswers(boolean emptyAnswers) {
    this.emptyAnswers = emptyAnswers;
    return this;
  }

  /**
   * Whether GET lists heed {@code ?status=on}; else only {@code ?filter[status]=on}.
   *
   * @param flatFilters true to heed both forms
   * @return this builder
   */
  public SandboxBuilder flatFilters(boolean flatFilters) {
    this.flatFilters = flatFilters;
    return this;
  }

  /**
   * Whether a filter key that a list does not know is answered with 500; else it is dropped.
   *
   * @param failOnUnknownFilterKeys true for 500
   * @return this builder
   */
  public SandboxBuilder failOnUnknownFilterKeys(boolean failOnUnknownFilterKeys) {
    this.failOnUnknownFilterKeys = failOnUnknownFilterKeys;
    return this;
  }

  /**
   * Whether upsert needs {@code linkedin_id}; else any field that tells contacts apart will do.
   *
   * @param linkedInIdRequired true to refuse contacts without
   * @return this builder
   */
  public SandboxBuilder linkedInIdRequired(boolean linkedInIdRequired) {
    this.linkedInIdRequired = linkedInIdRequired;
    return this;
  }

  /**
   * Whether the update of a contact takes {@code custom_fields}. Unsettled; default: no.
   *
   * @param customFieldsOnUpdate true to take them, false to ignore them
   * @return this builder
   */
  public SandboxBuilder customFieldsOnUpdate(boolean customFieldsOnUpdate) {
    this.customFieldsOnUpdate = customFieldsOnUpdate;
    return this;
  }

  /**
   * Whether a contact's location is an array of one; else it is an object.
   *
   * @param locationAsArray true for an array
   * @return this builder
   */
  public SandboxBuilder locationAsArray(boolean locationAsArray) {
    this.locationAsArray = locationAsArray;
    return this;
  }

  /**
   * Whether rows with equal sort values come in another order on each request, as a replicated
   * search index may answer. Default: no, the order is fixed.
   *
   * @param shuffledTies true to shuffle
   * @return this builder
   */
  public SandboxBuilder shuffledTies(boolean shuffledTies) {
    this.shuffledTies = shuffledTies;
    return this;
  }

  /**
   * How pages of emails are wrapped.
   *
   * @param emailPages the shape
   * @return this builder
   */
  public SandboxBuilder emailPages(PageShape emailPages) {
    this.emailPages = Objects.requireNonNull(emailPages, "emailPages");
    return this;
  }

  /**
   * How pages of contact lists are wrapped.
   *
   * @param listPages the shape
   * @return this builder
   */
  public SandboxBuilder listPages(PageShape listPages) {
    this.listPages = Objects.requireNonNull(listPages, "listPages");
    return this;
  }

  /**
   * How points in time are written.
   *
   * @param dates the shape
   * @return this builder
   */
  public SandboxBuilder dates(DateShape dates) {
    this.dates = Objects.requireNonNull(dates, "dates");
    return this;
  }

  /**
   * The most rows a page has, whatever limit is asked for. Default 100.
   *
   * @param rows 1 or more
   * @return this builder
   */
  public SandboxBuilder pageCap(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows: " + rows + " (expected: 1 or more)");
    }
    this.pageCap = rows;
    return this;
  }

  /**
   * How far a contact search reaches: past offset + limit of this, it answers 500.
   *
   * @param rows 1 or more; {@link Integer#MAX_VALUE} for no end
   * @return this builder
   */
  public SandboxBuilder resultWindow(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows: " + rows + " (expected: 1 or more)");
    }
    this.resultWindow = rows;
    return this;
  }

  /**
   * Whether answers are compressed for clients that ask for it. Default: no.
   *
   * @param gzip true to compress
   * @return this builder
   */
  public SandboxBuilder gzip(boolean gzip) {
    this.gzip = gzip;
    return this;
  }

  /**
   * How many requests are kept for {@link GetSalesSandbox#requests()}; the oldest go first.
   *
   * @param requests 0 or more; default 10,000
   * @return this builder
   */
  public SandboxBuilder journal(int requests) {
    this.journal = notNegative("requests", requests);
    return this;
  }

  /**
   * Who is told of every request, in a thread of the sandbox, before its answer leaves. Default:
   * nobody.
   *
   * @param listener quick, and safe for several threads
   * @return this builder
   */
  public SandboxBuilder onRequest(Consumer<ReceivedRequest> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return this;
  }

  // ---- where it listens

  /**
   * The port of the loopback address to listen at. Default: any that is free.
   *
   * @param port 1 to 65535; 0 for any that is free
   * @return this builder
   */
  public SandboxBuilder port(int port) {
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException(
          "port: " + port + " (expected: 1 to " + LARGEST_PORT + ", or 0 for any that is free)");
    }
    this.port = port;
    return this;
  }

  /**
   * A server to share with other sandboxes, which makes all but the first start in a few
   * milliseconds. Default: each sandbox has its own.
   *
   * @param host open until the last sandbox on it is closed
   * @return this builder
   */
  public SandboxBuilder host(SandboxHost host) {
    this.host = Objects.requireNonNull(host, "host");
    return this;
  }

  /**
   * Makes the data and starts to listen.
   *
   * @return the sandbox, listening until it is closed
   * @throws IllegalArgumentException if settings contradict each other
   * @throws IllegalStateException if the port is taken or the host is closed
   */
  public GetSalesSandbox build() {
    if (tieGroup > contacts) {
      throw new IllegalArgumentException(
          "tieGroup: "
              + tieGroup
              + " (expected: at most the number of contacts, "
              + contacts
              + ")");
    }
    if ((linkedInMessages > 0 || emails > 0) && !hasCorrespondents()) {
      throw new IllegalArgumentException(
          "linkedInMessages: "
              + Math.max(0, linkedInMessages)
              + ", emails: "
              + Math.max(0, emails)
              + " (expected: 0 when there are no contacts or no senderProfiles)");
    }
    if (contacts > 0 && lists == 0) {
      throw new IllegalArgumentException("lists: 0 (expected: 1 or more when there are contacts)");
    }
    if (host != null && port != 0) {
      throw new IllegalArgumentException(
          "port: " + port + " (expected: none when a host is given, which has its own)");
    }
    WireSettings wire = wire();
    Timing timing = new Timing(clock, queued, sending, searchLag);
    SeedPlan plan = plan();
    SandboxState state =
        new SandboxState(
            () -> {
              Account account = new Account(wire, plan.seed(), timing);
              Seeder.fill(account, plan);
              return account;
            });
    Faults faults = new Faults();
    SandboxRows rows = new SandboxRows(state, clock);
    Journal requests = new Journal(journal);
    FrontDoor door =
        new FrontDoor(
            state,
            clock,
            apiKey,
            meters(),
            retryAfter,
            faults,
            rows,
            requests,
            new Latency(latency, delays),
            listener);
    Gate gate =
        host != null
            ? host.open(door, gzip)
            : WireMockGate.open(door::receive, gzip, port, THREADS);
    return new GetSalesSandbox(apiKey, state, faults, rows, requests, door, gate);
  }

  private Supplier<QuotaMeter> meters() {
    int most = quota;
    Duration window = quotaWindow;
    QuotaRule rule = quotaRule;
    return () -> most == 0 ? QuotaMeter.unlimited() : rule.meter(most, window);
  }

  private SeedPlan plan() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant to = now.isBefore(LATEST_SEED) ? now : LATEST_SEED;
    return new SeedPlan(
        seed,
        contacts,
        tieGroup,
        lists,
        automations,
        senderProfiles,
        orByDefault(linkedInMessages, 50),
        orByDefault(emails, 20),
        to.minus(Duration.ofDays(SEED_DAYS)),
        to);
  }

  private WireSettings wire() {
    return new WireSettings(
        contactEnvelope,
        extraFields,
        hasMore,
        emptyMapsAsArrays,
        emptyAnswers,
        flatFilters,
        failOnUnknownFilterKeys,
        linkedInIdRequired,
        customFieldsOnUpdate,
        locationAsArray,
        shuffledTies,
        emailPages,
        listPages,
        dates,
        pageCap,
        resultWindow);
  }

  private boolean hasCorrespondents() {
    return contacts > 0 && senderProfiles > 0;
  }

  private int orByDefault(int asked, int byDefault) {
    return asked == BY_DEFAULT ? (hasCorrespondents() ? byDefault : 0) : asked;
  }

  private static Duration notNegative(String name, Duration value) {
    if (Objects.requireNonNull(value, name).isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 or more)");
    }
    return value;
  }

  private static int notNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 0 or more)");
    }
    return value;
  }
}
