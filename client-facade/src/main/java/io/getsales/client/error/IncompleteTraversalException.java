package io.getsales.client.error;

/**
 * A list could not be read to its end: rows may be missing behind the last one delivered. Nothing
 * was left out in silence. It concerns the traversal as a whole, so {@link #attempts()} is empty.
 */
public final class IncompleteTraversalException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  private final long rowsDelivered;

  /** For the client itself. */
  public IncompleteTraversalException(String operation, String problem, long rowsDelivered) {
    super(operation, "incomplete after " + rowsDelivered + " rows: " + problem);
    this.rowsDelivered = rowsDelivered;
  }

  /** How many rows were delivered before this exception. */
  public long rowsDelivered() {
    return rowsDelivered;
  }

  /** Always false: reading changes nothing. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return false;
  }
}
