package io.getsales.client.error;

/**
 * The gate that shares the quota with other processes could not be asked, so the request was not
 * sent: better no request than one that nobody counted.
 */
public final class QuotaUnavailableException extends GetSalesException {
  private static final long serialVersionUID = 1L;

  /**
   * For the client itself.
   *
   * @param trace the story of the call
   * @param cause what happened below
   */
  public QuotaUnavailableException(CallTrace trace, RuntimeException cause) {
    super("the rate gate failed, nothing more was sent", trace, cause);
  }

  @Override
  public boolean mayHaveBeenProcessed() {
    return attempts().stream().anyMatch(Attempt::mayHaveBeenProcessed);
  }
}
