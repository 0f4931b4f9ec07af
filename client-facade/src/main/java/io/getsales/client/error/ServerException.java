package io.getsales.client.error;

/**
 * 5xx. On this service a 500 is often the caller's mistake: an unknown filter key, or a search past
 * its 10,000 rows (reported by client code); look at {@link #bodyText()}.
 */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  ServerException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }

  /** Always true: a server can fail after the effect. */
  @Override
  public boolean mayHaveBeenProcessed() {
    return true;
  }
}
