package io.getsales.client.internal.log;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.getsales.client.generated.support.DescribedFields;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON fit for a log. Nothing is shown but names that the description knows, and under those
 * of them that it lists as telling nothing about a person: numbers, booleans, and texts that look
 * like an id, a time or a fixed word. Whatever else there is, and whatever is new, stays hidden.
 */
final class Redactor {
  private static final String HIDDEN = "*";
  private static final int MOST_CHARACTERS = 10_000;
  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 12;

  private static final Pattern HARMLESS =
      Pattern.compile(
          "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}" // a UUID
              + "|\\d{4}-\\d{2}-\\d{2}([T ][0-9:.]{5,18}(Z|[+-]\\d{2}:?\\d{2})?)?" // a time
              + "|[a-z]{1,20}(_[a-z]{1,20}){0,3}"); // a word of an enum

  private Redactor() {}

  /** The text without what nobody should read. */
  static String redacted(String json) {
    if (json.isBlank()) {
      return "";
    }
    StringWriter text = new StringWriter();
    String problem = null;
    try (JsonReader reader = new JsonReader(new StringReader(json))) {
      copy(reader, new JsonWriter(text), null, 0);
      problem = reader.peek() == JsonToken.END_DOCUMENT ? null : "more behind it";
    } catch (IOException | RuntimeException e) {
      problem = "no JSON from here on";
    }
    if (text.getBuffer().length() > MOST_CHARACTERS) {
      text.getBuffer().setLength(MOST_CHARACTERS);
      problem = "and so on";
    }
    return problem == null
        ? text.toString()
        : text + " [" + problem + ", " + json.length() + " characters in all]";
  }

  /** The name of a query parameter, such as {@code filter[status]}. */
  static String queryName(String name) {
    int bracket = name.indexOf('[');
    String outer = bracket < 0 ? name : name.substring(0, bracket);
    if (!outer.equals("filter") && !DescribedFields.isKnown(outer)) {
      return HIDDEN;
    }
    if (bracket < 0) {
      return outer;
    }
    int end = name.indexOf(']');
    String field = end < 0 ? "" : name.substring(bracket + 1, end);
    return outer + "[" + (DescribedFields.isKnown(field) ? field : HIDDEN) + "]";
  }

  /**
   * Copies a value.
   *
   * @param field the name that it stands under; null outside of all
   */
  private static void copy(JsonReader in, JsonWriter out, @Nullable String field, int depth)
      throws IOException {
    boolean isShown = field == null || DescribedFields.isPlain(field);
    switch (in.peek()) {
      case BEGIN_OBJECT -> {
        if (!isShown || depth > DEEPEST) {
          hide(in, out);
          return;
        }
        in.beginObject();
        out.beginObject();
        while (in.hasNext()) {
          String name = in.nextName();
          boolean isKnown = DescribedFields.isKnown(name);
          out.name(isKnown ? name : HIDDEN);
          if (isKnown) {
            copy(in, out, name, depth + 1);
          } else {
            hide(in, out);
          }
        }
        in.endObject();
        out.endObject();
      }
      case BEGIN_ARRAY -> {
        if (!isShown || depth > DEEPEST) {
          hide(in, out);
          return;
        }
        in.beginArray();
        out.beginArray();
        while (in.hasNext()) {
          copy(in, out, field, depth + 1);
        }
        in.endArray();
        out.endArray();
      }
      case NULL -> {
        in.nextNull();
        out.nullValue();
      }
      case BOOLEAN -> {
        boolean value = in.nextBoolean();
        if (field != null && isShown) {
          out.value(value);
        } else {
          out.value(HIDDEN);
        }
      }
      case NUMBER -> {
        String value = in.nextString();
        out.jsonValue(
            field != null && isShown && value.length() <= LONGEST_NUMBER
                ? value
                : '"' + HIDDEN + '"');
      }
      default -> {
        String value = in.nextString();
        out.value(field != null && isShown && HARMLESS.matcher(value).matches() ? value : HIDDEN);
      }
    }
  }

  private static void hide(JsonReader in, JsonWriter out) throws IOException {
    in.skipValue();
    out.value(HIDDEN);
  }
}
