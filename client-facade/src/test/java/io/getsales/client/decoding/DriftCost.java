package io.getsales.client.decoding;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.management.ThreadMXBean;
import io.getsales.client.GetSales;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.internal.wire.JsonConverterFactory;
import io.getsales.client.sandbox.GetSalesSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Measures what the drift report costs: one page of 100 contacts is read with it and without, in
 * turns and in one run, and the ratio of the CPU times and of the bytes allocated is printed. Run
 * by hand; the numbers stand in decision 15.
 */
public final class DriftCost {
  private static final List<String> UNKNOWN =
      List.of("assistant_hint", "domain", "is_reviewed", "row_version", "search_rank", "segments");
  private static final int WARM_UP = 4_000;
  private static final int ROUNDS = 300;
  private static final int PAGES_A_ROUND = 20;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private DriftCost() {}

  /** Prints a line for a page as described, and one for a page as the wire has it. */
  public static void main(String[] arguments) {
    String page = pageOfContacts();
    measure("as described", asDescribed(page));
    measure("6 unknown fields a row, 1 or 2 values of another type", page);
  }

  /** What the client reads from the page, written without what it does not know. */
  private static String asDescribed(String page) {
    JsonObject root = JsonParser.parseString(page).getAsJsonObject();
    for (JsonElement row : root.getAsJsonArray("data")) {
      JsonObject lead = row.getAsJsonObject().getAsJsonObject("lead");
      UNKNOWN.forEach(lead::remove);
      if (lead.get("location") instanceof JsonObject location) {
        JsonArray list = new JsonArray();
        list.add(location);
        lead.add("location", list);
      }
      if (row.getAsJsonObject().get("custom_fields").isJsonArray()) {
        row.getAsJsonObject().add("custom_fields", new JsonObject());
      }
    }
    return root.toString();
  }

  private static String pageOfContacts() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(100).noQuota().build();
        GetSales getsales =
            GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build()) {
      return getsales.withRaw(client -> client.contacts().search().first()).text();
    }
  }

  private static void measure(String title, String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    Converter<ResponseBody, ?> off = converter(new Drift(false));
    Converter<ResponseBody, ?> on = converter(new Drift(true));
    for (int i = 0; i < WARM_UP; i++) {
      read(i % 2 == 0 ? off : on, bytes);
    }
    double[] cpu = new double[ROUNDS];
    double[] allocated = new double[ROUNDS];
    double[] microseconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      boolean offFirst = round % 2 == 0;
      long[] first = cost(offFirst ? off : on, bytes);
      long[] second = cost(offFirst ? on : off, bytes);
      long[] without = offFirst ? first : second;
      long[] with = offFirst ? second : first;
      cpu[round] = (double) with[0] / without[0];
      allocated[round] = (double) with[1] / without[1];
      microseconds[round] = without[0] / 1_000.0 / PAGES_A_ROUND;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d bytes, off %.0f us a page; on/off CPU %.4f (quartiles %.4f to %.4f), allocated %.4f%n",
        title,
        bytes.length,
        quantile(microseconds, 0.5),
        quantile(cpu, 0.5),
        quantile(cpu, 0.25),
        quantile(cpu, 0.75),
        quantile(allocated, 0.5));
  }

  private static Converter<ResponseBody, ?> converter(Drift drift) {
    Retrofit retrofit = new Retrofit.Builder().baseUrl("http://127.0.0.1/").build();
    return new JsonConverterFactory(OddValues.KEEP_RAW, drift)
        .responseBodyConverter(ContactPage.class, new Annotation[0], retrofit);
  }

  private static long[] cost(Converter<ResponseBody, ?> converter, byte[] bytes) {
    long time = THREAD.getCurrentThreadCpuTime();
    long allocated = THREAD.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < PAGES_A_ROUND; i++) {
      read(converter, bytes);
    }
    return new long[] {
      THREAD.getCurrentThreadCpuTime() - time, THREAD.getCurrentThreadAllocatedBytes() - allocated
    };
  }

  private static void read(Converter<ResponseBody, ?> converter, byte[] bytes) {
    try {
      if (converter.convert(ResponseBody.create(bytes, null)) == null) {
        throw new IllegalStateException("nothing was read");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
