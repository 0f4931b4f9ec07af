package io.getsales.client.benchmark;

import io.getsales.client.GetSales;
import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Calls without end, to see whether anything is left behind: answered in memory, one in a thousand
 * with 503 first, at the vendor's quota in virtual time. Prints the heap in use after a tenth of
 * them and after all, in bytes. Argument: how many calls.
 */
final class ManyCalls {
  private ManyCalls() {}

  public static void main(String[] args) {
    long calls = Long.parseLong(args[0]);
    OkHttpClient http = new OkHttpClient.Builder().addInterceptor(new Answers()).build();
    GetSales client =
        GetSales.builder()
            .apiKey("benchmark")
            .baseUrl("http://localhost/")
            .httpClient(http)
            .timeSource(new JumpingTime())
            .build();
    long afterATenth = 0;
    for (long i = 1; i <= calls; i++) {
      client.lists().get("7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911");
      if (i == calls / 10) {
        afterATenth = heap();
      }
    }
    System.out.println(afterATenth + " " + heap());
    System.exit(0);
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static final class Answers implements Interceptor {
    private static final MediaType JSON = MediaType.get("application/json");
    private long requests;

    @Override
    public Response intercept(Chain chain) {
      boolean fails = ++requests % 1000 == 0;
      return new Response.Builder()
          .request(chain.request())
          .protocol(Protocol.HTTP_1_1)
          .code(fails ? 503 : 200)
          .message("")
          .body(ResponseBody.create(fails ? "" : "{\"name\":\"Autumn round\"}", JSON))
          .build();
    }
  }

  /** A wait takes no time and moves the clock on. */
  private static final class JumpingTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private volatile long nanos;

    @Override
    public Instant now() {
      return START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public boolean await(Signal signal, long wait) {
      if (signal.isRaised()) {
        return true;
      }
      nanos += Math.max(0, wait);
      return false;
    }
  }
}
