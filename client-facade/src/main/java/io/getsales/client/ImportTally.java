package io.getsales.client;

import io.getsales.client.ImportedContact.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Counts rows as they come to their outcome, and hands them on. One thread. */
final class ImportTally {
  private final Consumer<? super ImportedContact> consumer;
  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final List<ImportedContact> problems = new ArrayList<>();
  private long earlier;

  ImportTally(Consumer<? super ImportedContact> consumer) {
    this.consumer = consumer;
  }

  /** Counts them all before the first is handed on: what the consumer throws loses no row. */
  void add(List<ImportedContact> rows) {
    rows.forEach(this::count);
    rows.forEach(consumer);
  }

  private void count(ImportedContact row) {
    counts.merge(row.outcome(), 1L, Long::sum);
    if (row.earlier()) {
      earlier++;
    }
    boolean isProblem = row.outcome() == Outcome.REFUSED || row.outcome() == Outcome.UNKNOWN;
    if (isProblem && problems.size() < ImportReport.MOST_PROBLEMS) {
      problems.add(row);
    }
  }

  ImportReport report(Duration elapsed) {
    return new ImportReport(
        counts.getOrDefault(Outcome.CREATED, 0L),
        counts.getOrDefault(Outcome.MATCHED, 0L),
        counts.getOrDefault(Outcome.REFUSED, 0L),
        counts.getOrDefault(Outcome.UNKNOWN, 0L),
        earlier,
        elapsed,
        problems);
  }
}
