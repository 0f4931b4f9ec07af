package io.getsales.client.error;

import io.getsales.client.generated.support.Model;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the list of messages says about a send whose outcome was unknown.
 *
 * @param verdict the answer
 * @param row the message as listed, for {@link Verdict#SENT}; null else
 * @param explanation what the verdict rests on, without anything personal
 */
public record Reconciliation(Verdict verdict, @Nullable Model row, String explanation) {

  /** Whether the message is there. */
  public enum Verdict {
    /** It is listed: it was sent, do not send it again. */
    SENT,
    /** It did not show up within the time given: it can be sent again. */
    NOT_SENT,
    /** The list cannot tell; somebody has to look. */
    UNDECIDED
  }

  /**
   * Checks that a row is there when it has to be.
   *
   * @param verdict see {@link #verdict()}
   * @param row see {@link #row()}
   * @param explanation see {@link #explanation()}
   */
  public Reconciliation {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(explanation, "explanation");
    if ((verdict == Verdict.SENT) != (row != null)) {
      throw new IllegalArgumentException("row: (expected: given for SENT, and only then)");
    }
  }

  /**
   * {@return the message as listed, when it is of this type: {@code LinkedInMessage} or {@code
   * Email}}
   *
   * @param <M> that type
   * @param type {@code LinkedInMessage.class} or {@code Email.class}
   */
  public <M extends Model> Optional<M> message(Class<M> type) {
    return type.isInstance(row) ? Optional.of(type.cast(row)) : Optional.empty();
  }
}
