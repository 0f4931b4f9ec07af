package io.getsales.client;

import io.getsales.client.decoding.Drift;
import io.getsales.client.decoding.RawAnswer;
import io.getsales.client.decoding.WithRaw;
import io.getsales.client.generated.api.AutomationsApi;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.api.SenderProfilesApi;
import io.getsales.client.generated.api.UniboxApi;
import io.getsales.client.internal.call.CallEngine;
import io.getsales.client.internal.call.CancelledWith;
import io.getsales.client.internal.call.RetryingCallAdapterFactory;
import io.getsales.client.internal.call.Transport;
import io.getsales.client.internal.wire.JsonConverterFactory;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

/**
 * A client of the GetSales.io Public API.
 *
 * <pre>{@code
 * try (GetSales getsales = GetSales.fromEnvironment()) {
 *   for (ContactRecord row : getsales.contacts().search(Filter.where("list_uuid", is(listUuid)))) {
 *     System.out.println(row.getLead().getName());
 *   }
 * }
 * }</pre>
 *
 * <p>Make one client for each API key and share it: it is thread-safe, and all calls through it
 * draw on one quota of 300 requests a minute, the vendor's limit for a key. It has no thread that
 * would keep a JVM alive.
 *
 * <p>Every call either answers or throws a {@link io.getsales.client.error.GetSalesException};
 * wrong arguments throw {@link IllegalArgumentException} or {@link NullPointerException} before
 * anything is sent.
 */
public final class GetSales implements AutoCloseable {
  private final ClientParts parts;
  private final CallOptions options;
  private final boolean isRoot;
  private final Retrofit retrofit;
  private final @Nullable Signal cancelled;
  private final Map<Class<?>, Object> apis = new ConcurrentHashMap<>();

  GetSales(ClientParts parts, CallOptions options) {
    this(parts, options, true, null);
  }

  private GetSales(
      ClientParts parts, CallOptions options, boolean isRoot, @Nullable Signal cancelled) {
    this.parts = parts;
    this.options = options;
    this.isRoot = isRoot;
    this.cancelled = cancelled;
    this.retrofit =
        new Retrofit.Builder()
            .baseUrl(parts.baseUrl())
            .callFactory(parts.transport().callFactory(options.settings(), options.rawAnswers()))
            .addCallAdapterFactory(
                new RetryingCallAdapterFactory(parts.engine(), options.settings()))
            .addConverterFactory(new JsonConverterFactory(options.oddValues(), parts.drift()))
            .build();
  }

  /** The same client with a switch that ends its calls. */
  private GetSales(GetSales original, Signal cancelled) {
    this.parts = original.parts;
    this.options = original.options;
    this.isRoot = false;
    this.retrofit = original.retrofit;
    this.cancelled = cancelled;
  }

  /**
   * What a client and those derived from it share.
   *
   * @param shutdown ends what the client opened itself
   */
  record ClientParts(
      HttpUrl baseUrl, Transport transport, CallEngine engine, Drift drift, Runnable shutdown) {}

  /**
   * {@return a builder; {@link GetSalesBuilder#apiKey(String)} is the one setting that is needed}
   */
  public static GetSalesBuilder builder() {
    return new GetSalesBuilder();
  }

  /**
   * {@return a client with the settings of the environment: {@code GETSALES_API_KEY}, which is
   * needed, {@code GETSALES_BASE_URL} and {@code GETSALES_TEAM_ID}}
   *
   * @throws IllegalStateException when there is no key
   */
  public static GetSales fromEnvironment() {
    return builder().fromEnvironment().build();
  }

  /** {@return contacts: search, look up, create, change, delete} */
  public Contacts contacts() {
    return new Contacts(api(ContactsApi.class), parts.engine());
  }

  /** {@return automations: list, start, stop; enrol contacts and take them out} */
  public Automations automations() {
    return new Automations(api(AutomationsApi.class), time());
  }

  /** {@return the inbox: LinkedIn messages and emails} */
  public Unibox unibox() {
    UniboxApi api = api(UniboxApi.class);
    CallEngine engine = parts.engine();
    return new Unibox(new LinkedInMessages(api, engine), new Emails(api, engine));
  }

  /** {@return sender profiles: list, get, create, connect} */
  public SenderProfiles senderProfiles() {
    return new SenderProfiles(api(SenderProfilesApi.class), time());
  }

  /** {@return contact lists: list, get, create} */
  public ContactLists lists() {
    return new ContactLists(api(ListsApi.class), time());
  }

  /**
   * {@return a generated interface, for operations that have no method here} Its calls have the
   * key, the quota, the repeats and the exceptions of this client: {@code execute()} answers
   * successes only and throws {@link io.getsales.client.error.GetSalesException} for everything
   * else; {@code enqueue} hands the same exceptions to its callback.
   *
   * @param <A> that interface
   * @param type an interface of {@code io.getsales.client.generated.api}, or one of your own: its
   *     methods answer {@code retrofit2.Call} and name paths below the client's address, since the
   *     key goes with every request
   */
  public <A> A api(Class<A> type) {
    Objects.requireNonNull(type, "type");
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          "type: " + type.getName() + " (expected: an interface of the package generated.api)");
    }
    return type.cast(apis.computeIfAbsent(type, this::create));
  }

  private <A> A create(Class<A> type) {
    ApiMethods.check(type);
    A api = retrofit.create(type);
    return cancelled == null ? api : CancelledWith.signal(cancelled, type, api);
  }

  /**
   * {@return a second client with other options, over the same connections, quota and threads}
   * Closing it closes nothing; it ends with the client that it comes from.
   *
   * @param change is given this client's options and answers those to have; not null
   */
  public GetSales with(UnaryOperator<CallOptions> change) {
    Objects.requireNonNull(change, "change");
    CallOptions changed = Objects.requireNonNull(change.apply(options), "options");
    return new GetSales(parts, changed, false, cancelled);
  }

  /**
   * Does something with this client in the background.
   *
   * <pre>{@code
   * CompletableFuture<ContactRecord> row = getsales.async(api -> api.contacts().get(uuid));
   * CompletableFuture<Long> all = getsales.async(api -> api.contacts().search().stream().count());
   * }</pre>
   *
   * <p>It runs on daemon threads of the client's own: on 16 at once, from JDK 24 on 256 virtual
   * ones; or on {@link GetSalesBuilder#executor}. What is more waits its turn without a thread, in
   * order, and its deadlines do not run yet; the quota lets calls pass at its pace. Work that
   * nobody awaits ends with the JVM.
   *
   * <p>The future fails with what the function throws, a {@link
   * io.getsales.client.error.GetSalesException} as a rule. Cancelling it, completing it or letting
   * it time out ({@code orTimeout}) ends the function's calls and waits at once, also those of a
   * list that it reads; work that has not begun never does. The function's own code is not
   * interrupted: it goes on to its next call, which fails. A send or create that is cancelled may
   * have left all the same, and nobody hears of it then: give it a key of a {@code SendLedger}, or
   * await it. A future made from this one, by {@code thenApply} say, does not cancel it.
   *
   * <p>When the client is closed, work that waits fails with {@link
   * io.getsales.client.error.CallAbortedException}, and work that runs with its present or next
   * call.
   *
   * @param calls is given this client, whose calls end with the future; {@code async} of that
   *     client starts work that is cancelled with this one
   * @param <T> the type of the result
   * @return the future of what the function answers; it completes on the thread that did the work
   * @throws java.util.concurrent.RejectedExecutionException when 10,000 wait already, or the given
   *     executor takes no more; nothing is done then
   */
  public <T extends @Nullable Object> CompletableFuture<T> async(
      Function<? super GetSales, ? extends T> calls) {
    Objects.requireNonNull(calls, "calls");
    Signal own = new Signal();
    GetSales client = new GetSales(this, own);
    return parts.engine().submit(() -> calls.apply(client), own, cancelled);
  }

  /**
   * Does something with this client and keeps the text of every answer that came meanwhile, also of
   * those that were refused and repeated.
   *
   * <pre>{@code
   * WithRaw<ContactRecord> row = getsales.withRaw(client -> client.contacts().get(uuid));
   * row.value().getLead().getName();
   * row.text(); // the JSON as the server sent it
   * }</pre>
   *
   * <p>A list is read as its rows are asked for, so ask inside: {@code client ->
   * client.lists().list().toList()}. What the function throws comes through; its exceptions carry
   * the text they are about.
   *
   * @param <T> what the function answers
   * @param calls is given a client that keeps the texts, in memory; not to be used afterwards
   * @return what the function answered, and the texts in the order in which they came
   */
  public <T extends @Nullable Object> WithRaw<T> withRaw(Function<GetSales, T> calls) {
    Objects.requireNonNull(calls, "calls");
    Queue<RawAnswer> answers = new ConcurrentLinkedQueue<>();
    T value = calls.apply(with(options -> options.rawAnswers(answers::add)));
    return new WithRaw<>(value, List.copyOf(answers));
  }

  /**
   * {@return where the service's answers differed from the description so far: names and counts,
   * never values} Shared with the clients derived from this one; see {@link GetSalesBuilder#drift}.
   */
  public Drift drift() {
    return parts.drift();
  }

  /** {@return the gate that every request passes: its state, and the place to see who waits} */
  public RateGate quota() {
    return parts.engine().gate();
  }

  /**
   * Ends every call and wait of this client and of those derived from it, and refuses new ones. An
   * {@code OkHttpClient} that was handed in stays open. A second time does nothing more.
   */
  @Override
  public void close() {
    if (isRoot) {
      parts.engine().close();
      parts.shutdown().run();
    }
  }

  private TimeSource time() {
    return parts.engine().time();
  }

  /** Where the client goes and how it calls; never the key. */
  @Override
  public String toString() {
    return "GetSales[" + parts.baseUrl().redact() + ", " + options + "]";
  }
}
