package io.getsales.client.generated.support;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's moments. Rows carry {@code 2024-11-05T08:31:12.000000Z}; other shapes occur: no
 * fraction, a blank for the T, an offset with or without colon, no zone at all (UTC), a day alone.
 */
public final class DateTimes {
  static final int USUAL_LENGTH = "2024-11-05T08:31:12.000000Z".length();

  private DateTimes() {}

  /**
   * {@return the moment, or null when the text is empty, a zero date, or no date at all}
   *
   * @param text a moment in any of these shapes
   */
  public static @Nullable OffsetDateTime parse(String text) {
    return new Scan(text).moment();
  }

  /** The moment at a place of a text, where it has the usual shape; else null. */
  static @Nullable OffsetDateTime parseUsual(byte[] text, int at) {
    boolean isUsual =
        text[at + 4] == '-'
            && text[at + 7] == '-'
            && text[at + 10] == 'T'
            && text[at + 13] == ':'
            && text[at + 16] == ':'
            && text[at + 19] == '.'
            && text[at + 26] == 'Z';
    if (!isUsual) {
      return null;
    }
    int year = number(text, at, 4);
    int month = number(text, at + 5, 2);
    int day = number(text, at + 8, 2);
    int hour = number(text, at + 11, 2);
    int minute = number(text, at + 14, 2);
    int second = number(text, at + 17, 2);
    int micro = number(text, at + 20, 6);
    if (year < 1 || (month | day | hour | minute | second | micro) < 0) {
      return null;
    }
    try {
      return OffsetDateTime.of(
          year, month, day, hour, minute, second, micro * 1000, ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The number that so many digits make; -1 where one of them is none. */
  private static int number(byte[] text, int from, int width) {
    int value = 0;
    for (int at = from; at < from + width; at++) {
      int digit = text[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Whether {@link #format} writes the moment read from {@code text} just as it came. */
  static boolean isUsualShape(String text) {
    return text.length() == USUAL_LENGTH
        && text.charAt(10) == 'T'
        && text.charAt(19) == '.'
        && text.charAt(25) != ' '
        && text.charAt(26) == 'Z';
  }

  /**
   * The shape that most rows carry; nine digits of fraction only where six would lose something.
   *
   * @throws IllegalArgumentException when the year is none of 1 to 9999
   */
  static String format(OffsetDateTime moment) {
    OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
    if (utc.getYear() < 1 || utc.getYear() > 9999) {
      throw new IllegalArgumentException("year: " + utc.getYear() + " (expected: 1 to 9999)");
    }
    boolean micro = utc.getNano() % 1000 == 0;
    StringBuilder text = new StringBuilder(USUAL_LENGTH + 3);
    digits(text, utc.getYear(), 4).append('-');
    digits(text, utc.getMonthValue(), 2).append('-');
    digits(text, utc.getDayOfMonth(), 2).append('T');
    digits(text, utc.getHour(), 2).append(':');
    digits(text, utc.getMinute(), 2).append(':');
    digits(text, utc.getSecond(), 2).append('.');
    return digits(text, micro ? utc.getNano() / 1000 : utc.getNano(), micro ? 6 : 9)
        .append('Z')
        .toString();
  }

  private static StringBuilder digits(StringBuilder text, int value, int width) {
    String digits = Integer.toString(value);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }

  /** One pass over a text; every step that does not fit makes the whole no date. */
  private static final class Scan {
    private final String text;
    private int at;
    private boolean failed;

    Scan(String text) {
      this.text = text;
    }

    @Nullable OffsetDateTime moment() {
      int year = number(4);
      expect('-');
      int month = number(2);
      expect('-');
      int day = number(2);
      int hour = 0;
      int minute = 0;
      int second = 0;
      int nano = 0;
      if (skip('T') || skip(' ') || skip('t')) {
        hour = number(2);
        expect(':');
        minute = number(2);
        if (skip(':')) {
          second = number(2);
          nano = skip('.') || skip(',') ? fraction() : 0;
        }
      }
      int offsetSeconds = offset();
      if (failed || at != text.length() || year == 0) {
        return null;
      }
      try {
        ZoneOffset offset =
            offsetSeconds == 0 ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(offsetSeconds);
        return OffsetDateTime.of(year, month, day, hour, minute, second, nano, offset);
      } catch (DateTimeException e) {
        return null;
      }
    }

    private int offset() {
      skip(' ');
      if (at == text.length() || skip('Z') || skip('z')) {
        return 0;
      }
      int sign = skip('-') ? -1 : 1;
      if (sign == 1) {
        expect('+');
      }
      int hours = number(2);
      int minutes = at == text.length() ? 0 : minutesOfOffset();
      return sign * (hours * 60 + minutes) * 60;
    }

    private int minutesOfOffset() {
      skip(':');
      int minutes = number(2);
      failed |= minutes > 59;
      return minutes;
    }

    private int fraction() {
      int start = at;
      int value = 0;
      int scale = 9;
      while (at < text.length() && isDigit(text.charAt(at))) {
        if (scale > 0) {
          value = value * 10 + text.charAt(at) - '0';
          scale--;
        }
        at++;
      }
      failed |= at == start;
      for (; scale > 0; scale--) {
        value *= 10;
      }
      return value;
    }

    private int number(int width) {
      if (at + width > text.length()) {
        failed = true;
        return 0;
      }
      int value = 0;
      for (int end = at + width; at < end; at++) {
        char digit = text.charAt(at);
        failed |= !isDigit(digit);
        value = value * 10 + digit - '0';
      }
      return value;
    }

    private void expect(char c) {
      failed |= !skip(c);
    }

    private boolean skip(char c) {
      boolean found = at < text.length() && text.charAt(at) == c;
      at += found ? 1 : 0;
      return found;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }
}
