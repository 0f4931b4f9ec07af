package io.getsales.client.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A ledger as a whole text: a line that names the format, then a line for each entry. */
final class LedgerText {
  private static final String HEAD = "getsales-send-ledger 1";

  private LedgerText() {}

  /**
   * Where a text ends.
   *
   * @param checksum of the last line, which the next one is chained to
   * @param length in bytes
   */
  record End(int checksum, long length) {}

  /** Writes the claims as they are, without the history that led to them. */
  static End write(Claims claims, OutputStream target) throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target);
    Line line = Line.after(Line.NO_LINE, HEAD);
    long length = put(line, out);
    for (Entry entry : claims.entries()) {
      line = Line.after(line.checksum(), entry.text());
      length += put(line, out);
    }
    out.flush();
    return new End(line.checksum(), length);
  }

  private static int put(Line line, OutputStream out) throws IOException {
    byte[] bytes = line.written();
    out.write(bytes);
    return bytes.length;
  }

  /**
   * Reads the claims. A last line that was cut short is left out: its write never ended, so either
   * the send that it was to claim never began, or its key is in doubt by an earlier line.
   *
   * @throws Damage when anything else is not as it was written
   */
  static Claims read(InputStream source) throws IOException, Damage {
    InputStream in = new BufferedInputStream(source);
    Claims claims = new Claims();
    Line head = line(1, Line.NO_LINE, in);
    if (head == null) {
      throw new Damage(1, "is missing or cut short (expected: a ledger, or no file at all)");
    }
    if (!head.payload().equals(HEAD)) {
      throw new Damage(1, "tells of a format that this version does not read");
    }
    Line line = head;
    for (long number = 2; (line = line(number, line.checksum(), in)) != null; number++) {
      claims.apply(entry(number, line));
    }
    return claims;
  }

  private static Entry entry(long number, Line line) throws Damage {
    try {
      return Entry.parse(line.payload());
    } catch (IllegalArgumentException e) {
      throw new Damage(number, "is intact, and tells of nothing that this version knows");
    }
  }

  /** The next line; null at the end and for a last line that was cut short. */
  static @Nullable Line line(long number, int previous, InputStream in) throws IOException, Damage {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    int next;
    while ((next = in.read()) != -1 && next != '\n') {
      read.write(next);
      if (read.size() > Line.LONGEST) {
        throw new Damage(number, "is longer than any that is written");
      }
    }
    boolean ended = next == '\n';
    byte[] bytes = ended ? read.toByteArray() : withoutZeros(read.toByteArray());
    if (!ended && bytes.length == 0) {
      return null;
    }
    Line line = Line.parse(previous, bytes);
    if (line == null && (ended || !Line.isTorn(bytes))) {
      throw new Damage(number, "was changed after it was written, or one before it is missing");
    }
    return line;
  }

  /** Some file systems lengthen a file first and fill it later: a power cut leaves zeros. */
  private static byte[] withoutZeros(byte[] bytes) {
    int length = bytes.length;
    while (length > 0 && bytes[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(bytes, length);
  }
}
