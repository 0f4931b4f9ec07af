package io.getsales.client.internal.wire;

import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okio.Buffer;

/**
 * Characters of a UTF-8 text in memory; broken sequences give U+FFFD as the JDK's decoder does.
 * Written out because decoding through an {@code InputStreamReader} is the largest single cost of
 * reading a page: of text that is nearly all ASCII, most can be copied many bytes at a time.
 */
final class Utf8Reader extends Reader {
  private static final char REPLACEMENT = '\uFFFD';
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080808080808080L;

  /** To copy fewer one by one is as quick. */
  private static final int FEW = 16;

  private final Buffer.UnsafeCursor segments;
  private final long size;
  // No loop in Java is compiled to one that copies many bytes at a time; this decoder is.
  private final CharsetDecoder latin1 = StandardCharsets.ISO_8859_1.newDecoder();
  private byte[] bytes = {};
  private ByteBuffer source = ByteBuffer.wrap(bytes);
  private CharBuffer copies = CharBuffer.allocate(0);
  private int at;
  private int end;
  private char pendingLowSurrogate;

  /** Reads the text where it is; it stays there, and must not change before the end. */
  Utf8Reader(Buffer text) {
    segments = text.readUnsafe(new Buffer.UnsafeCursor());
    size = text.size();
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
    while (to < limit && isMore()) {
      int plain = asciiLength(Math.min(limit - to, end - at));
      if (plain > 0) {
        copyAscii(plain, target, to);
        to += plain;
        continue;
      }
      int codePoint = next(bytes[at] & 0xFF);
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

  /** Whether there is another byte; it then is in {@link #bytes}. */
  private boolean isMore() {
    while (at == end) {
      boolean isLast = segments.offset + (segments.end - segments.start) >= size;
      if (isLast || segments.next() < 0) {
        return false;
      }
      bytes = segments.data;
      source = ByteBuffer.wrap(bytes);
      at = segments.start;
      end = segments.end;
    }
    return true;
  }

  /** How many of the next bytes, {@code most} at most, are characters by themselves. */
  private int asciiLength(int most) {
    byte[] text = bytes;
    int start = at;
    int to = start + most;
    int here = start;
    while (here <= to - Long.BYTES && ((long) EIGHT_BYTES.get(text, here) & NOT_ASCII) == 0) {
      here += Long.BYTES;
    }
    while (here < to && text[here] >= 0) {
      here++;
    }
    return here - start;
  }

  private void copyAscii(int length, char[] target, int to) {
    if (length < FEW) {
      for (int i = 0; i < length; i++) {
        target[to + i] = (char) bytes[at + i];
      }
    } else {
      if (copies.array() != target) {
        copies = CharBuffer.wrap(target);
      }
      source.limit(at + length).position(at);
      copies.limit(to + length).position(to);
      latin1.reset().decode(source, copies, true);
    }
    at += length;
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
      int b = isMore() ? bytes[at] & 0xFF : -1;
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
  public void close() {
    segments.close();
  }
}
