package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.Objects;

/** An answer that takes the place of the real one, ordered already; here it is refined. */
public final class FaultAnswer {
  private final Faults faults;
  private final OrderedFault fault;

  FaultAnswer(Faults faults, OrderedFault fault) {
    this.faults = faults;
    this.fault = fault;
  }

  /**
   * Carries the request out first: the message is sent, and its sender told of an error.
   *
   * @return this answer
   */
  public FaultAnswer afterEffect() {
    faults.locked(() -> fault.afterEffect = true);
    return this;
  }

  /**
   * Adds a Retry-After header.
   *
   * @param seconds as they are to be written; negative ones too
   * @return this answer
   */
  public FaultAnswer retryAfter(long seconds) {
    return header("Retry-After", String.valueOf(seconds));
  }

  /**
   * Adds a Retry-After header of any text, such as an HTTP date.
   *
   * @param value as it is to be written
   * @return this answer
   */
  public FaultAnswer retryAfter(String value) {
    return header("Retry-After", value);
  }

  /**
   * Adds a header, or replaces one of the same name.
   *
   * @param name any name
   * @param value as it is to be written
   * @return this answer
   */
  public FaultAnswer header(String name, String value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    faults.locked(() -> fault.headers.put(name, value));
    return this;
  }

  /**
   * Sets the text of the body.
   *
   * @param contentType the value of {@code Content-Type}
   * @param text sent in UTF-8
   * @return this answer
   */
  public FaultAnswer body(String contentType, String text) {
    Objects.requireNonNull(contentType, "contentType");
    Objects.requireNonNull(text, "text");
    faults.locked(
        () -> {
          fault.contentType = contentType;
          fault.body = text;
        });
    return this;
  }

  /**
   * Holds the answer back in real time.
   *
   * @param delay 0 or more
   * @return this answer
   */
  public FaultAnswer delay(Duration delay) {
    Duration checked = checked(delay);
    faults.locked(() -> fault.delay = checked);
    return this;
  }

  static Duration checked(Duration delay) {
    Objects.requireNonNull(delay, "delay");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay: " + delay + " (expected: 0 or more)");
    }
    return delay;
  }
}
