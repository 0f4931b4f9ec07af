package io.getsales.client.generated.support;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a model one by one, in the order of the description. */
public interface FieldVisitor {
  /**
   * Takes one field.
   *
   * @param index the field's place in {@link Model#fieldNames()}
   * @param value its value, {@code null} when absent or cleared
   * @throws IOException when the visitor cannot write
   */
  void visit(int index, @Nullable Object value) throws IOException;
}
