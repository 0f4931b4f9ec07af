package io.getsales.client.generated.support;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value of a set that the vendor may extend at any time. The text is kept as it came, so a value
 * that this version does not know is read, compared and written back unchanged.
 *
 * <p>Immutable. Two values are equal when their types and texts are.
 */
public abstract class OpenEnum {
  private final String value;

  /**
   * For generated subclasses.
   *
   * @param value the text on the wire
   */
  protected OpenEnum(String value) {
    this.value = Objects.requireNonNull(value, "value");
  }

  /** {@return the text on the wire} */
  public final String value() {
    return value;
  }

  /** {@return whether the description that this version was generated from lists the value} */
  public abstract boolean isKnown();

  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null
        && other.getClass() == getClass()
        && ((OpenEnum) other).value.equals(value);
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** The text on the wire. */
  @Override
  public final String toString() {
    return value;
  }
}
