package io.getsales.client.generated.support;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one element of a list.
 *
 * @param <E> the type of an element
 */
@FunctionalInterface
public interface ElementReader<E> {
  /**
   * Reads the value that comes next; null when it cannot be read.
   *
   * @param in stands before the value
   * @return the value, or null
   * @throws IOException when the source fails
   */
  @Nullable E read(ModelReader in) throws IOException;
}
