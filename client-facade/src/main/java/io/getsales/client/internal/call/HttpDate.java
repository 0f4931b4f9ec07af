package io.getsales.client.internal.call;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The form that servers write {@code Date} in: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110,
 * 5.6.7). Read by its places, since formatters of the JDK load the data of languages first, which
 * was a twentieth of the way to a first answer.
 */
final class HttpDate {
  private static final int LENGTH = "Sun, 06 Nov 1994 08:49:37 GMT".length();
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private HttpDate() {}

  /** The moment; null where there is none, or in another form. */
  static @Nullable Instant parse(@Nullable String text) {
    if (text == null || text.length() != LENGTH || !text.endsWith(" GMT")) {
      return null;
    }
    int month = MONTHS.indexOf(text.substring(8, 11));
    if (month % 3 != 0) {
      return null;
    }
    try {
      return LocalDateTime.of(
              number(text, 12, 16),
              month / 3 + 1,
              number(text, 5, 7),
              number(text, 17, 19),
              number(text, 20, 22),
              number(text, 23, 25))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
