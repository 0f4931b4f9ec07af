package io.getsales.client.generated.support;

/**
 * What happens when a request of an operation is processed twice; the description's {@code
 * x-repeat}.
 */
public enum RepeatClass {
  /** Changes nothing: every GET, and the POSTs that only search, look up or count. */
  READ,

  /** A second time changes nothing more: update, start, stop, cancel, delete, upsert. */
  IDEMPOTENT,

  /** A second time makes a second thing: create list, create sender profile, create contacts. */
  CREATE,

  /**
   * A person gets a message, at once or later: send message, send email, enrol in an automation.
   */
  SEND;

  /**
   * {@return whether a request may be repeated although the server may have processed it already}
   * {@code false} for {@link #CREATE} and {@link #SEND}: the vendor knows no idempotency key.
   */
  public boolean mayRepeat() {
    return this == READ || this == IDEMPOTENT;
  }
}
