package io.getsales.client.generated.support;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Gson's reader over a UTF-8 text that is in memory as a whole. It takes and refuses the same texts
 * as Gson's own under its default strictness, and gives the same values; another strictness has no
 * effect. It never goes through characters: a value is cut out of the bytes where it stands, a name
 * that was met before is not made again, and dates and whole numbers are read without a String. A
 * number that does not fit the type asked for is taken all the same.
 *
 * <p>Complaints tell the place as a byte and quote nothing; so does {@link #getPath}. Not for
 * Gson's adapter of maps, which reaches into the class that this one extends. Not thread-safe.
 */
public final class Utf8JsonReader extends JsonReader {
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private static final int END = -1;
  private static final int USUAL_DEPTH = 16;

  /** So many digits always fit a long. */
  private static final int LONGEST_WHOLE_NUMBER = 18;

  /** Gson's own has room for fewer. */
  private static final int TOO_LONG_A_NUMBER = 1024;

  /** Where the reader stands in what surrounds the next token. */
  private enum Scope {
    EMPTY_DOCUMENT,
    NONEMPTY_DOCUMENT,
    EMPTY_ARRAY,
    NONEMPTY_ARRAY,
    EMPTY_OBJECT,
    DANGLING_NAME,
    NONEMPTY_OBJECT,
    CLOSED
  }

  private final byte[] text;
  private final int end;
  private final NameTable names = new NameTable();
  private int at;
  private Scope scope = Scope.EMPTY_DOCUMENT;
  private Scope[] outer = new Scope[USUAL_DEPTH];
  private int depth;

  /** The token that stands at {@link #at}, once it was looked at. */
  private @Nullable JsonToken token;

  private int numberEnd;
  private boolean isWhole;
  private long whole;

  /**
   * Begins before the text.
   *
   * @param text holds the text from its first byte on; it is not copied, and must not change before
   *     the end
   * @param length of the text, in bytes
   */
  public Utf8JsonReader(byte[] text, int length) {
    super(Reader.nullReader());
    Objects.checkFromIndexSize(0, length, text.length);
    this.text = text;
    this.end = length;
    this.at = startsWithByteOrderMark() ? 3 : 0;
  }

  private boolean startsWithByteOrderMark() {
    return end >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
  }

  // ---- what comes next

  @Override
  public JsonToken peek() throws IOException {
    JsonToken known = token;
    return known != null ? known : look();
  }

  @Override
  public boolean hasNext() throws IOException {
    JsonToken next = peek();
    return next != JsonToken.END_OBJECT
        && next != JsonToken.END_ARRAY
        && next != JsonToken.END_DOCUMENT;
  }

  private JsonToken look() throws IOException {
    int c = nextNonBlank();
    switch (scope) {
      case NONEMPTY_OBJECT:
        if (c == ',') {
          at++;
          c = nextNonBlank();
          return found(nameAt(c));
        }
        return found(endAt(c, '}', JsonToken.END_OBJECT));
      case DANGLING_NAME:
        if (c != ':') {
          throw unexpected(c);
        }
        at++;
        scope = Scope.NONEMPTY_OBJECT;
        return found(valueAt(nextNonBlank()));
      case EMPTY_OBJECT:
        return found(c == '}' ? JsonToken.END_OBJECT : nameAt(c));
      case NONEMPTY_ARRAY:
        if (c == ',') {
          at++;
          return found(valueAt(nextNonBlank()));
        }
        return found(endAt(c, ']', JsonToken.END_ARRAY));
      case EMPTY_ARRAY:
        scope = Scope.NONEMPTY_ARRAY;
        return found(c == ']' ? JsonToken.END_ARRAY : valueAt(c));
      case EMPTY_DOCUMENT:
        scope = Scope.NONEMPTY_DOCUMENT;
        return found(valueAt(c));
      case NONEMPTY_DOCUMENT:
        if (c != END) {
          throw unexpected(c);
        }
        return found(JsonToken.END_DOCUMENT);
      default:
        throw new IllegalStateException("the reader is closed");
    }
  }

  private JsonToken found(JsonToken next) {
    token = next;
    return next;
  }

  private JsonToken nameAt(int c) throws IOException {
    if (c != '"') {
      throw unexpected(c);
    }
    return JsonToken.NAME;
  }

  private JsonToken endAt(int c, char bracket, JsonToken closing) throws IOException {
    if (c != bracket) {
      throw unexpected(c);
    }
    return closing;
  }

  private JsonToken valueAt(int c) throws IOException {
    return switch (c) {
      case '"' -> JsonToken.STRING;
      case '{' -> JsonToken.BEGIN_OBJECT;
      case '[' -> JsonToken.BEGIN_ARRAY;
      case 't', 'T' -> wordAt("true", JsonToken.BOOLEAN);
      case 'f', 'F' -> wordAt("false", JsonToken.BOOLEAN);
      case 'n', 'N' -> wordAt("null", JsonToken.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> numberAt();
      default -> throw unexpected(c);
    };
  }

  /** Moves to the next byte that is no blank and answers it, without taking it. */
  private int nextNonBlank() {
    int here = at;
    while (here < end) {
      byte b = text[here];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        at = here;
        return b & 0xFF;
      }
      here++;
    }
    at = here;
    return END;
  }

  /** Like Gson, takes TRUE for true. */
  private JsonToken wordAt(String word, JsonToken found) throws IOException {
    int length = word.length();
    if (at + length > end) {
      throw unexpected(text[at]);
    }
    for (int i = 1; i < length; i++) {
      if ((text[at + i] | 0x20) != word.charAt(i)) {
        throw unexpected(text[at]);
      }
    }
    requireEndOfWord(at + length);
    return found;
  }

  private JsonToken numberAt() throws IOException {
    int here = at;
    boolean isNegative = text[here] == '-';
    here += isNegative ? 1 : 0;
    int first = here;
    long value = 0;
    while (here < end && isDigit(text[here])) {
      value = value * 10 + text[here] - '0';
      here++;
    }
    int digits = here - first;
    if (digits == 0 || (digits > 1 && text[first] == '0')) {
      throw unexpected(text[at]);
    }
    isWhole = digits <= LONGEST_WHOLE_NUMBER && !(isNegative && value == 0);
    whole = isNegative ? -value : value;
    if (here < end && text[here] == '.') {
      isWhole = false;
      here = digitsFrom(here + 1);
    }
    if (here < end && (text[here] | 0x20) == 'e') {
      isWhole = false;
      boolean hasSign = here + 1 < end && (text[here + 1] == '+' || text[here + 1] == '-');
      here = digitsFrom(here + (hasSign ? 2 : 1));
    }
    requireEndOfWord(here);
    if (here - at >= TOO_LONG_A_NUMBER) {
      throw malformed("a number of " + (here - at) + " characters");
    }
    numberEnd = here;
    return JsonToken.NUMBER;
  }

  /** Behind the digits, of which there is one at least. */
  private int digitsFrom(int first) throws IOException {
    int here = first;
    while (here < end && isDigit(text[here])) {
      here++;
    }
    if (here == first) {
      throw unexpected(text[at]);
    }
    return here;
  }

  private void requireEndOfWord(int here) throws IOException {
    if (here < end && "{}[]:, \t\f\r\n".indexOf(text[here]) < 0) {
      throw unexpected(text[at]);
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  // ---- taking it

  private void take(JsonToken wanted) throws IOException {
    if (peek() != wanted) {
      throw new IllegalStateException(
          "expected " + wanted + " but was " + peek() + " at byte " + at);
    }
    token = null;
  }

  @Override
  public void beginObject() throws IOException {
    take(JsonToken.BEGIN_OBJECT);
    push(Scope.EMPTY_OBJECT);
  }

  @Override
  public void beginArray() throws IOException {
    take(JsonToken.BEGIN_ARRAY);
    push(Scope.EMPTY_ARRAY);
  }

  private void push(Scope inner) throws IOException {
    if (depth >= getNestingLimit()) {
      throw malformed("nested deeper than " + getNestingLimit() + " levels");
    }
    if (depth == outer.length) {
      outer = Arrays.copyOf(outer, 2 * depth);
    }
    outer[depth++] = scope;
    scope = inner;
    at++;
  }

  @Override
  public void endObject() throws IOException {
    take(JsonToken.END_OBJECT);
    pop();
  }

  @Override
  public void endArray() throws IOException {
    take(JsonToken.END_ARRAY);
    pop();
  }

  private void pop() {
    scope = outer[--depth];
    at++;
  }

  @Override
  public String nextName() throws IOException {
    take(JsonToken.NAME);
    scope = Scope.DANGLING_NAME;
    int start = at + 1;
    NameTable.Name expected = names.expected();
    if (expected != null && expected.standsIn(text, start, end)) {
      at = start + expected.length() + 1;
      return names.isNext(expected);
    }
    int stop = quoteOrBackslash(start);
    if (text[stop] == '"') {
      at = stop + 1;
      return names.find(text, start, stop);
    }
    return withEscapes(start, stop);
  }

  @Override
  public String nextString() throws IOException {
    if (peek() == JsonToken.NUMBER) {
      String number = new String(text, at, numberEnd - at, StandardCharsets.ISO_8859_1);
      takeNumber();
      return number;
    }
    take(JsonToken.STRING);
    return quoted();
  }

  private String quoted() throws IOException {
    int start = at + 1;
    int stop = quoteOrBackslash(start);
    if (text[stop] != '"') {
      return withEscapes(start, stop);
    }
    at = stop + 1;
    return start == stop ? "" : new String(text, start, stop - start, StandardCharsets.UTF_8);
  }

  /** The place of the next quote or backslash. */
  private int quoteOrBackslash(int from) throws IOException {
    int here = from;
    int last = end - Long.BYTES;
    while (here <= last) {
      long bytes = (long) EIGHT_BYTES.get(text, here);
      long quotes = bytes ^ QUOTES;
      long backslashes = bytes ^ BACKSLASHES;
      // The lowest high bit that is set marks the first zero byte; those above it may be wrong.
      long found = (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGHS;
      if (found != 0) {
        return here + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      here += Long.BYTES;
    }
    while (here < end) {
      if (text[here] == '"' || text[here] == '\\') {
        return here;
      }
      here++;
    }
    throw malformed("a text that does not end");
  }

  private String withEscapes(int start, int firstBackslash) throws IOException {
    StringBuilder value = new StringBuilder();
    int from = start;
    int stop = firstBackslash;
    while (true) {
      value.append(new String(text, from, stop - from, StandardCharsets.UTF_8));
      at = stop + 1;
      if (text[stop] == '"') {
        return value.toString();
      }
      value.append(escaped());
      from = at;
      stop = quoteOrBackslash(from);
    }
  }

  /** The character whose escape goes on here, behind the backslash. */
  private char escaped() throws IOException {
    int c = at < end ? text[at] : END;
    at++;
    return switch (c) {
      case 'u' -> fourHexDigits();
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case '\n', '\'', '"', '\\', '/' -> (char) c;
      default -> throw malformed("no such escape");
    };
  }

  private char fourHexDigits() throws IOException {
    if (at + 4 > end) {
      throw malformed("an escape that does not end");
    }
    int code = 0;
    for (int stop = at + 4; at < stop; at++) {
      int digit = text[at] < 0 ? -1 : Character.digit(text[at], 16);
      if (digit < 0) {
        throw malformed("no such escape");
      }
      code = code << 4 | digit;
    }
    return (char) code;
  }

  @Override
  public boolean nextBoolean() throws IOException {
    take(JsonToken.BOOLEAN);
    boolean value = (text[at] | 0x20) == 't';
    at += value ? 4 : 5;
    return value;
  }

  @Override
  public void nextNull() throws IOException {
    take(JsonToken.NULL);
    at += 4;
  }

  @Override
  public double nextDouble() throws IOException {
    double value = Double.parseDouble(nextString());
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw malformed("no number that JSON has");
    }
    return value;
  }

  @Override
  public long nextLong() throws IOException {
    if (isAtWholeNumber()) {
      return nextWholeNumber();
    }
    String number = nextString();
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      double value = Double.parseDouble(number);
      if ((long) value != value) {
        throw new NumberFormatException("no whole number of 64 bits before byte " + at);
      }
      return (long) value;
    }
  }

  @Override
  public int nextInt() throws IOException {
    String number = nextString();
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      double value = Double.parseDouble(number);
      if ((int) value != value) {
        throw new NumberFormatException("no whole number of 32 bits before byte " + at);
      }
      return (int) value;
    }
  }

  /**
   * Whether a number comes that is written as {@link Long#toString} writes it, 18 digits at most.
   */
  boolean isAtWholeNumber() throws IOException {
    return peek() == JsonToken.NUMBER && isWhole;
  }

  /** Takes the number that {@link #isAtWholeNumber} has found. */
  long nextWholeNumber() {
    takeNumber();
    return whole;
  }

  private void takeNumber() {
    token = null;
    at = numberEnd;
  }

  /** Takes a moment of the shape that most rows carry; of any other value nothing, and null. */
  @Nullable OffsetDateTime nextUsualMoment() throws IOException {
    if (peek() != JsonToken.STRING) {
      return null;
    }
    int start = at + 1;
    int stop = start + DateTimes.USUAL_LENGTH;
    if (stop >= end || text[stop] != '"') {
      return null;
    }
    OffsetDateTime moment = DateTimes.parseUsual(text, start);
    if (moment != null) {
      token = null;
      at = stop + 1;
    }
    return moment;
  }

  @Override
  public void skipValue() throws IOException {
    int level = depth;
    do {
      switch (peek()) {
        case BEGIN_OBJECT -> beginObject();
        case BEGIN_ARRAY -> beginArray();
        case END_OBJECT -> endObject();
        case END_ARRAY -> endArray();
        case NAME -> nextName();
        case NULL -> nextNull();
        case BOOLEAN -> nextBoolean();
        case NUMBER -> takeNumber();
        case STRING -> nextString();
        case END_DOCUMENT -> {
          return;
        }
      }
    } while (depth > level);
  }

  @Override
  public void close() throws IOException {
    scope = Scope.CLOSED;
    token = null;
    super.close();
  }

  // ---- complaints

  private IOException unexpected(int c) {
    return c == END
        ? new EOFException("the text ends at byte " + at)
        : malformed("something else than expected");
  }

  private MalformedJsonException malformed(String problem) {
    return new MalformedJsonException(problem + " at byte " + at);
  }

  /** {@return the place reached, as a byte of the text} */
  @Override
  public String getPath() {
    return "byte " + at;
  }

  /** {@return the place reached, as a byte of the text} */
  @Override
  public String getPreviousPath() {
    return getPath();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + " at byte " + at;
  }
}
