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
  /** Reads the value that comes next; null when it cannot be read. */
  @Nullable E read(ModelReader in) throws IOException;
}
