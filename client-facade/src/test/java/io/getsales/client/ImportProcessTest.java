package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An import by processes that are killed while they work. */
@Timeout(120)
class ImportProcessTest {
  private static final int ROWS = 2_000;
  private static final int KILLS = 3;

  @TempDir private Path directory;

  @Test
  void nobodyIsMadeTwiceAndNoRowIsLostWhenProcessesAreKilled() throws Exception {
    Random random = new Random(5);
    try (GetSalesSandbox sandbox =
        GetSalesSandbox.builder().contacts(0).noQuota().journal(0).build()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        runUntil(sandbox, kill * ROWS / 6 + random.nextInt(200));
      }
      int before = sandbox.contactCount();
      assertThat(before).isBetween(KILLS * ROWS / 6, ROWS - 1);

      List<ImportedContact> handed = new ArrayList<>();
      ImportReport report;
      try (GetSales getsales = client(sandbox)) {
        report =
            getsales
                .contacts()
                .importAll(
                    sandbox.lists().get(0).uuid(),
                    ImportProgram.people(ROWS)::iterator,
                    ImportOptions.defaults().withJournal(journal()).withOutcomes(handed::add));
      }

      assertThat(report.created()).isEqualTo(ROWS);
      assertThat(report.earlier()).isBetween((long) before - 40, (long) before);
      Map<String, String> nicknames =
          sandbox.contacts().stream()
              .collect(Collectors.toMap(SandboxContact::linkedin, SandboxContact::uuid));
      assertThat(nicknames).hasSize(ROWS);
      assertThat(handed)
          .hasSize(ROWS)
          .allMatch(row -> nicknames.get("person-" + (row.row() - 1)).equals(row.contactUuid()));
    }
  }

  private Path journal() {
    return directory.resolve("contacts.journal");
  }

  private static GetSales client(GetSalesSandbox sandbox) {
    return GetSales.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(sandbox.apiKey())
        .quota(Quota.unlimited())
        .build();
  }

  /** Kills the program when it says that so many rows are done. */
  private void runUntil(GetSalesSandbox sandbox, int rows) throws Exception {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProgram.class.getName(),
                sandbox.baseUrl(),
                sandbox.lists().get(0).uuid(),
                journal().toString(),
                String.valueOf(ROWS))
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    program.environment().put("GETSALES_API_KEY", sandbox.apiKey());
    Process process = program.start();
    try (BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
      String line = out.readLine();
      while (line != null && Integer.parseInt(line) < rows) {
        line = out.readLine();
      }
      assertThat(line).as("rows done").isNotNull();
      process.toHandle().destroyForcibly();
    } finally {
      process.destroyForcibly();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
