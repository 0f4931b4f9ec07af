package io.getsales.client.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;

/** The text of an answer, in one piece of memory. */
final class AnswerText {
  private static final int LONGEST_EXCERPT = 64 << 10;

  private final byte[] bytes;
  private final int length;

  private AnswerText(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /** All that the buffer holds; it is empty then. */
  static AnswerText takeFrom(Buffer buffer, SpareBytes memory) {
    int length = Math.toIntExact(buffer.size());
    byte[] bytes = memory.take(length);
    for (int read = 0; read < length; ) {
      read += buffer.read(bytes, read, length - read);
    }
    return new AnswerText(bytes, length);
  }

  /** The memory that holds it from the first byte on; what comes behind it is none of it. */
  byte[] bytes() {
    return bytes;
  }

  /** In bytes. */
  int length() {
    return length;
  }

  boolean isBlank() {
    return firstNonBlank() == length;
  }

  boolean startsWith(char c) {
    int first = firstNonBlank();
    return first < length && bytes[first] == c;
  }

  private int firstNonBlank() {
    int at = 0;
    while (at < length && " \n\r\t".indexOf(bytes[at]) >= 0) {
      at++;
    }
    return at;
  }

  boolean isNestedDeeperThan(int levels) {
    int depth = 0;
    boolean isText = false;
    for (int at = 0; at < length && depth <= levels; at++) {
      switch (bytes[at]) {
        case '"' -> isText = !isText;
        case '\\' -> at++;
        case '{', '[' -> depth += isText ? 0 : 1;
        case '}', ']' -> depth -= isText ? 0 : 1;
        default -> {}
      }
    }
    return depth > levels;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** Its beginning, for an exception. */
  String excerpt() {
    return new String(bytes, 0, Math.min(length, LONGEST_EXCERPT), StandardCharsets.UTF_8);
  }

  /** How long it is; never what it says. */
  @Override
  public String toString() {
    return "AnswerText of " + length + " bytes";
  }
}
