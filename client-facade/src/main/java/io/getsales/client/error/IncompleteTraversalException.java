package io.getsales.client.error;

/**
 * A list could not be read to its end: rows may be missing behind the last one delivered. Nothing
 * was left out in silence. It concerns the traversal as a whole, so {@link #attempts()} is empty.
 */
public final class IncompleteTraversalException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /** See {@link #rowsDelivered()}. */
  private final long rowsDelivered;

  /**
   * For the client itself.
   *
   * @param operation the vendor's id of the operation
   * @param problem why the list could not be read to its end
   * @param rowsDelivered how many rows were delivered before
   */
  public IncompleteTraversalException(String operation, String problem, long rowsDelivered) {
    super(operation, "incomplete after " + rowsDelivered + " rows: " + problem);
    this.rowsDelivered = rowsDelivered;
  }

  /** {@return how many rows were delivered before this exception} */
  public long rowsDelivered() {
    return rowsDelivered;
  }

  /** Always false: reading changes nothing. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return false;
  }
}
