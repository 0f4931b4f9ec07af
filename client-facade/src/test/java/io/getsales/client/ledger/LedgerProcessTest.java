package io.getsales.client.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other processes: some die at the worst moment, some want the same file. */
@Timeout(120)
final class LedgerProcessTest {
  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("sends.ledger");
  }

  @Test
  void noClaimOfAKilledProgramIsForgotten() throws Exception {
    Random random = new Random(11);
    List<String> said = new ArrayList<>();
    for (int run = 0; run < 6; run++) {
      said.addAll(killedAfter(20 + random.nextInt(400), "run" + run, 1 + run % 3));
    }

    assertThat(said).hasSizeGreaterThan(6 * 20);
    assertKept(said);
    assertKept(said); // and the opening has changed nothing
  }

  private void assertKept(List<String> said) {
    try (FileSendLedger ledger = FileSendLedger.open(file())) {
      for (String line : said) {
        String word = line.substring(0, line.indexOf(' '));
        String key = line.substring(line.indexOf(' ') + 1, line.length() - 1);
        int fate = Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)) % 3;
        String state = ledger.find(key).map(record -> record.state().name()).orElse("FREE");
        switch (word) {
          case "sent" -> assertThat(state).as(line).isEqualTo("SENT");
          case "freed" -> assertThat(state).as(line).isEqualTo("FREE");
          default ->
              assertThat(state)
                  .as(line)
                  .isIn(
                      switch (fate) {
                        case 0 -> List.of("IN_DOUBT");
                        case 1 -> List.of("IN_DOUBT", "SENT");
                        default -> List.of("IN_DOUBT", "FREE");
                      });
        }
      }
    }
  }

  /** What a program said that was killed while it worked. */
  private List<String> killedAfter(int lines, String prefix, int threads) throws Exception {
    List<String> said = new ArrayList<>();
    Process program = start(prefix, threads);
    try (BufferedReader out = program.inputReader(StandardCharsets.US_ASCII)) {
      assertThat(out.readLine()).isEqualTo(LedgerProgram.OPENED);
      while (said.size() < lines) {
        said.add(out.readLine());
      }
      // By its handle: the process itself would close the stream with what was said last.
      assertThat(program.toHandle().destroyForcibly()).isTrue();
      out.lines().filter(line -> line.endsWith(";")).forEach(said::add);
    } finally {
      program.destroyForcibly();
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    return said;
  }

  @Test
  void aFileThatAnotherProcessHasOpenIsRefusedUntilThatDies() throws Exception {
    Process program = start("other", 1);
    try (BufferedReader out = program.inputReader(StandardCharsets.US_ASCII)) {
      assertThat(out.readLine()).isEqualTo(LedgerProgram.OPENED);
      String begun = out.readLine();

      assertThatExceptionOfType(LedgerInUseException.class)
          .isThrownBy(() -> FileSendLedger.open(file()))
          .withMessageContaining("sends.ledger: in use by another process");

      assertThat(begun).isEqualTo("begun other-0-0;");
    } finally {
      program.destroyForcibly();
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    try (FileSendLedger ledger = FileSendLedger.open(file())) {
      assertThat(ledger.find("other-0-0")).isPresent();
    }
  }

  @Test
  void aSecondInstanceIsRefusedAndTheFirstKeepsTheFileFromOthers() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link.ledger"), file());
    try (FileSendLedger first = FileSendLedger.open(file())) {
      for (Path path : List.of(file(), directory.resolve("./sends.ledger"), link)) {
        assertThatExceptionOfType(LedgerInUseException.class)
            .isThrownBy(() -> FileSendLedger.open(path))
            .withMessageContaining("this process");
      }
      assertThat(firstWords()).isEqualTo(LedgerProgram.IN_USE);
      first.begin("still mine");
    }
    assertThat(firstWords()).isEqualTo(LedgerProgram.OPENED);
  }

  @Test
  void whatGaveTheFileFreeHasNoHoldOnItAnyMore() throws Exception {
    Files.writeString(file(), "something else");
    assertThatExceptionOfType(LedgerDamagedException.class)
        .isThrownBy(() -> FileSendLedger.open(file()));
    Files.delete(file());

    FileSendLedger first = FileSendLedger.open(file());
    first.close();
    try (FileSendLedger second = FileSendLedger.open(file())) {
      first.close();
      second.begin("key");
      assertThatExceptionOfType(LedgerInUseException.class)
          .isThrownBy(() -> FileSendLedger.open(file()));
      assertThat(firstWords()).isEqualTo(LedgerProgram.IN_USE);
    }
  }

  private String firstWords() throws Exception {
    Process program = start("visitor", 1);
    try (BufferedReader out = program.inputReader(StandardCharsets.US_ASCII)) {
      return out.readLine();
    } finally {
      program.destroyForcibly();
      assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private Process start(String prefix, int threads) throws IOException, URISyntaxException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            home(FileSendLedger.class) + File.pathSeparator + home(LedgerProgram.class),
            LedgerProgram.class.getName(),
            file().toString(),
            prefix,
            String.valueOf(threads))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
