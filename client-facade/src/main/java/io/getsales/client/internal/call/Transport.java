package io.getsales.client.internal.call;

import io.getsales.client.generated.support.RepeatClass;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * What stands below Retrofit: dresses each request and hands it to an OkHttp client that sends it
 * once and follows nowhere. Creates and sends go through a client without idle connections: one
 * that the server has dropped meanwhile would leave the outcome of a send unknown for no reason.
 */
public final class Transport {
  /**
   * How often a pool that keeps nothing looks for idle connections to drop. It never finds any, and
   * with a time near zero it would look all the while that a send is in flight.
   */
  private static final long IDLE_CHECK_MINUTES = 5;

  private final OkHttpClient repeatable;
  private final OkHttpClient once;
  private final HttpUrl address;
  private final Supplier<String> apiKey;
  private final Map<String, String> headers;
  private final @Nullable WireLog log;

  /** Reading annotations takes longer than all else here; there are as many as methods. */
  private final Map<Method, OperationInfo> operations = new ConcurrentHashMap<>();

  /**
   * Prepares the two clients.
   *
   * @param base the caller's client or a fresh one; shared with, never changed
   * @param address of the service; requests to any other are refused
   * @param apiKey asked for each request
   * @param headers for each request
   * @param log is shown requests and answers; null for none
   */
  public Transport(
      OkHttpClient base,
      HttpUrl address,
      Supplier<String> apiKey,
      Map<String, String> headers,
      @Nullable WireLog log) {
    this.address = address;
    this.log = log;
    repeatable = singleSend(base);
    once =
        repeatable
            .newBuilder()
            .connectionPool(new ConnectionPool(0, IDLE_CHECK_MINUTES, TimeUnit.MINUTES))
            .build();
    this.apiKey = apiKey;
    this.headers = Map.copyOf(headers);
  }

  private static OkHttpClient singleSend(OkHttpClient base) {
    EventListener.Factory listeners = base.eventListenerFactory();
    return base.newBuilder()
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .cache(null)
        .eventListenerFactory(call -> listener(call, listeners.create(call)))
        .addInterceptor(new WholeBodyInterceptor())
        .addInterceptor(new StaleConnectionInterceptor(base.connectionPool()))
        .addNetworkInterceptor(new SingleSendGuard())
        .build();
  }

  private static EventListener listener(Call call, EventListener next) {
    AttemptTracker tracker = call.request().tag(AttemptTracker.class);
    return tracker == null ? next : new StageListener(tracker, next);
  }

  /** The factory for one client's calls. */
  public Call.Factory callFactory(CallSettings settings, @Nullable RawAnswerListener rawAnswers) {
    return request -> newCall(request, settings, rawAnswers);
  }

  /** A path argument that is a whole URL would take the key to whoever it names. */
  private void refuseOtherAddresses(HttpUrl url) {
    boolean isOwn =
        url.scheme().equals(address.scheme())
            && url.host().equals(address.host())
            && url.port() == address.port();
    if (!isOwn) {
      throw new IllegalArgumentException(
          "url: leads to " + url.redact() + " (expected: a path of " + address.redact() + ")");
    }
  }

  private Call newCall(
      Request request, CallSettings settings, @Nullable RawAnswerListener rawAnswers) {
    refuseOtherAddresses(request.url());
    OperationInfo operation =
        operations.computeIfAbsent(OperationInfo.invocation(request).method(), OperationInfo::of);
    RepeatClass repeatClass = operation.repeatClass();
    Request.Builder dressed =
        request
            .newBuilder()
            .header("Authorization", "Bearer " + apiKey.get())
            .tag(OperationInfo.class, operation)
            .tag(AttemptTracker.class, new AttemptTracker())
            .tag(RawAnswerListener.class, rawAnswers)
            .tag(WireLog.class, log != null && log.isOn() ? log : null);
    if (request.header("Accept")
        == null) { // an operation that answers something else says so itself
      dressed.header("Accept", "application/json");
    }
    set(headers, dressed);
    set(settings.headers(), dressed);
    RequestBody body = request.body();
    if (body != null && !repeatClass.mayRepeat()) {
      dressed.method(request.method(), new OneShotBody(body));
    }
    return (repeatClass.mayRepeat() ? repeatable : once).newCall(dressed.build());
  }

  private static void set(Map<String, String> headers, Request.Builder request) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      request.header(header.getKey(), header.getValue());
    }
  }
}
