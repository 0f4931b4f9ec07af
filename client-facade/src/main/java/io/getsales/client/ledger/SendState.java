package io.getsales.client.ledger;

/** What a ledger knows of a key that is not free. */
public enum SendState {
  /**
   * Claimed, and nobody has said how it ended: the send runs now, or its outcome is unknown, or the
   * program that made it died.
   */
  IN_DOUBT,

  /** The message was sent. Final. */
  SENT
}
