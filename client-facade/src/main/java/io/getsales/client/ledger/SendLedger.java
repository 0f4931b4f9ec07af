package io.getsales.client.ledger;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers sends by keys of the caller's choice, so that the same key is not sent twice: the
 * service itself knows no such keys. {@link FileSendLedger} does it for one process; implement this
 * over a database of your own where several processes share the work.
 *
 * <p>A key stands for one message that is meant to go out once, such as {@code
 * "autumn-round/step-2/" + contactUuid}. It has to be the same when the program tries again after a
 * crash, so it is worked out from the task and never made up at random.
 *
 * <table>
 *   <caption>What happens to a key</caption>
 *   <tr><th>from</th><th>{@link #begin}</th><th>{@link #settleSent}</th><th>{@link #settleNotSent}</th></tr>
 *   <tr><td>free</td><td>in doubt</td><td>sent</td><td>free</td></tr>
 *   <tr><td>in doubt</td><td>refused</td><td>sent</td><td>free</td></tr>
 *   <tr><td>sent</td><td>refused</td><td>sent</td><td>{@link IllegalStateException}</td></tr>
 * </table>
 *
 * <p>Implementations are safe for use by many threads at once, and work on a thread whose interrupt
 * flag is set: the end of an interrupted send is recorded on such a thread. All methods refuse keys
 * that are blank or longer than {@value #LONGEST_KEY} characters with an {@link
 * IllegalArgumentException}.
 */
public interface SendLedger {
  /** The longest key: {@value} characters. */
  int LONGEST_KEY = 512;

  /**
   * Claims a key before anything is sent. When this returns the claim is durable: it survives the
   * death of the process and a power cut. Of several callers with one key exactly one succeeds.
   *
   * @param key stands for one message whenever it is tried; not blank
   * @throws DuplicateSendException when the key is sent or in doubt
   * @throws RuntimeException of any other kind when the claim could not be made durable; then
   *     nothing is sent
   */
  void begin(String key);

  /**
   * Records that the message was sent. Taken in whatever state the key is, since it is the truth
   * about something that cannot be undone; where it is on record already only a missing id is
   * added.
   *
   * @param key stands for one message whenever it is tried; not blank
   * @param messageUuid the service's id of the message, or null when it is not known
   */
  void settleSent(String key, @Nullable String messageUuid);

  /**
   * Records that the message was not sent, and frees the key: it may be begun again. Call it only
   * with proof, and not while the send still runs. A free key stays free.
   *
   * @param key stands for one message whenever it is tried; not blank
   * @throws IllegalStateException when the key is on record as sent
   */
  void settleNotSent(String key);

  /**
   * {@return what is on record under a key; empty when the key is free}
   *
   * @param key stands for one message whenever it is tried; not blank
   */
  Optional<SendRecord> find(String key);
}
