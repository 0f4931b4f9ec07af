package io.getsales.client.ledger;

import java.util.Objects;

/**
 * A send was refused before anything left, since its key is on record already. It is no {@code
 * GetSalesException}: no call was made. The message shows the beginning of the key's SHA-256 in
 * place of the key, which may name a person.
 */
public final class DuplicateSendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** See {@link #recorded()}. */
  private final SendRecord recorded;

  /**
   * For implementations of {@link SendLedger}.
   *
   * @param key the key that was refused; its text is not kept
   * @param recorded what stands under it
   */
  public DuplicateSendException(String key, SendRecord recorded) {
    this(KeyHash.of(key), recorded);
  }

  DuplicateSendException(KeyHash key, SendRecord recorded) {
    super(
        "nothing was sent: "
            + key
            + " is "
            + switch (Objects.requireNonNull(recorded, "recorded").state()) {
              case SENT -> "on record as sent since " + recorded.since();
              case IN_DOUBT ->
                  "in doubt since "
                      + recorded.since()
                      + ", find out whether it was sent and settle it";
            });
    this.recorded = recorded;
  }

  /** {@return what is on record: the state, since when, and the message's id if it is known} */
  public SendRecord recorded() {
    return recorded;
  }
}
