package io.getsales.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request of a call: a call that was repeated twice has three attempts.
 *
 * @param number 1 for the first
 * @param startedAt when it began, by the client's clock
 * @param duration how long it took, the wait before it not counted
 * @param stage how far it came
 * @param status the HTTP status, or null when no answer came
 * @param problem the type of what went wrong where no answer came, or none that could be read, such
 *     as {@code SocketTimeoutException}; null else
 * @param waitAfter the backoff chosen before the next attempt; null after the last
 * @serial exclude
 */
public record Attempt(
    int number,
    Instant startedAt,
    Duration duration,
    Stage stage,
    @Nullable Integer status,
    @Nullable String problem,
    @Nullable Duration waitAfter)
    implements Serializable {

  /**
   * {@return whether the server may have carried the request out: it answered with success or with
   * a failure of its own (408, 5xx), pointed to the result (303), or nothing came back after the
   * first byte had left}
   */
  public boolean mayHaveBeenProcessed() {
    Integer answered = status;
    if (answered == null) {
      return stage.mayHaveArrived();
    }
    return answered < 300 || answered == 303 || answered == 408 || answered >= 500;
  }

  /** The attempt in one line, without anything personal. */
  @Override
  public String toString() {
    String outcome =
        status == null
            ? problem + " while " + stage
            : "HTTP " + status + (problem == null ? "" : ", " + problem);
    String wait = waitAfter == null ? "" : ", then waited " + seconds(waitAfter);
    return "#"
        + number
        + " at "
        + startedAt
        + ": "
        + outcome
        + " after "
        + seconds(duration)
        + wait;
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.3f s", duration.toNanos() / 1e9);
  }
}
