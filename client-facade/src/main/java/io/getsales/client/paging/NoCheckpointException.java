package io.getsales.client.paging;

/**
 * A list is read in a way that has no checkpoints: plainly, or in an order that can change. In an
 * order by {@code updated_at}, {@code sent_at}, a name or a status a row can pass from what is
 * still to be read to what was read, between two runs and without a trace, so going on behind a
 * point could leave it out. Order by {@code created_at} or {@code uuid} for work that shall go on
 * after a stop.
 */
public final class NoCheckpointException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * For the client itself.
   *
   * @param reason what stands in the way, and what to do instead
   */
  public NoCheckpointException(String reason) {
    super(reason);
  }
}
