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

  /** Checks that a row is there when it has to be. */
  public Reconciliation {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(explanation, "explanation");
    if ((verdict == Verdict.SENT) != (row != null)) {
      throw new IllegalArgumentException("row: (expected: given for SENT, and only then)");
    }
  }

  /** The message as listed, when it is of this type: {@code LinkedInMessage} or {@code Email}. */
  public <M extends Model> Optional<M> message(Class<M> type) {
    return type.isInstance(row) ? Optional.of(type.cast(row)) : Optional.empty();
  }
}
