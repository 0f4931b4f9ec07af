package io.getsales.client.internal.wire;

import java.io.Reader;
import java.util.Objects;

/**
 * Characters of a UTF-8 text in memory; broken sequences give U+FFFD as the JDK's decoder does.
 * Written out because decoding through an {@code InputStreamReader} is the largest single cost of
 * reading a page.
 */
final class Utf8Reader extends Reader {
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;
  private final int end;
  private int at;
  private char pendingLowSurrogate;

  Utf8Reader(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  @Override
  public int read(char[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int to = offset;
    int limit = offset + length;
    if (pendingLowSurrogate != 0) {
      target[to++] = pendingLowSurrogate;
      pendingLowSurrogate = 0;
    }
    while (to < limit && at < end) {
      byte b = bytes[at];
      if (b >= 0) {
        target[to++] = (char) b;
        at++;
        continue;
      }
      int codePoint = next(b & 0xFF);
      if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
        target[to++] = (char) codePoint;
      } else {
        target[to++] = Character.highSurrogate(codePoint);
        char low = Character.lowSurrogate(codePoint);
        if (to < limit) {
          target[to++] = low;
        } else {
          pendingLowSurrogate = low;
        }
      }
    }
    return to == offset ? -1 : to - offset;
  }

  /** Decodes the sequence that begins with {@code lead} and moves behind it. */
  private int next(int lead) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return sequence(lead & 0x1F, 1, 0x80, 0xBF);
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      // The second byte's range keeps out long forms of short characters.
      int codePoint = sequence(lead & 0x0F, 2, lead == 0xE0 ? 0xA0 : 0x80, 0xBF);
      return Character.isSurrogate((char) codePoint) ? REPLACEMENT : codePoint;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      return sequence(lead & 0x07, 3, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    }
    at++;
    return REPLACEMENT;
  }

  private int sequence(int bits, int following, int lowest, int highest) {
    int codePoint = bits;
    int least = lowest;
    int most = highest;
    at++;
    for (int i = 0; i < following; i++) {
      int b = at < end ? bytes[at] & 0xFF : -1;
      if (b < least || b > most) {
        return REPLACEMENT;
      }
      codePoint = codePoint << 6 | (b & 0x3F);
      least = 0x80;
      most = 0xBF;
      at++;
    }
    return codePoint;
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public void close() {}
}
