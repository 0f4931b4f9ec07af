package io.getsales.client.ledger;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger has on record under one key.
 *
 * @param state how far it came
 * @param since when it came to that state, by the ledger's clock; for {@link SendState#IN_DOUBT}
 *     what the send may have caused is not older than this
 * @param messageUuid the service's id of the message; null when it is not known, and always while
 *     in doubt
 * @serial exclude
 */
public record SendRecord(SendState state, Instant since, @Nullable String messageUuid)
    implements Serializable {

  /**
   * Checks that state and time are there.
   *
   * @param state see {@link #state()}
   * @param since see {@link #since()}
   * @param messageUuid see {@link #messageUuid()}
   */
  public SendRecord {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
  }
}
