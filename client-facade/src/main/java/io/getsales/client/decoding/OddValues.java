package io.getsales.client.decoding;

/**
 * What becomes of a value that cannot be read, such as a word where a number is described. Values
 * in another form that still have one meaning ({@code "412"}, {@code 1} for true, a date without
 * zone) are read by that meaning and never come here; nor do empty ones ({@code ""}, {@code []}).
 */
public enum OddValues {
  /**
   * The row is delivered with that field absent. {@code rawField(name)} of the model has the value
   * as it came, {@code unreadFields()} names all such fields, and {@code GetSales.drift()} counts
   * them. A row that is no JSON object is delivered without fields, its text in {@code
   * undecodable()}. The default.
   */
  KEEP_RAW,

  /**
   * As {@link #KEEP_RAW}; and each row with such a field also answers {@code undecodable()}, with
   * its whole text as the server sent it. For jobs that put odd rows aside and look at them later.
   */
  MARK_ROW,

  /**
   * The call fails with a {@link io.getsales.client.error.DecodeException} whose message has the
   * place of the first such value, as a path of described names and indexes. For tests, and for
   * jobs that would rather stop. On a create or send the request has been carried out all the same.
   */
  FAIL
}
