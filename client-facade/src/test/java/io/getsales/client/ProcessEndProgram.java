package io.getsales.client;

import io.getsales.client.resilience.Quota;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A program that uses the client and whose {@code main} then returns; run by {@link
 * ProcessEndTest}. What it prints last is how it went.
 */
final class ProcessEndProgram {
  private ProcessEndProgram() {}

  public static void main(String[] arguments) throws Exception {
    String way = arguments[0];
    String url = arguments[1];
    OkHttpClient given = new OkHttpClient();
    GetSalesBuilder builder =
        GetSales.builder().apiKey("key").baseUrl(url).quota(Quota.perMinute(60).withBurst(5));
    GetSales getsales = (way.equals("GIVEN") ? builder.httpClient(given) : builder).build();
    switch (way) {
      case "AWAITED" -> use(getsales);
      case "RUNNING" -> {
        use(getsales);
        CompletableFuture<Object> begun = new CompletableFuture<>();
        for (int i = 0; i < 20; i++) {
          getsales.async(
              api -> {
                begun.complete("");
                return api.lists().get("slow");
              });
        }
        begun.join();
      }
      case "CLOSED" -> {
        use(getsales);
        getsales.close();
        List<Thread> left = threadsLeft();
        if (!left.isEmpty()) {
          throw new AssertionError(left.toString());
        }
      }
      default -> {
        use(getsales);
        getsales.close();
        try (Response response =
            given.newCall(new Request.Builder().url(url + "leads/api/lists/a").build()).execute()) {
          if (response.code() != 200 || given.dispatcher().executorService().isShutdown()) {
            throw new AssertionError("the caller's client was closed");
          }
        }
      }
    }
    System.out.println("main ends");
  }

  private static void use(GetSales getsales) {
    getsales.lists().get("a");
    String thread =
        getsales
            .async(
                api -> {
                  api.lists().get("a");
                  return Thread.currentThread().toString();
                })
            .join();
    System.out.println(thread.startsWith("VirtualThread") ? "virtual" : "platform");
    getsales.async(api -> api.contacts().search().prefetch(2).toList()).join();
  }

  /** Those that the client started, once they had the time to end. */
  private static List<Thread> threadsLeft() throws InterruptedException {
    List<Thread> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(
                thread ->
                    thread.getName().startsWith("getsales")
                        || thread.getName().startsWith("OkHttp Dispatcher"))
            .toList();
    for (Thread thread : ours) {
      thread.join(Duration.ofSeconds(10).toMillis());
    }
    return ours.stream().filter(Thread::isAlive).toList();
  }
}
