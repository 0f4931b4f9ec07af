package io.getsales.client.build.overlay;

import com.jayway.jsonpath.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a JSONPath (RFC 9535) into its segments.
 *
 * <p>Understood are names, indexes, wildcards, filters, choices of these, and descendants. Refused
 * are slices, functions in filters, and {@code $} in filters. A name after a dot may hold hyphens,
 * as the Overlay specification itself writes {@code x-oai-traits}.
 */
final class TargetParser {

  private static final char END = '\0';

  private final String text;
  private int position;

  private TargetParser(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException naming the place and what was expected there
   */
  static List<Segment> parse(String text) {
    return new TargetParser(text).segments();
  }

  private List<Segment> segments() {
    expect('$');
    List<Segment> segments = new ArrayList<>();
    while (position < text.length()) {
      int start = position;
      boolean anyDepth = text.startsWith("..", position);
      if (anyDepth) {
        position += 2;
      }
      List<Selector> selectors;
      if (peek() == '[') {
        selectors = bracketed();
      } else {
        if (!anyDepth) {
          expect('.');
        }
        selectors = List.of(dotted());
      }
      segments.add(new Segment(text.substring(start, position), anyDepth, selectors));
    }
    return List.copyOf(segments);
  }

  private Selector dotted() {
    if (peek() == '*') {
      position++;
      return new Selector.Wildcard();
    }
    int start = position;
    while (isNameCharacter(peek())) {
      position++;
    }
    String name = text.substring(start, position);
    if (name.isEmpty()) {
      throw expected("a name or *");
    }
    if (Character.isDigit(name.charAt(0))) {
      position = start;
      throw expected("a name that does not begin with a digit; write ['" + name + "']");
    }
    return new Selector.Name(name);
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || c == '-' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private List<Selector> bracketed() {
    List<Selector> selectors = new ArrayList<>();
    do {
      position++;
      skipSpace();
      selectors.add(selector());
      skipSpace();
    } while (peek() == ',');
    if (peek() == ':') {
      throw expected("no slice; select by index or by filter");
    }
    expect(']');
    return List.copyOf(selectors);
  }

  private Selector selector() {
    char c = peek();
    if (c == '\'' || c == '"') {
      return new Selector.Name(quoted());
    }
    if (c == '*') {
      position++;
      return new Selector.Wildcard();
    }
    if (c == '?') {
      return filter();
    }
    if (c == '-' || Character.isDigit(c)) {
      return index();
    }
    throw expected("a quoted name, an index, * or a filter");
  }

  private Selector index() {
    int start = position++;
    while (Character.isDigit(peek())) {
      position++;
    }
    try {
      return new Selector.Index(Integer.parseInt(text.substring(start, position)));
    } catch (NumberFormatException e) {
      position = start;
      throw expected("an index");
    }
  }

  private String quoted() {
    char quote = text.charAt(position++);
    StringBuilder name = new StringBuilder();
    while (peek() != quote) {
      if (position >= text.length()) {
        throw expected("a closing " + quote);
      }
      char c = text.charAt(position++);
      name.append(c == '\\' ? escaped() : c);
    }
    position++;
    return name.toString();
  }

  private char escaped() {
    char c = peek();
    position++;
    return switch (c) {
      case '\'', '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        position--;
        throw expected("an escape that JSON knows");
      }
    };
  }

  private char unicode() {
    int end = position + 4;
    if (end > text.length() || !text.substring(position, end).matches("[0-9A-Fa-f]{4}")) {
      throw expected("four hexadecimal digits");
    }
    char c = (char) Integer.parseInt(text.substring(position, end), 16);
    position = end;
    return c;
  }

  private Selector filter() {
    int start = ++position;
    int depth = 0;
    while (depth > 0 || (peek() != ']' && peek() != ',')) {
      char c = peek();
      if (position >= text.length()) {
        throw expected("a closing ]");
      }
      if (c == '\'' || c == '"') {
        String ignored = quoted();
        continue;
      }
      if (c == '$') {
        throw expected("no $ in a filter; only @ can be asked");
      }
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      }
      position++;
    }
    String expression = text.substring(start, position).strip();
    try {
      return Selector.Filter.of(expression);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "the filter ?" + expression + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void skipSpace() {
    while (Character.isWhitespace(peek())) {
      position++;
    }
  }

  private char peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw expected("'" + c + "'");
    }
    position++;
  }

  private IllegalArgumentException expected(String what) {
    String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
    return new IllegalArgumentException(
        "at character " + (position + 1) + " stands " + found + " (expected: " + what + ")");
  }
}
