package io.getsales.client.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.getsales.client.sandbox.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ledger lets through, and what it still knows when it is opened again. */
final class FileSendLedgerTest {
  private static final String KEY = "autumn-round/step-2/marta.lindqvist@fjordware.example";
  private static final Instant START = Instant.parse("2025-03-03T09:00:00Z");

  private final VirtualTime time = new VirtualTime();

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("sends.ledger");
  }

  private FileSendLedger open() {
    return FileSendLedger.open(file(), time);
  }

  /** Brings the key to a state. */
  private static void bring(SendLedger ledger, String state) {
    switch (state) {
      case "FREE" -> {}
      case "FREED" -> {
        ledger.begin(KEY);
        ledger.settleNotSent(KEY);
      }
      case "IN_DOUBT" -> ledger.begin(KEY);
      case "SENT" -> {
        ledger.begin(KEY);
        ledger.settleSent(KEY, null);
      }
      default -> throw new IllegalArgumentException(state);
    }
  }

  private static void act(SendLedger ledger, String action) {
    switch (action) {
      case "begin" -> ledger.begin(KEY);
      case "settleSent" -> ledger.settleSent(KEY, null);
      case "settleNotSent" -> ledger.settleNotSent(KEY);
      default -> throw new IllegalArgumentException(action);
    }
  }

  private static String state(SendLedger ledger) {
    return ledger.find(KEY).map(record -> record.state().name()).orElse("FREE");
  }

  @ParameterizedTest
  @CsvSource({
    "FREE,     begin,         IN_DOUBT, ",
    "FREE,     settleSent,    SENT,     ",
    "FREE,     settleNotSent, FREE,     ",
    "FREED,    begin,         IN_DOUBT, ",
    "FREED,    settleSent,    SENT,     ",
    "FREED,    settleNotSent, FREE,     ",
    "IN_DOUBT, begin,         IN_DOUBT, DuplicateSendException",
    "IN_DOUBT, settleSent,    SENT,     ",
    "IN_DOUBT, settleNotSent, FREE,     ",
    "SENT,     begin,         SENT,     DuplicateSendException",
    "SENT,     settleSent,    SENT,     ",
    "SENT,     settleNotSent, SENT,     IllegalStateException",
  })
  void everyTransitionHoldsNowAndAfterARestart(
      String before, String action, String after, String refusal) {
    try (FileSendLedger ledger = open()) {
      bring(ledger, before);

      Throwable thrown = catchThrowable(() -> act(ledger, action));

      assertThat(thrown == null ? null : thrown.getClass().getSimpleName()).isEqualTo(refusal);
      assertThat(state(ledger)).isEqualTo(after);
    }
    try (FileSendLedger again = open()) {
      assertThat(state(again)).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FREE,     begin,         IN_DOUBT, ",
    "FREED,    begin,         IN_DOUBT, ",
    "IN_DOUBT, begin,         IN_DOUBT, DuplicateSendException",
    "IN_DOUBT, settleSent,    SENT,     ",
    "IN_DOUBT, settleNotSent, FREE,     ",
    "SENT,     begin,         SENT,     DuplicateSendException",
    "SENT,     settleNotSent, SENT,     IllegalStateException",
  })
  void aStateOfAnEarlierRunCountsLikeOneOfThisRun(
      String before, String action, String after, String refusal) {
    try (FileSendLedger ledger = open()) {
      bring(ledger, before);
    }
    try (FileSendLedger again = open()) {
      Throwable thrown = catchThrowable(() -> act(again, action));

      assertThat(thrown == null ? null : thrown.getClass().getSimpleName()).isEqualTo(refusal);
      assertThat(state(again)).isEqualTo(after);
    }
  }

  @Test
  void oneKeySaysNothingAboutAnother() {
    try (FileSendLedger ledger = open()) {
      ledger.begin(KEY);
      ledger.begin(KEY + " ");

      assertThat(ledger.find("another")).isEmpty();
    }
  }

  @Test
  void tellsSinceWhenAndTheMessageAlsoAfterARestart() throws InterruptedException {
    SendRecord sent = new SendRecord(SendState.SENT, START.plusMillis(1_500), "5a9e6f27-3d48-4c1b");
    try (FileSendLedger ledger = open()) {
      ledger.begin(KEY);
      assertThat(ledger.find(KEY)).contains(new SendRecord(SendState.IN_DOUBT, START, null));
      time.sleep(Duration.ofMillis(1_500));
      ledger.settleSent(KEY, "5a9e6f27-3d48-4c1b");
      time.sleep(Duration.ofHours(1));
      assertThat(ledger.find(KEY)).contains(sent);
    }
    try (FileSendLedger again = open()) {
      assertThat(again.find(KEY)).contains(sent);
    }
  }

  @Test
  void aMissingMessageIdIsAddedLaterAndAKnownOneStays() throws InterruptedException {
    try (FileSendLedger ledger = open()) {
      ledger.settleSent(KEY, null);
      time.sleep(Duration.ofHours(1));
      ledger.settleSent(KEY, "first");
      ledger.settleSent(KEY, "second");
      ledger.settleSent(KEY, null);
    }
    try (FileSendLedger again = open()) {
      assertThat(again.find(KEY)).contains(new SendRecord(SendState.SENT, START, "first"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "a b", "line\nend", "\u0000", "ütf ☃ 🙂", "100%+", "x"})
  void messageIdsOfAnyFormComeBack(String uuid) {
    try (FileSendLedger ledger = open()) {
      ledger.settleSent(KEY, uuid);
      ledger.settleSent("next", "plain");
    }
    try (FileSendLedger again = open()) {
      assertThat(again.find(KEY).orElseThrow().messageUuid()).isEqualTo(uuid);
      assertThat(again.find("next").orElseThrow().messageUuid()).isEqualTo("plain");
    }
  }

  @Test
  void aMessageIdWithoutEndCostsTheIdAndNotTheRecord() {
    try (FileSendLedger ledger = open()) {
      ledger.settleSent(KEY, "☃".repeat(256));
      ledger.settleSent("longer", "x".repeat(257));
      ledger.settleSent("blank", " ");
    }
    try (FileSendLedger again = open()) {
      assertThat(again.find(KEY).orElseThrow().messageUuid()).hasSize(256);
      assertThat(again.find("longer")).contains(new SendRecord(SendState.SENT, START, null));
      assertThat(again.find("blank")).contains(new SendRecord(SendState.SENT, START, null));
    }
  }

  @Test
  void aRefusalTellsStateAndTimeAndHidesTheKey() {
    try (FileSendLedger ledger = open()) {
      ledger.begin(KEY);
      assertThatExceptionOfType(DuplicateSendException.class)
          .isThrownBy(() -> ledger.begin(KEY))
          .withMessageContaining("in doubt since 2025-03-03T09:00:00Z")
          .withMessageMatching(".*key #[0-9a-f]{12} .*")
          .satisfies(e -> assertThat(e.toString()).doesNotContain("marta"))
          .satisfies(
              e ->
                  assertThat(e.recorded())
                      .isEqualTo(new SendRecord(SendState.IN_DOUBT, START, null)));
      ledger.settleSent(KEY, "u-1");
      assertThatExceptionOfType(DuplicateSendException.class)
          .isThrownBy(() -> ledger.begin(KEY))
          .withMessageContaining("sent since 2025-03-03T09:00:00Z")
          .satisfies(e -> assertThat(e.recorded().messageUuid()).isEqualTo("u-1"));
      assertThatIllegalStateException()
          .isThrownBy(() -> ledger.settleNotSent(KEY))
          .satisfies(e -> assertThat(e.toString()).doesNotContain("marta"));
    }
  }

  @Test
  void ownLedgersRefuseWithTheSameWords() {
    SendRecord recorded = new SendRecord(SendState.SENT, START, null);
    try (FileSendLedger ledger = open()) {
      ledger.settleSent(KEY, null);
      Throwable thrown = catchThrowable(() -> ledger.begin(KEY));

      assertThat(new DuplicateSendException(KEY, recorded)).hasMessage(thrown.getMessage());
    }
  }

  @Test
  void theFileNamesNoKeyAndIsForItsOwnerOnly() throws IOException {
    try (FileSendLedger ledger = open()) {
      ledger.begin(KEY);
      assertThat(Files.readString(file(), StandardCharsets.UTF_8))
          .doesNotContain("marta", "autumn", "step-2");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void badKeysAreRefusedByEveryMethod() {
    try (FileSendLedger ledger = open()) {
      String tooLong = "x".repeat(513);
      for (String bad : List.of("", " ", "\t\n", tooLong)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> ledger.begin(bad))
            .withMessageContaining("512");
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.settleSent(bad, null));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.settleNotSent(bad));
        assertThatIllegalArgumentException().isThrownBy(() -> ledger.find(bad));
      }
      assertThatNullPointerException().isThrownBy(() -> ledger.begin(null)).withMessage("key");
      ledger.begin("x".repeat(512));
      assertThat(ledger.find("x".repeat(512))).isPresent();
    }
  }

  @Test
  @Timeout(60)
  void ofManyThreadsWithOneKeyExactlyOneWins() throws Exception {
    int threads = 8;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (FileSendLedger ledger = open()) {
      for (int round = 0; round < 50; round++) {
        String key = "round-" + round;
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Future<Boolean>> wins =
            IntStream.range(0, threads)
                .mapToObj(
                    thread ->
                        executor.submit(
                            () -> {
                              together.await();
                              return begins(ledger, key);
                            }))
                .toList();
        int won = 0;
        for (Future<Boolean> win : wins) {
          won += win.get() ? 1 : 0;
        }
        assertThat(won).isEqualTo(1);
      }
    } finally {
      executor.shutdownNow();
      assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    try (FileSendLedger again = open()) {
      assertThat(again.find("round-0")).isPresent();
      assertThat(again.find("round-49")).isPresent();
    }
  }

  private static boolean begins(SendLedger ledger, String key) {
    try {
      ledger.begin(key);
      return true;
    } catch (DuplicateSendException e) {
      return false;
    }
  }

  @Test
  void worksOnAnInterruptedThreadAndKeepsItsFlag() {
    try (FileSendLedger ledger = open()) {
      Thread.currentThread().interrupt();
      try {
        ledger.begin(KEY);
        ledger.settleNotSent(KEY);
        ledger.begin("another");
      } finally {
        assertThat(Thread.interrupted()).isTrue();
      }
      ledger.settleSent("another", null);
      assertThat(state(ledger)).isEqualTo("FREE");
    }
  }

  @Test
  void aClosedLedgerRefusesAndMayBeClosedAgain() {
    FileSendLedger ledger = open();
    ledger.begin(KEY);
    ledger.close();
    ledger.close();

    assertThatIllegalStateException().isThrownBy(() -> ledger.begin("another"));
    assertThatIllegalStateException().isThrownBy(() -> ledger.settleSent(KEY, null));
    assertThatIllegalStateException().isThrownBy(() -> ledger.settleNotSent(KEY));
    assertThatIllegalStateException().isThrownBy(() -> ledger.find(KEY));
    try (FileSendLedger again = open()) {
      assertThat(again.find("another")).isEmpty();
    }
  }

  @Test
  void aDirectoryThatIsNotThereIsTold() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> FileSendLedger.open(directory.resolve("no/where.ledger")))
        .withMessageContaining("NoSuchFile");
  }

  @Test
  void aLinkToNowhereIsNotTakenForANewLedger() throws IOException {
    Path link = Files.createSymbolicLink(file(), directory.resolve("not-mounted.ledger"));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> FileSendLedger.open(link));
  }

  @Test
  void theSystemsClockIsTheDefault() {
    Instant before = Instant.now();
    try (FileSendLedger ledger = FileSendLedger.open(file())) {
      ledger.begin(KEY);
      Optional<SendRecord> record = ledger.find(KEY);
      assertThat(record.orElseThrow().since()).isBetween(before, Instant.now());
    }
  }
}
