package io.getsales.client.ledger;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One line of the file: the length of its payload in four digits, a checksum in eight, the payload,
 * a line feed. The checksum is over the payload and the checksum of the line before, so a line that
 * is lost, moved or there twice breaks all that follow. The length tells a line that was cut short
 * from one that was changed.
 */
record Line(int checksum, String payload) {
  /** What the first line is chained to. */
  static final int NO_LINE = 0;

  private static final int LENGTH_DIGITS = 4;
  private static final int OVERHEAD = 14;

  /** The longest line, its line feed not counted. */
  static final int LONGEST = OVERHEAD + 9_999;

  // Any byte is a character of it, so that changed bytes are read as they are and found out.
  private static final Charset CHARSET = StandardCharsets.ISO_8859_1;

  /**
   * The line that follows another.
   *
   * @param previous the other's checksum, or {@link #NO_LINE}
   * @param payload ASCII without line feeds
   */
  static Line after(int previous, String payload) {
    CRC32C checksum = new CRC32C();
    checksum.update(String.format(Locale.ROOT, "%08x ", previous).getBytes(CHARSET));
    checksum.update(payload.getBytes(CHARSET));
    return new Line((int) checksum.getValue(), payload);
  }

  /** The line without its line feed. */
  byte[] bytes() {
    return String.format(Locale.ROOT, "%04d %08x %s", payload.length(), checksum, payload)
        .getBytes(CHARSET);
  }

  /** The line as it is written. */
  byte[] written() {
    byte[] line = bytes();
    byte[] written = Arrays.copyOf(line, line.length + 1);
    written[line.length] = '\n';
    return written;
  }

  /** Reads a line, without its line feed. Null when it is not, byte for byte, what was written. */
  static @Nullable Line parse(int previous, byte[] bytes) {
    if (bytes.length < OVERHEAD || bytes.length > LONGEST) {
      return null;
    }
    String payload = new String(bytes, OVERHEAD, bytes.length - OVERHEAD, CHARSET);
    Line expected = after(previous, payload);
    return Arrays.equals(expected.bytes(), bytes) ? expected : null;
  }

  /** Whether it is the beginning of a line, as a write that was cut short leaves it. */
  static boolean isTorn(byte[] bytes) {
    if (bytes.length < LENGTH_DIGITS) {
      return true;
    }
    int length = 0;
    for (int i = 0; i < LENGTH_DIGITS; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
      length = length * 10 + (bytes[i] - '0');
    }
    return bytes.length < OVERHEAD + length;
  }
}
