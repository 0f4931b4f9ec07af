package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.getsales.client.CallOptions;
import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.TimeSource;
import io.getsales.client.wire.CountedSockets;
import io.getsales.client.wire.SelfMadeKey;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * A client under test: virtual time, no quota, waits of exactly {@link #WAIT} and {@link
 * #THROTTLE_WAIT}, sockets that are counted. The name {@code localhost} is what a test says it is.
 */
final class WireClient implements AutoCloseable {
  static final Duration WAIT = Duration.ofSeconds(1);
  static final Duration THROTTLE_WAIT = Duration.ofSeconds(3);

  /** The default policy with waits that can be foretold. */
  static final RetryPolicy RETRIES =
      RetryPolicy.defaults()
          .withTransientBackoff(Backoff.fixed(WAIT))
          .withThrottleBackoff(Backoff.fixed(THROTTLE_WAIT));

  private final VirtualTime time;
  private final CountedSockets sockets;
  private final OkHttpClient http;
  private final GetSales getsales;
  private final WireApi api;

  private WireClient(Builder builder) {
    time = builder.time;
    sockets = builder.sockets;
    http = builder.http.build();
    getsales = builder.getsales.httpClient(http).build();
    api = getsales.api(WireApi.class);
  }

  static Builder to(int port) {
    return new Builder(port);
  }

  static final class Builder {
    private final VirtualTime time = new VirtualTime();
    private final CountedSockets sockets = new CountedSockets();
    private final GetSalesBuilder getsales;
    private final int port;
    private OkHttpClient.Builder http;

    private Builder(int port) {
      this.port = port;
      http =
          new OkHttpClient.Builder()
              .socketFactory(sockets)
              .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)) // no trust store to load
              .dns(name -> List.of(InetAddress.getByName("127.0.0.1")));
      getsales =
          GetSales.builder()
              .apiKey("test-key")
              .baseUrl("http://localhost:" + port)
              .rateGate(RateGate.unlimited())
              .timeSource(time)
              .options(options -> options.retries(RETRIES));
    }

    Builder neverRepeating() {
      return options(options -> options.retries(RetryPolicy.never()));
    }

    Builder options(UnaryOperator<CallOptions> change) {
      getsales.options(change);
      return this;
    }

    Builder gate(RateGate gate) {
      getsales.rateGate(gate);
      return this;
    }

    Builder time(TimeSource source) {
      getsales.timeSource(source);
      return this;
    }

    Builder attemptTimeout(long millis) {
      return options(options -> options.attemptTimeout(Duration.ofMillis(millis)));
    }

    /** Where {@code localhost} is. */
    Builder addresses(String... addresses) {
      List<InetAddress> found = new ArrayList<>();
      for (String address : addresses) {
        found.add(address(address));
      }
      http.dns(name -> found);
      return this;
    }

    Builder unresolvable() {
      http.dns(
          name -> {
            throw new UnknownHostException(name);
          });
      return this;
    }

    Builder secure() {
      return secure("localhost");
    }

    Builder secure(String host) {
      getsales.baseUrl("https://" + host + ":" + port);
      http.connectionSpecs(List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.COMPATIBLE_TLS));
      return this;
    }

    Builder trusting(SelfMadeKey key) {
      http.sslSocketFactory(key.trustingSockets(), key.trust());
      return this;
    }

    Builder http2() {
      http.protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
      return this;
    }

    Builder http(UnaryOperator<OkHttpClient.Builder> change) {
      http = change.apply(http);
      return this;
    }

    WireClient build() {
      return new WireClient(this);
    }

    private static InetAddress address(String text) {
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }

  /** How a test makes its calls. */
  enum Way {
    EXECUTE,
    ENQUEUE
  }

  GetSales getsales() {
    return getsales;
  }

  VirtualTime time() {
    return time;
  }

  CountedSockets sockets() {
    return sockets;
  }

  OkHttpClient http() {
    return http;
  }

  Call<JsonObject> call(CallKind kind) {
    return kind.on(api);
  }

  /** Makes the call; answers its exception, or null. */
  @Nullable Throwable make(CallKind kind) {
    return make(kind, Way.EXECUTE);
  }

  @Nullable Throwable make(CallKind kind, Way way) {
    return way == Way.EXECUTE ? execute(call(kind)) : enqueue(call(kind));
  }

  static @Nullable Throwable execute(Call<JsonObject> call) {
    try {
      assertThat(call.execute().isSuccessful()).isTrue();
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private static @Nullable Throwable enqueue(Call<JsonObject> call) {
    Throwable failure = ended(enqueued(call));
    return failure;
  }

  /** The call's end in another thread. */
  static CompletableFuture<Response<JsonObject>> enqueued(Call<JsonObject> call) {
    CompletableFuture<Response<JsonObject>> end = new CompletableFuture<>();
    call.enqueue(
        new Callback<>() {
          @Override
          public void onResponse(Call<JsonObject> call, Response<JsonObject> response) {
            end.complete(response);
          }

          @Override
          public void onFailure(Call<JsonObject> call, Throwable failure) {
            end.completeExceptionally(failure);
          }
        });
    return end;
  }

  /** Waits for the end; answers its exception, or null. */
  static @Nullable Throwable ended(CompletableFuture<?> end) {
    try {
      end.get(10, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Every connection of the pool is idle, and every other one is closed. */
  void assertNothingLeaks() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (leaks() && System.nanoTime() - end < 0) {
      TimeUnit.MILLISECONDS.sleep(1); // OkHttp closes some sockets on threads of its own
    }
    ConnectionPool pool = http.connectionPool();
    assertThat(pool.idleConnectionCount()).as("idle").isEqualTo(pool.connectionCount());
    assertThat(sockets.open()).as("open sockets").isLessThanOrEqualTo(pool.connectionCount());
  }

  private boolean leaks() {
    int pooled = http.connectionPool().connectionCount();
    return sockets.open() > pooled || http.connectionPool().idleConnectionCount() != pooled;
  }

  @Override
  public void close() {
    getsales.close();
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
