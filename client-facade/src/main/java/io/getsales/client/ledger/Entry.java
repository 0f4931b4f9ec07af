package io.getsales.client.ledger;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a key, in memory and as the text of a line.
 *
 * @param messageUuid known for some that were sent; null for all else
 */
record Entry(Kind kind, KeyHash key, Instant at, @Nullable String messageUuid) {

  enum Kind {
    BEGUN,
    SENT,
    FREED
  }

  /** Fields with single spaces between; the id is escaped, since it comes from elsewhere. */
  String text() {
    String text = kind + " " + key.hex() + " " + at;
    return messageUuid == null
        ? text
        : text + " " + URLEncoder.encode(messageUuid, StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #text()} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Entry parse(String text) {
    String[] fields = text.split(" ", -1);
    if (fields.length != 3 && fields.length != 4) {
      throw new IllegalArgumentException(fields.length + " fields (expected: 3 or 4)");
    }
    try {
      return new Entry(
          Kind.valueOf(fields[0]),
          new KeyHash(fields[1]),
          Instant.parse(fields[2]),
          fields.length == 3 ? null : URLDecoder.decode(fields[3], StandardCharsets.UTF_8));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time", e);
    }
  }
}
