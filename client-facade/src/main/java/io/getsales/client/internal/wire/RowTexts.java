package io.getsales.client.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the rows of a page out of its text, as they came. Works on JSON that was read without
 * complaint, so it only has to know where values begin and end.
 */
final class RowTexts {
  private static final byte[] ROWS = "\"data\"".getBytes(StandardCharsets.UTF_8);

  private final byte[] json;
  private int at;

  private RowTexts(byte[] json) {
    this.json = json;
  }

  /** The texts of the rows, in order; empty when they stand nowhere where they are expected. */
  static List<String> of(byte[] page) {
    try {
      return new RowTexts(page).rows();
    } catch (IndexOutOfBoundsException e) {
      return List.of(); // no JSON after all
    }
  }

  private List<String> rows() {
    skipBlanks();
    if (at < json.length && json[at] == '[') {
      return values();
    }
    List<String> rows = List.of();
    at++;
    while (toNextName()) {
      boolean isRows = startsWith(ROWS);
      skipValue();
      skipBlanks();
      at++; // the colon
      skipBlanks();
      if (isRows && at < json.length && (json[at] == '[' || json[at] == '{')) {
        rows = values(); // of two members of one name the later counts
      } else {
        skipValue();
      }
    }
    return rows;
  }

  /** The values of the array or object that begins here. */
  private List<String> values() {
    boolean isObject = json[at] == '{';
    List<String> values = new ArrayList<>();
    at++;
    while (toNextName()) {
      if (isObject) {
        skipValue();
        skipBlanks();
        at++; // the colon
        skipBlanks();
      }
      int start = at;
      skipValue();
      values.add(new String(json, start, at - start, StandardCharsets.UTF_8));
    }
    at++;
    return values;
  }

  /** Moves to the next element or member; false at the end of the array or object. */
  private boolean toNextName() {
    skipBlanks();
    if (at < json.length && json[at] == ',') {
      at++;
      skipBlanks();
    }
    return at < json.length && json[at] != ']' && json[at] != '}';
  }

  private boolean startsWith(byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (at + i >= json.length || json[at + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  private void skipValue() {
    int depth = 0;
    do {
      byte b = json[at];
      if (b == '"') {
        skipString();
      } else if (b == '{' || b == '[') {
        depth++;
        at++;
      } else if (b == '}' || b == ']') {
        depth--;
        at++;
      } else if (depth > 0) {
        at++;
      } else {
        skipLiteral();
      }
    } while (depth > 0 && at < json.length);
  }

  private void skipString() {
    at++;
    while (at < json.length && json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipLiteral() {
    int start = at;
    while (at < json.length && ",]}: \n\r\t".indexOf(json[at]) < 0) {
      at++;
    }
    at += at == start ? 1 : 0; // never stand still, whatever the text
  }

  private void skipBlanks() {
    while (at < json.length && " \n\r\t".indexOf(json[at]) >= 0) {
      at++;
    }
  }
}
