package io.getsales.client.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getsales.client.time.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that ends too soon is mended, any other change of it is refused. */
final class LedgerDamageTest {
  private static final int HEAD = "0022 00000000 getsales-send-ledger 1\n".length();

  @TempDir private Path directory;

  private Path file;
  private History history;

  /** One thing that a program does with a ledger. */
  record Step(String action, String key) {}

  /** The file after each step, and what was promised by then. */
  private static final class History {
    private final List<Integer> lengths = new ArrayList<>();
    private final List<Map<String, SendState>> promises = new ArrayList<>();
    private byte[] bytes = new byte[0];

    static History of(List<Step> steps, Path file) throws IOException {
      Files.deleteIfExists(file);
      History history = new History();
      Map<String, SendState> states = new LinkedHashMap<>();
      try (FileSendLedger ledger = FileSendLedger.open(file, TimeSource.system())) {
        history.remember(file, states);
        for (Step step : steps) {
          take(step, ledger, states);
          history.remember(file, states);
        }
      }
      history.bytes = Files.readAllBytes(file);
      return history;
    }

    private static void take(Step step, SendLedger ledger, Map<String, SendState> states) {
      SendState state = states.get(step.key());
      switch (step.action()) {
        case "begin" -> {
          if (state == null) {
            ledger.begin(step.key());
            states.put(step.key(), SendState.IN_DOUBT);
          }
        }
        case "sent" -> {
          ledger.settleSent(step.key(), "u-" + step.key());
          states.put(step.key(), SendState.SENT);
        }
        case "free" -> {
          if (state != SendState.SENT) {
            ledger.settleNotSent(step.key());
            states.remove(step.key());
          }
        }
        default -> throw new IllegalArgumentException(step.action());
      }
    }

    private void remember(Path file, Map<String, SendState> states) throws IOException {
      lengths.add((int) Files.size(file));
      promises.add(new LinkedHashMap<>(states));
    }

    /** What was promised when the file had no more than these bytes, a last line feed aside. */
    Map<String, SendState> promisedWithin(int length) {
      Map<String, SendState> promised = Map.of();
      for (int i = 0; i < lengths.size() && lengths.get(i) - 1 <= length; i++) {
        promised = promises.get(i);
      }
      return promised;
    }

    Map<String, SendState> promised() {
      return promises.get(promises.size() - 1);
    }
  }

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("sends.ledger");
    history =
        History.of(
            List.of(
                new Step("begin", "a"),
                new Step("sent", "a"),
                new Step("begin", "b"),
                new Step("begin", "c"),
                new Step("free", "b"),
                new Step("begin", "b")),
            file);
  }

  private static Map<String, SendState> states(Claims claims) {
    Map<String, SendState> states = new LinkedHashMap<>();
    for (String key : List.of("a", "b", "c", "d")) {
      SendRecord record = claims.get(KeyHash.of(key));
      if (record != null) {
        states.put(key, record.state());
      }
    }
    return states;
  }

  private static Map<String, SendState> read(byte[] bytes) throws Damage {
    try {
      return states(LedgerText.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  // ---- files that end too soon

  @Test
  void cutInItsLastLinesItIsOpenedWithEverythingThatWasPromisedBefore() throws IOException {
    for (int length = history.lengths.get(4) - 2; length <= history.bytes.length; length++) {
      Files.write(file, Arrays.copyOf(history.bytes, length));
      Map<String, SendState> promised = history.promisedWithin(length);

      try (FileSendLedger ledger = FileSendLedger.open(file)) {
        for (String key : List.of("a", "b", "c", "d")) {
          assertThat(ledger.find(key).map(SendRecord::state).orElse(null))
              .as("%s after %d bytes", key, length)
              .isEqualTo(promised.get(key));
        }
        ledger.begin("new");
      }
      // What follows a torn line is not damage.
      try (FileSendLedger again = FileSendLedger.open(file)) {
        assertThat(again.find("new")).isPresent();
        assertThat(again.find("a").map(SendRecord::state).orElse(null))
            .isEqualTo(promised.get("a"));
      }
    }
  }

  @Property(tries = 60)
  void noHistoryForgetsAClaimOrInventsASendWhereverItIsCut(@ForAll("steps") List<Step> steps)
      throws IOException, Damage {
    Path own = Files.createTempDirectory("ledger").resolve("sends.ledger");
    try {
      History any = History.of(steps, own);
      for (int length = HEAD - 1; length <= any.bytes.length; length++) {
        assertThat(read(Arrays.copyOf(any.bytes, length)))
            .as("after %d bytes", length)
            .isEqualTo(any.promisedWithin(length));
      }
    } finally {
      Files.delete(own);
      Files.delete(own.resolveSibling("sends.ledger.lock"));
      Files.delete(own.getParent());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of("begin", "sent", "free"), Arbitraries.of("a", "b", "c", "d"))
        .as(Step::new)
        .list()
        .ofMaxSize(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 4096})
  void zerosWhereALineWasToComeAreCutOff(int zeros) throws Damage {
    for (int kept : List.of(0, 1, 3, 20, 60)) {
      int length = history.lengths.get(history.lengths.size() - 2) + kept;
      byte[] bytes = Arrays.copyOf(Arrays.copyOf(history.bytes, length), length + zeros);

      assertThat(read(bytes)).isEqualTo(history.promisedWithin(length));
    }
  }

  @Test
  void aHeadThatIsMissingOrTornIsNotTakenForANewLedger() throws IOException {
    for (int length = 0; length < HEAD - 1; length++) {
      Files.write(file, Arrays.copyOf(history.bytes, length));

      assertThatExceptionOfType(LedgerDamagedException.class)
          .isThrownBy(() -> FileSendLedger.open(file))
          .withMessageContaining("sends.ledger: line 1");
      assertThat(Files.size(file)).isEqualTo(length);
    }
  }

  // ---- files that were changed

  @Test
  void anyByteThatIsChangedIsFoundOut() {
    byte[] bytes = history.bytes.clone();
    for (int i = 0; i < bytes.length; i++) {
      for (int value : likelyDamage(history.bytes[i])) {
        bytes[i] = (byte) value;
        try {
          assertThat(read(bytes)).as("byte %d as %d", i, value).isEqualTo(history.promised());
        } catch (Damage refused) {
          assertThat(bytes[i]).isNotEqualTo(history.bytes[i]);
        }
      }
      bytes[i] = history.bytes[i];
    }
  }

  /** Each bit turned over, and the bytes that mean something to the reader. */
  private static int[] likelyDamage(byte original) {
    return IntStream.concat(
            IntStream.range(0, 8).map(bit -> original ^ 1 << bit),
            IntStream.of(0, '\n', '\r', ' ', '0', '9', 'f', 0xFF))
        .toArray();
  }

  @Test
  void anyByteThatIsMissingOrTooManyIsFoundOut() {
    byte[] bytes = history.bytes;
    for (int i = 0; i < bytes.length - 1; i++) {
      byte[] shorter =
          join(Arrays.copyOf(bytes, i), Arrays.copyOfRange(bytes, i + 1, bytes.length));
      byte[] longer = join(Arrays.copyOf(bytes, i + 1), Arrays.copyOfRange(bytes, i, bytes.length));

      assertThatExceptionOfType(Damage.class).as("without %d", i).isThrownBy(() -> read(shorter));
      assertThatExceptionOfType(Damage.class).as("twice %d", i).isThrownBy(() -> read(longer));
    }
  }

  @Test
  void linesThatAreLostMovedOrThereTwiceAreFoundOut() {
    List<String> lines = new String(history.bytes, StandardCharsets.US_ASCII).lines().toList();
    for (int i = 0; i < lines.size() - 1; i++) {
      List<String> lost = new ArrayList<>(lines);
      lost.remove(i);
      List<String> moved = new ArrayList<>(lines);
      Collections.swap(moved, i, i + 1);
      List<String> twice = new ArrayList<>(lines);
      twice.add(i, lines.get(i));

      assertThatExceptionOfType(Damage.class).isThrownBy(() -> read(bytes(lost)));
      assertThatExceptionOfType(Damage.class).isThrownBy(() -> read(bytes(moved)));
      assertThatExceptionOfType(Damage.class).isThrownBy(() -> read(bytes(twice)));
    }
  }

  @Test
  void aDamagedFileIsRefusedWithItsPlaceLeftAloneAndOpenedOnceRestored() throws IOException {
    byte[] damaged = history.bytes.clone();
    damaged[history.lengths.get(2) + 30] ^= 1;
    Files.write(file, damaged);

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(LedgerDamagedException.class)
          .isThrownBy(() -> FileSendLedger.open(file))
          .withMessageContaining("sends.ledger: line 4 was changed");
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
    Files.write(file, history.bytes);
    try (FileSendLedger restored = FileSendLedger.open(file)) {
      assertThat(restored.find("c")).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HELD aa 2025-03-03T09:00:00Z",
        "BEGUN aa yesterday",
        "BEGUN aa",
        "SENT aa 2025-03-03T09:00:00Z %zz",
        ""
      })
  void linesOfALaterFormatAreRefusedAndNotSkipped(String payload) throws IOException {
    Line head = Line.after(Line.NO_LINE, "getsales-send-ledger 1");
    byte[] bytes = join(head.written(), Line.after(head.checksum(), payload).written());

    assertThatExceptionOfType(Damage.class)
        .isThrownBy(() -> read(bytes))
        .withMessageStartingWith("line 2");
  }

  @Test
  void otherFilesAreRefused() {
    assertThatExceptionOfType(Damage.class)
        .isThrownBy(() -> read(Line.after(Line.NO_LINE, "getsales-send-ledger 2").written()))
        .withMessageContaining("format");
    assertThatExceptionOfType(Damage.class)
        .isThrownBy(() -> read("name,email\n".getBytes(StandardCharsets.US_ASCII)));
    assertThatExceptionOfType(Damage.class).isThrownBy(() -> read(new byte[1 << 20]));
  }

  // ---- compaction

  @Test
  void openingKeepsALineForEachKeyInUse() throws IOException {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      steps.add(new Step("begin", "a"));
      steps.add(new Step("free", "a"));
    }
    steps.addAll(List.of(new Step("begin", "b"), new Step("begin", "c"), new Step("sent", "c")));
    History.of(steps, file);
    assertThat(Files.readAllLines(file)).hasSize(1 + 43);

    for (int opening = 0; opening < 2; opening++) {
      try (FileSendLedger ledger = FileSendLedger.open(file)) {
        assertThat(ledger.find("a")).isEmpty();
        assertThat(ledger.find("b").orElseThrow().state()).isEqualTo(SendState.IN_DOUBT);
        assertThat(ledger.find("c").orElseThrow().state()).isEqualTo(SendState.SENT);
        assertThat(ledger.find("c").orElseThrow().messageUuid()).isEqualTo("u-c");
      }
      assertThat(Files.readAllLines(file)).hasSize(1 + 2);
    }
  }

  @Test
  void aCompactionThatWasCutShortAnywhereLosesNothing() throws IOException {
    ByteArrayOutputStream compact = new ByteArrayOutputStream();
    try (FileSendLedger ledger = FileSendLedger.open(file)) {
      assertThat(ledger.find("c")).isPresent();
    }
    compact.writeBytes(Files.readAllBytes(file));
    Path fresh = directory.resolve("sends.ledger.new");
    for (int length = 0; length <= compact.size(); length += 7) {
      Files.write(file, history.bytes);
      Files.write(fresh, Arrays.copyOf(compact.toByteArray(), length));

      try (FileSendLedger ledger = FileSendLedger.open(file)) {
        assertThat(ledger.find("a").orElseThrow().state()).isEqualTo(SendState.SENT);
        assertThat(ledger.find("b").orElseThrow().state()).isEqualTo(SendState.IN_DOUBT);
      }
      assertThat(fresh).doesNotExist();
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
