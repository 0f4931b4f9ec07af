package io.getsales.client;

import io.getsales.client.progress.Progress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How contacts are imported. Immutable; every {@code with…} method answers a changed copy.
 *
 * @see Contacts#importAll(String, Iterable, ImportOptions)
 */
public final class ImportOptions {
  /** Contacts to a request unless set: {@value}, what upload scripts use. */
  public static final int DEFAULT_BATCH_SIZE = 50;

  /** The most contacts to a request: {@value}. The vendor documents no maximum. */
  public static final int LARGEST_BATCH_SIZE = 200;

  private static final ImportOptions DEFAULTS =
      new ImportOptions(DEFAULT_BATCH_SIZE, null, null, outcome -> {}, progress -> {});

  private final int batchSize;
  private final @Nullable UpsertOptions upsert;
  private final @Nullable Path journal;
  private final Consumer<? super ImportedContact> outcomes;
  private final Consumer<? super Progress> progress;

  private ImportOptions(
      int batchSize,
      @Nullable UpsertOptions upsert,
      @Nullable Path journal,
      Consumer<? super ImportedContact> outcomes,
      Consumer<? super Progress> progress) {
    this.batchSize = batchSize;
    this.upsert = upsert;
    this.journal = journal;
    this.outcomes = outcomes;
    this.progress = progress;
  }

  /**
   * {@return batches of {@value #DEFAULT_BATCH_SIZE}, contacts that exist stay as they are, no
   * journal}
   */
  public static ImportOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Sets how many contacts go in one request.
   *
   * @param size 1 to {@value #LARGEST_BATCH_SIZE}
   * @return options changed so; these stay as they are
   */
  public ImportOptions withBatchSize(int size) {
    if (size < 1 || size > LARGEST_BATCH_SIZE) {
      throw new IllegalArgumentException(
          "size: " + size + " (expected: 1 to " + LARGEST_BATCH_SIZE + ")");
    }
    return new ImportOptions(size, upsert, journal, outcomes, progress);
  }

  /**
   * Writes each contact by a request of its own, an upsert: contacts that exist are updated, and
   * found by emails and names as well. It takes as many requests as there are contacts; 300 a
   * minute is the service's limit.
   *
   * @param options for every contact, such as whether it moves to the list
   * @return options changed so; these stay as they are
   */
  public ImportOptions oneByOne(UpsertOptions options) {
    Objects.requireNonNull(options, "options");
    return new ImportOptions(batchSize, options, journal, outcomes, progress);
  }

  /**
   * Keeps on disk how far the import came, so that it goes on after a crash: run it again with the
   * same file and the same contacts in the same order. What is on record as written is not sent
   * again; what was refused or is unknown is tried again, and refused contacts may have been
   * corrected meanwhile.
   *
   * <p>The file holds digests of the contacts and the service's ids, some 60 bytes a contact, and
   * is readable for its owner only; digests of known people can be guessed. One import has it open
   * at a time. Delete it when it is not needed any more.
   *
   * @param file its directory has to be there
   * @return options changed so; these stay as they are
   */
  public ImportOptions withJournal(Path file) {
    Objects.requireNonNull(file, "file");
    return new ImportOptions(batchSize, upsert, file, outcomes, progress);
  }

  /**
   * Hands out what became of each contact, in the input's order, a batch at a time.
   *
   * @param consumer is called by the importing thread. After a crash it gets what the journal has
   *     on record again, marked {@link ImportedContact#earlier()}. What it throws stops the import.
   * @return options changed so; these stay as they are
   */
  public ImportOptions withOutcomes(Consumer<? super ImportedContact> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    return new ImportOptions(batchSize, upsert, journal, consumer, progress);
  }

  /**
   * Tells how far the import has come: at the beginning and after each batch.
   *
   * @param listener is called by the importing thread. The total is known when the contacts are a
   *     {@code Collection}. What it throws stops the import.
   * @return options changed so; these stay as they are
   */
  public ImportOptions withProgress(Consumer<? super Progress> listener) {
    Objects.requireNonNull(listener, "listener");
    return new ImportOptions(batchSize, upsert, journal, outcomes, listener);
  }

  int batchSize() {
    return batchSize;
  }

  /** Null for batches. */
  @Nullable UpsertOptions upsert() {
    return upsert;
  }

  @Nullable Path journal() {
    return journal;
  }

  Consumer<? super ImportedContact> outcomes() {
    return outcomes;
  }

  Consumer<? super Progress> progress() {
    return progress;
  }

  /** {@return the settings; no contact} */
  @Override
  public String toString() {
    return "ImportOptions[batchSize="
        + batchSize
        + ", oneByOne="
        + upsert
        + ", journal="
        + journal
        + "]";
  }
}
