package io.getsales.client.benchmark;

import io.getsales.client.GetSales;
import io.getsales.client.paging.TraversalReport;
import io.getsales.client.resilience.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a strict read of 40 pages takes where each page takes its time, against the ideal: the
 * larger of what the quota allows and what so many requests at once allow. Arguments: pairs of
 * delay and URL, the first without delay.
 */
final class LatencyHiding {
  private static final int ROWS = 4_000;
  private static final int[] AHEAD = {0, 1, 2, 4};

  private LatencyHiding() {}

  public static void main(String[] args) throws Exception {
    cell(args[1], 0, 2, Quota.unlimited()); // warms up
    // Those under the quota hardly use the CPU, so they may run beside the others.
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<String>> paced = new ArrayList<>();
    for (int at = 2; at < args.length; at += 2) {
      int delay = Integer.parseInt(args[at]);
      String url = args[at + 1];
      for (int ahead : AHEAD) {
        paced.add(threads.submit(() -> cell(url, delay, ahead, Quota.perMinute(300))));
      }
    }
    for (int at = 2; at < args.length; at += 2) {
      for (int ahead : AHEAD) {
        System.out.println(
            cell(args[at + 1], Integer.parseInt(args[at]), ahead, Quota.unlimited()));
      }
    }
    for (Future<String> cell : paced) {
      System.out.println(cell.get());
    }
    System.out.println();
    System.exit(0);
  }

  private static String cell(String url, int delay, int ahead, Quota quota) {
    try (GetSales client =
        GetSales.builder().apiKey("benchmark").baseUrl(url).quota(quota).build()) {
      long start = System.nanoTime();
      AtomicLong rows = new AtomicLong();
      TraversalReport report =
          client
              .contacts()
              .search()
              .limit(ROWS)
              .prefetch(ahead)
              .read(row -> rows.incrementAndGet());
      double wall = (System.nanoTime() - start) / 1e6;
      if (rows.get() != ROWS) {
        throw new IllegalStateException(report.toString());
      }
      long requests = report.requests();
      double byQuota =
          quota.isUnlimited()
              ? 0
              : (requests - quota.burst()) * (quota.interval().toNanos() / 1e6) + delay;
      // The first page is asked for alone, since it may be all that is wanted.
      double byLatency = delay + Math.ceil((requests - 1.0) / Math.max(1, ahead)) * delay;
      double ideal = Math.max(byQuota, byLatency);
      return String.format(
          Locale.ROOT,
          "| %d | %s | %d | %d | %.0f | %.0f | %.2f |",
          delay,
          quota.isUnlimited() ? "none" : "300 a minute",
          ahead,
          requests,
          wall,
          ideal,
          wall / Math.max(1, ideal));
    }
  }
}
