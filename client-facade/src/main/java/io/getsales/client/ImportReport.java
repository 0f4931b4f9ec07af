package io.getsales.client;

import java.time.Duration;
import java.util.List;

/**
 * How an import went: every row that was taken from the input is counted in exactly one of {@code
 * created}, {@code matched}, {@code refused} and {@code unknown}.
 *
 * @param created rows whose contact this import made, in this or an earlier run
 * @param matched rows whose contact the service had already, or got from an earlier row
 * @param refused rows that were not written, for what is in them
 * @param unknown rows of which nobody can say whether they were written
 * @param earlier how many of all these the journal told of an earlier run
 * @param elapsed the time of this run, waits included
 * @param problems the rows that were refused or are unknown, in their order: the first {@value
 *     #MOST_PROBLEMS}
 */
public record ImportReport(
    long created,
    long matched,
    long refused,
    long unknown,
    long earlier,
    Duration elapsed,
    List<ImportedContact> problems) {
  /** How many rows {@link #problems()} holds at most: {@value}. */
  public static final int MOST_PROBLEMS = 1_000;

  /**
   * Copies the list.
   *
   * @param created see {@link #created()}
   * @param matched see {@link #matched()}
   * @param refused see {@link #refused()}
   * @param unknown see {@link #unknown()}
   * @param earlier see {@link #earlier()}
   * @param elapsed see {@link #elapsed()}
   * @param problems see {@link #problems()}
   */
  public ImportReport {
    problems = List.copyOf(problems);
  }

  /** {@return all rows that were taken from the input} */
  public long rows() {
    return created + matched + refused + unknown;
  }

  /** {@return whether every row's contact is in the service now} */
  public boolean isComplete() {
    return refused == 0 && unknown == 0;
  }

  /** {@return the counts in one line, fit for a log} */
  @Override
  public String toString() {
    return rows()
        + " rows in "
        + elapsed.toSeconds()
        + " s: "
        + created
        + " created, "
        + matched
        + " matched, "
        + refused
        + " refused, "
        + unknown
        + " unknown ("
        + earlier
        + " in an earlier run)";
  }
}
