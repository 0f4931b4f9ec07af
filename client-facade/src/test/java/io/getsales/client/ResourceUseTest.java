package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.paging.Traversal;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxList;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the client uses, in counts that do not depend on the machine or its load. A change that
 * makes it heavier shows here; how fast it is, the benchmarks tell.
 */
class ResourceUseTest {
  private static final int ROWS = 4_000;

  @TempDir private Path directory;

  @Test
  void readsARowInAFewTimesTheMemoryOfItsText() {
    byte[] page = page();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("")
                        .body(ResponseBody.create(page, MediaType.get("application/json")))
                        .build())
            .build();
    try (GetSales getsales =
        GetSales.builder()
            .apiKey("key")
            .baseUrl("http://127.0.0.1/")
            .httpClient(http)
            .quota(Quota.unlimited())
            .build()) {
      read(getsales, 200); // loads the classes

      long bytes = allocated(() -> read(getsales, ROWS));

      assertThat((double) bytes / ROWS / (page.length / 100.0)).isBetween(2.0, 7.5);
    }
  }

  private static byte[] page() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(300).noQuota().build();
        GetSales getsales =
            GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build()) {
      return getsales
          .withRaw(client -> client.contacts().search().traversal(Traversal.PLAIN).first())
          .text()
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static void read(GetSales getsales, int rows) {
    int contacts = 0;
    for (ContactRecord row : getsales.contacts().search().traversal(Traversal.PLAIN).limit(rows)) {
      contacts += row.getLead() != null ? 1 : 0;
    }
    assertThat(contacts).isEqualTo(rows);
  }

  /** In this thread, where all of it happens. */
  private static long allocated(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void readsAListInOneRequestAPage() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(1_000).noQuota().build();
        GetSales getsales =
            GetSales.builder()
                .apiKey(sandbox.apiKey())
                .baseUrl(sandbox.baseUrl())
                .quota(Quota.unlimited())
                .build()) {
      assertThat(getsales.contacts().search().toList()).hasSize(1_000);

      assertThat(sandbox.requests()).hasSizeBetween(10, 11);
    }
  }

  @Test
  void loadsOnlyTheClassesThatACallNeedsAndStartsOneThread() throws Exception {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().build()) {
      SandboxList list = sandbox.lists().get(0);
      Path log = directory.resolve("classes.log");
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:class+load:file=" + log,
                  "-cp",
                  System.getProperty("java.class.path"),
                  OneCall.class.getName(),
                  sandbox.baseUrl(),
                  sandbox.apiKey(),
                  list.uuid())
              .redirectErrorStream(true)
              .start();
      List<String> output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      assertThat(process.waitFor()).as(output.toString()).isZero();

      List<String> classes =
          Files.readAllLines(log).stream()
              .filter(line -> line.contains("] io.getsales.") && !line.contains("Lambda"))
              .map(line -> line.replaceAll(".*\\] (io\\.getsales\\.\\S+).*", "$1"))
              .toList();
      assertThat(output)
          .contains(list.name())
          .filteredOn(line -> line.startsWith("getsales-"))
          .as("threads: the one that looks for interrupts")
          .hasSizeLessThanOrEqualTo(1);
      assertThat(classes)
          .contains("io.getsales.client.generated.api.ListsApi")
          .noneMatch(name -> name.matches(".*\\.(Contacts|Unibox|Automations|SenderProfiles)Api"))
          .noneMatch(name -> name.startsWith("io.getsales.client.ledger."))
          .noneMatch(name -> name.startsWith("io.getsales.client.paging."))
          .hasSizeBetween(50, 120);
    }
  }
}
