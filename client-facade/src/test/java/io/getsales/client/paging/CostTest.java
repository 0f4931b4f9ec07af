package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.paging.SimulatedList.Row;
import io.getsales.client.query.Sort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the promise costs where nothing moves: in requests, and in memory. */
class CostTest {
  private static final int PAGES = 120;

  private static SimulatedList list(int ties) {
    SimulatedList list = new SimulatedList(11);
    Random random = new Random(11);
    Instant time = SimulatedList.START;
    while (list.size() < PAGES * 100) {
      time = time.plusMillis(1 + random.nextInt(90_000));
      for (int i = random.nextInt(ties); i >= 0 && list.size() < PAGES * 100; i--) {
        list.add(time);
      }
    }
    return list;
  }

  @ParameterizedTest
  @CsvSource({"1, true, 4", "1, false, 4", "12, true, 6", "6, false, 6"})
  void asksFewMoreRequestsThanThereArePages(int ties, boolean honoured, int percent) {
    SimulatedList list = list(ties);
    list.honoured = honoured ? Set.of(RangeForm.INSTANTS) : Set.of();

    TraversalReport report = Paged.of((RowSource<Row>) list).read(row -> {});

    assertThat(report.rows()).isEqualTo(PAGES * 100);
    assertThat(report.requests()).isLessThanOrEqualTo(PAGES * (100 + percent) / 100);
    assertThat(report.verdict()).isEqualTo(TraversalReport.Verdict.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"honoured", "ignored"})
  @Timeout(120)
  void walksAMillionRowsInAHeapOf64Megabytes(String timeFilter) throws Exception {
    assertThat(inSmallHeap("1000000", timeFilter)).isEqualTo("1000000 COMPLETE");
  }

  private static String inSmallHeap(String... arguments) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            MillionRows.class.getName(),
            arguments[0],
            arguments[1]);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.strip();
  }

  @Test
  void doesNotSweepAListThatFitsInOneAnswer() {
    SimulatedList list = SimulatedList.ofSize(40);
    list.sort = Sort.descending("updated_at");

    Paged.of((RowSource<Row>) list).toList();

    assertThat(list.requests()).hasSize(1);
  }
}
