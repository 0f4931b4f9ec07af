package io.getsales.client;

import io.getsales.client.generated.model.NewContact;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one contact of an import; see {@link Contacts#importAll(String, Iterable,
 * ImportOptions)}.
 *
 * @param row its number in the input, from 1
 * @param contact what was to be written
 * @param outcome what became of it
 * @param contactUuid the contact's UUID; null when it was refused, is unknown, or the service gave
 *     none that could be kept
 * @param fieldMessages why it was refused: field names to messages, which may repeat values; empty
 *     otherwise
 * @param cause why the outcome is unknown, or the refusal; null otherwise and for what this client
 *     refused itself
 * @param earlier whether the journal tells it of an earlier run; nothing was sent for it this time
 */
public record ImportedContact(
    long row,
    NewContact contact,
    Outcome outcome,
    @Nullable String contactUuid,
    Map<String, List<String>> fieldMessages,
    @Nullable Exception cause,
    boolean earlier) {

  /** What can become of a contact. */
  public enum Outcome {
    /** This import made it, by the service's clock. */
    CREATED,

    /** The service had it already, or its answer does not tell when it was made. */
    MATCHED,

    /** It was not written, for what is in it. */
    REFUSED,

    /**
     * It may have been written and may not: the service failed again and again. To import it once
     * more makes no second contact, since it is matched then.
     */
    UNKNOWN
  }

  /**
   * Copies the messages.
   *
   * @param row see {@link #row()}
   * @param contact see {@link #contact()}
   * @param outcome see {@link #outcome()}
   * @param contactUuid see {@link #contactUuid()}
   * @param fieldMessages see {@link #fieldMessages()}
   * @param cause see {@link #cause()}
   * @param earlier see {@link #earlier()}
   */
  public ImportedContact {
    Objects.requireNonNull(contact, "contact");
    Objects.requireNonNull(outcome, "outcome");
    fieldMessages = Map.copyOf(fieldMessages);
  }

  /** {@return row and outcome; no value of the contact} */
  @Override
  public String toString() {
    return "ImportedContact[row=" + row + ", outcome=" + outcome + ", earlier=" + earlier + "]";
  }
}
