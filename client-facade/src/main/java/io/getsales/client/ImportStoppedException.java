package io.getsales.client;

import io.getsales.client.error.GetSalesException;

/**
 * An import ended before its input: the service refuses everything (a wrong key, no such list) or
 * fails again and again, the client was closed or the thread interrupted, or the input, a listener
 * or the journal's disk failed. The cause says which. What was done until then stands in {@link
 * #report()}; with a journal the same import goes on from there.
 */
public final class ImportStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ImportReport report;

  ImportStoppedException(ImportReport report, Throwable cause) {
    super(
        "import stopped after "
            + report
            + ": "
            + (cause instanceof GetSalesException || cause instanceof IllegalArgumentException
                ? cause.getMessage()
                : cause.getClass().getName()),
        cause);
    this.report = report;
  }

  /**
   * {@return the rows that came to an outcome} Rows that were sent and not answered count as
   * unknown; rows that nothing was sent for are not in it.
   */
  public ImportReport report() {
    return report;
  }
}
