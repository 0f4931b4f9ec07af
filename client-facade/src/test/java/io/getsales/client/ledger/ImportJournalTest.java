package io.getsales.client.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportJournalTest {
  private static final String LIST = "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911";
  private static final Instant AT = Instant.parse("2024-11-05T08:31:12Z");

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("contacts.journal");
  }

  private List<ImportJournal.Batch> recorded() throws IOException {
    List<ImportJournal.Batch> batches = new ArrayList<>();
    try (ImportJournal journal = ImportJournal.open(file(), LIST)) {
      ImportJournal.Batch batch;
      while ((batch = journal.next()) != null) {
        batches.add(batch);
      }
    }
    return batches;
  }

  private void write() throws IOException {
    try (ImportJournal journal = ImportJournal.open(file(), LIST)) {
      journal.begun(1, AT, List.of("aa", "bb"));
      journal.ended(1, List.of("Cu-1", "R"));
      journal.begun(3, AT.plusSeconds(1), List.of("cc"));
    }
  }

  @Test
  void givesBackBatchesInOrder() throws IOException {
    write();

    assertThat(recorded())
        .containsExactly(
            new ImportJournal.Batch(1, AT, List.of("aa", "bb"), List.of("Cu-1", "R")),
            new ImportJournal.Batch(3, AT.plusSeconds(1), List.of("cc"), null));
  }

  @Test
  void theLastWordOnABatchCounts() throws IOException {
    write();
    try (ImportJournal journal = ImportJournal.open(file(), LIST)) {
      journal.begun(1, AT, List.of("aa", "dd"));
      journal.ended(1, List.of("Cu-1", "Cu-2"));
      journal.ended(3, List.of("Mu-3"));
      journal.begun(4, AT, List.of("ee"));
      journal.ended(4, List.of("U"));
    }

    assertThat(recorded())
        .containsExactly(
            new ImportJournal.Batch(1, AT, List.of("aa", "dd"), List.of("Cu-1", "Cu-2")),
            new ImportJournal.Batch(3, AT.plusSeconds(1), List.of("cc"), List.of("Mu-3")),
            new ImportJournal.Batch(4, AT, List.of("ee"), List.of("U")));
  }

  @Test
  void aWriteThatWasCutShortAtAnyByteIsNotOnRecordAndNothingBeforeItIsLost() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    List<ImportJournal.Batch> all = recorded();
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));

      List<ImportJournal.Batch> kept = recorded();

      assertThat(all.size()).isGreaterThanOrEqualTo(kept.size());
      for (int i = 0; i < kept.size(); i++) {
        assertThat(kept.get(i).rows()).isEqualTo(all.get(i).rows());
        assertThat(kept.get(i).ends()).isIn(all.get(i).ends(), null);
      }
      try (ImportJournal journal = ImportJournal.open(file(), LIST)) {
        journal.begun(9, AT, List.of("ff"));
      }
      assertThat(recorded()).hasSize(kept.size() + 1);
    }
  }

  @Test
  void aChangedByteIsFoundOutAndTheFileLeftAsItIs() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file(), changed);

      assertThatExceptionOfType(LedgerDamagedException.class).isThrownBy(this::recorded);

      assertThat(Files.readAllBytes(file())).isEqualTo(changed);
    }
  }

  @Test
  void aFileOfAnotherKindOrListIsRefused() throws IOException {
    write();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ImportJournal.open(file(), "another-list"))
        .withMessageContaining("another list");
    Path ledger = directory.resolve("sends.ledger");
    FileSendLedger.open(ledger).close();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ImportJournal.open(ledger, LIST))
        .withMessageContaining("is none");
  }

  @Test
  void oneImportAtATimeHasItOpenAndNobodyElseReadsIt() throws IOException {
    try (ImportJournal first = ImportJournal.open(file(), LIST)) {
      assertThat(first.next()).isNull();
      assertThatExceptionOfType(LedgerInUseException.class)
          .isThrownBy(() -> ImportJournal.open(file(), LIST));
    }
    assertThat(recorded()).isEmpty();
    if (file().getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
    }
  }
}
