package io.getsales.client;

import io.getsales.client.ImportedContact.Outcome;
import io.getsales.client.error.ApiException;
import io.getsales.client.error.BadRequestException;
import io.getsales.client.error.DeadlineExceededException;
import io.getsales.client.error.DecodeException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.RateLimitedException;
import io.getsales.client.error.ServerException;
import io.getsales.client.error.TransportException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.internal.call.CallEngine;
import io.getsales.client.ledger.ImportJournal;
import io.getsales.client.progress.ProgressMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of an import. Contacts with a LinkedIn nickname go in batches, since that is what the
 * service matches a batch by; whatever a batch leaves open, and all others, are upserted one by
 * one, which makes no second contact however often it is done. One thread.
 */
final class BulkImport {
  /** Rows in a row that the service failed at; then it is the service and not the rows. */
  private static final int MOST_FAILURES = 5;

  private static final UpsertOptions LIKE_CREATE = UpsertOptions.none().withoutUpdatingExisting();

  private final Contacts contacts;
  private final CallEngine engine;
  private final String listUuid;
  private final ImportOptions options;
  private final NewlyMade newlyMade;
  private final ImportTally tally;
  private final ProgressMeter meter;
  private int failures;

  BulkImport(Contacts contacts, CallEngine engine, String listUuid, ImportOptions options) {
    this.contacts = contacts;
    this.engine = engine;
    this.listUuid = listUuid;
    this.options = options;
    this.newlyMade = new NewlyMade(engine.serverClock());
    this.tally = new ImportTally(options.outcomes());
    this.meter = new ProgressMeter(engine.time(), options.progress());
  }

  ImportReport run(Iterable<? extends NewContact> input) {
    long start = engine.time().nanoTime();
    try (ImportJournal journal = open(options.journal())) {
      Throwable stop = null;
      try {
        meter.total(input instanceof Collection<?> counted ? (long) counted.size() : null);
        meter.report();
        writeAll(input.iterator(), journal);
      } catch (IOException | RuntimeException e) {
        stop = e;
      }
      ImportReport report = tally.report(Duration.ofNanos(engine.time().nanoTime() - start));
      if (stop != null) {
        throw new ImportStoppedException(report, stop);
      }
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable ImportJournal open(@Nullable Path file) throws IOException {
    return file == null ? null : ImportJournal.open(file, listUuid);
  }

  private void writeAll(Iterator<? extends NewContact> rows, @Nullable ImportJournal journal)
      throws IOException {
    long first = 1;
    if (journal != null) {
      ImportJournal.Batch recorded;
      while ((recorded = journal.next()) != null) {
        resume(take(rows, first, recorded.rows().size()), recorded, journal);
        first += recorded.rows().size();
      }
    }
    while (rows.hasNext()) {
      ImportBatch batch = take(rows, first, options.batchSize());
      Instant begunAt = engine.time().now();
      if (journal != null) {
        journal.begun(first, begunAt, batch.digests());
      }
      write(batch, begunAt, journal, options.upsert() == null);
      first += batch.size();
    }
  }

  private static ImportBatch take(Iterator<? extends NewContact> rows, long first, int size) {
    List<NewContact> taken = new ArrayList<>(size);
    while (taken.size() < size && rows.hasNext()) {
      long row = first + taken.size();
      taken.add(Objects.requireNonNull(rows.next(), () -> "contacts: row " + row));
    }
    return new ImportBatch(first, taken);
  }

  /** Takes over what is on record, and does what that leaves open. */
  private void resume(ImportBatch batch, ImportJournal.Batch recorded, ImportJournal journal)
      throws IOException {
    batch.restore(recorded);
    batch.outcomes().forEach(newlyMade::add);
    if (batch.isDone()) {
      handOn(batch);
    } else {
      if (!batch.digests().equals(recorded.rows())) {
        journal.begun(batch.first(), recorded.begunAt(), batch.digests());
      }
      write(batch, recorded.begunAt(), journal, false);
    }
  }

  private void write(
      ImportBatch batch, Instant begunAt, @Nullable ImportJournal journal, boolean together)
      throws IOException {
    try {
      batch.refuseWhatCannotBeMatched();
      if (together) {
        createTogether(batch, begunAt);
      }
      for (int i = 0; i < batch.size(); i++) {
        if (batch.isOpen(i)) {
          upsert(batch, i, begunAt);
        }
      }
      if (journal != null) {
        journal.ended(batch.first(), batch.ends());
      }
    } catch (IOException | RuntimeException e) { // also what a caller's key source throws
      batch.giveUp(e);
      handOn(batch, e);
      throw e;
    }
    handOn(batch);
  }

  private void handOn(ImportBatch batch) {
    tally.add(batch.outcomes());
    meter.done(batch.size());
    meter.report();
  }

  /** What the consumer throws comes second to what stopped the import. */
  private void handOn(ImportBatch batch, Exception stop) {
    try {
      tally.add(batch.outcomes());
    } catch (RuntimeException e) {
      stop.addSuppressed(e);
    }
  }

  /** Leaves open what the answer does not name: what is wrong with it, an upsert will tell. */
  private void createTogether(ImportBatch batch, Instant begunAt) {
    Map<String, Integer> byNickname = new LinkedHashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      String nickname = batch.isOpen(i) ? Nicknames.of(batch.contact(i)) : null;
      if (nickname != null) {
        byNickname.putIfAbsent(nickname, i);
      }
    }
    if (byNickname.size() < 2) {
      return;
    }
    List<NewContact> together = byNickname.values().stream().map(batch::contact).toList();
    try {
      for (Contact made : contacts.create(listUuid, together)) {
        Integer i = byNickname.get(Nicknames.of(made));
        if (i != null && batch.isOpen(i)) {
          written(batch, i, made, begunAt);
        }
      }
    } catch (OutcomeUnknownException | DecodeException e) {
      byNickname.values().forEach(batch::mayBeWritten);
    } catch (ValidationException | BadRequestException e) {
      requireList(e);
    } catch (DeadlineExceededException | RateLimitedException | TransportException e) {
      // Not processed. The upserts find out whether the service is back.
    }
  }

  private void upsert(ImportBatch batch, int i, Instant begunAt) {
    UpsertOptions how = options.upsert() == null ? LIKE_CREATE : options.upsert();
    // What was refused in an earlier run was not made by then.
    Instant since = batch.wasRefused(i) ? engine.time().now() : begunAt;
    try {
      Contact contact = contacts.upsert(listUuid, batch.contact(i), how);
      if (contact.getUuid() == null) { // an empty answer, as comes now and then: ask once more
        contact = contacts.upsert(listUuid, batch.contact(i), how);
      }
      written(batch, i, contact, since);
      failures = 0;
    } catch (ValidationException | BadRequestException e) {
      requireList(e);
      batch.settle(i, Outcome.REFUSED, null, e);
      failures = 0;
    } catch (DeadlineExceededException
        | DecodeException
        | RateLimitedException
        | ServerException
        | TransportException e) {
      if (e.mayHaveBeenProcessed()) {
        batch.mayBeWritten(i);
      }
      if (++failures >= MOST_FAILURES) {
        throw e;
      }
      batch.settle(i, Outcome.UNKNOWN, null, e);
    }
  }

  private void written(ImportBatch batch, int i, Contact contact, Instant begunAt) {
    boolean made = newlyMade.isMadeSince(begunAt, contact);
    batch.settle(i, made ? Outcome.CREATED : Outcome.MATCHED, contact.getUuid(), null);
  }

  /** Every other row would be refused for it too. */
  private static void requireList(ApiException e) {
    if (e.fieldMessages().containsKey("list_uuid")) {
      throw e;
    }
  }
}
