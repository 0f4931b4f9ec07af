package io.getsales.client.decoding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calls answered, and the texts that it was read from.
 *
 * @param value the result
 * @param answers every answer of the server, in the order in which they came; attempts that were
 *     refused and repeated included
 * @param <T> the type of the result
 */
public record WithRaw<T extends @Nullable Object>(T value, List<RawAnswer> answers) {

  /**
   * Copies the list.
   *
   * @param answers see {@link #answers()}
   * @param value see {@link #value()}
   */
  public WithRaw {
    answers = List.copyOf(answers);
  }

  /**
   * {@return the text of the last answer}
   *
   * @throws IllegalStateException when there was none, since nothing was requested
   */
  public String text() {
    if (answers.isEmpty()) {
      throw new IllegalStateException("answers: none (expected: a call that requests something)");
    }
    return answers.get(answers.size() - 1).text();
  }

  /** The answers without their texts; the value is not shown. */
  @Override
  public String toString() {
    return "WithRaw" + answers;
  }
}
