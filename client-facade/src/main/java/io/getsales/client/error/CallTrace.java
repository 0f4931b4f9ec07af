package io.getsales.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a call did until it ended: the story behind an exception.
 *
 * @param operation the vendor's operation id, such as {@code sendLinkedInMessage}
 * @param startedAt when the call began, by the client's clock
 * @param elapsed from the beginning to the end, waits included
 * @param attempts every request made, in order; empty when none was
 * @param stopReason why no further attempt was made
 * @serial exclude
 */
public record CallTrace(
    String operation,
    Instant startedAt,
    Duration elapsed,
    List<Attempt> attempts,
    StopReason stopReason)
    implements Serializable {

  /**
   * Copies the list.
   *
   * @param operation see {@link #operation()}
   * @param startedAt see {@link #startedAt()}
   * @param elapsed see {@link #elapsed()}
   * @param attempts see {@link #attempts()}
   * @param stopReason see {@link #stopReason()}
   */
  public CallTrace {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(elapsed, "elapsed");
    attempts = List.copyOf(attempts);
    Objects.requireNonNull(stopReason, "stopReason");
  }

  /** Where no call was made. */
  static CallTrace none(String operation) {
    return new CallTrace(
        operation, Instant.EPOCH, Duration.ZERO, List.of(), StopReason.NOT_REPEATABLE);
  }

  /** Number of attempts, time and reason, for a message. */
  String summary() {
    String count =
        switch (attempts.size()) {
          case 0 -> "no attempt";
          case 1 -> "1 attempt";
          default -> attempts.size() + " attempts";
        };
    boolean isClear = attempts.isEmpty() || stopReason == StopReason.ABORTED;
    String reason = isClear ? "" : "; not repeated: " + stopReason;
    return count + " in " + Attempt.seconds(elapsed) + reason;
  }

  /** All attempts, a line each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(operation).append(": ").append(summary());
    attempts.forEach(attempt -> text.append("\n  ").append(attempt));
    return text.toString();
  }
}
