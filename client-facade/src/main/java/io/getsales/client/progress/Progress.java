package io.getsales.client.progress;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far long work has come, at one moment. Holds no data of rows.
 *
 * @param done rows that were dealt with in this run
 * @param total rows that this run has to deal with, by what the service or the caller said; null
 *     while nobody has. Rows that come meanwhile can make {@code done} larger
 * @param elapsed since the work began, by the client's clock
 * @param rate rows a second of late, over the last 10 to 20 seconds; 0 while nothing can be said
 */
public record Progress(long done, @Nullable Long total, Duration elapsed, double rate) {
  private static final double LONGEST_SECONDS = Duration.ofDays(36_500).toSeconds();

  /**
   * Checks the values.
   *
   * @param elapsed see {@link #elapsed()}
   * @param done see {@link #done()}
   * @param total see {@link #total()}
   * @param rate see {@link #rate()}
   */
  public Progress {
    Objects.requireNonNull(elapsed, "elapsed");
    if (done < 0 || (total != null && total < 0)) {
      throw new IllegalArgumentException(
          "done, total: " + done + ", " + total + " (expected: 0 or more)");
    }
    if (!(rate >= 0)) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: 0 or more)");
    }
  }

  /**
   * {@return how long the rest takes at the rate of late; zero when everything is done, empty when
   * the total or the rate is not known}
   */
  public Optional<Duration> remaining() {
    if (total == null) {
      return Optional.empty();
    }
    if (done >= total) {
      return Optional.of(Duration.ZERO);
    }
    double seconds = (total - done) / rate;
    return seconds < LONGEST_SECONDS
        ? Optional.of(Duration.ofMillis(Math.round(seconds * 1_000)))
        : Optional.empty();
  }
}
