package io.getsales.client.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getsales.client.ledger.FailingStorage.Failure;
import io.getsales.client.sandbox.VirtualTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Disks that fail: a claim is on the disk, or its begin throws. */
final class LedgerStorageTest {
  @TempDir private Path directory;

  private FailingStorage storage;
  private FileSendLedger ledger;

  @BeforeEach
  void open() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Claims claims = new Claims();
    LedgerText.End end = LedgerText.write(claims, text);
    storage = new FailingStorage(text.toByteArray());
    ledger =
        new FileSendLedger(
            claims,
            new Journal(storage, end),
            LedgerLock.take(directory.resolve("sends.ledger")),
            new VirtualTime());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static String state(byte[] content, String key) {
    try {
      SendRecord record = LedgerText.read(new ByteArrayInputStream(content)).get(KeyHash.of(key));
      return record == null ? "FREE" : record.state().name();
    } catch (IOException | Damage e) {
      throw new AssertionError(e);
    }
  }

  private String state(String key) {
    return ledger.find(key).map(record -> record.state().name()).orElse("FREE");
  }

  @Test
  void whatReturnedSurvivesAPowerCut() {
    ledger.begin("a");
    assertThat(state(storage.afterPowerCut(), "a")).isEqualTo("IN_DOUBT");
    ledger.settleSent("a", null);
    assertThat(state(storage.afterPowerCut(), "a")).isEqualTo("SENT");
    ledger.begin("b");
    ledger.settleNotSent("b");
    assertThat(state(storage.afterPowerCut(), "b")).isEqualTo("FREE");
  }

  @ParameterizedTest
  @CsvSource({"WRITE, 0", "WRITE, 1", "WRITE, 50", "WRITE, 1000", "FORCE, 0"})
  void aBeginThatCannotBeKeptThrowsAndTheNextOneWorks(Failure failure, int bytes) {
    ledger.begin("before");
    storage.failNext(failure, bytes);

    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> ledger.begin("key"));

    assertThat(state("key")).isEqualTo("FREE");
    ledger.begin("key");
    ledger.begin("after");
    for (byte[] content : new byte[][] {storage.afterKill(), storage.afterPowerCut()}) {
      assertThat(state(content, "before")).isEqualTo("IN_DOUBT");
      assertThat(state(content, "key")).isEqualTo("IN_DOUBT");
      assertThat(state(content, "after")).isEqualTo("IN_DOUBT");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.class,
      names = {"WRITE", "FORCE"})
  void anEndThatCannotBeKeptLeavesTheKeyInDoubt(Failure failure) {
    ledger.begin("a");
    storage.failNext(failure, 50);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ledger.settleSent("a", "u-1"));
    storage.failNext(failure, 50);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ledger.settleNotSent("a"));

    assertThat(state("a")).isEqualTo("IN_DOUBT");
    assertThat(state(storage.afterKill(), "a")).isEqualTo("IN_DOUBT");
    ledger.settleSent("a", "u-1");
    assertThat(state(storage.afterPowerCut(), "a")).isEqualTo("SENT");
  }

  @ParameterizedTest
  @CsvSource({"WRITE, 0", "WRITE, 50", "WRITE, 1000", "FORCE, 0"})
  void whereNothingCanBeTakenBackNothingMoreIsBegun(Failure failure, int bytes) {
    ledger.begin("before");
    storage.failToTakeBack(true);
    storage.failNext(failure, bytes);
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> ledger.begin("key"));
    storage.failToTakeBack(false);

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ledger.begin("after"))
        .withMessageContaining("open the ledger again");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> ledger.settleSent("before", null));

    assertThat(state("before")).isEqualTo("IN_DOUBT");
    assertThat(state(storage.afterKill(), "before")).isEqualTo("IN_DOUBT");
    assertThat(state(storage.afterKill(), "after")).isEqualTo("FREE");
  }
}
