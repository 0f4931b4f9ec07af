package io.getsales.client.generated.support;

import com.google.gson.FormattingStyle;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a model: what is set, nulls only where explicit, unknown fields as they came. */
final class ModelWriter implements FieldVisitor {
  private final Model model;
  private final String[] names;
  private final JsonWriter out;

  private ModelWriter(Model model, JsonWriter out) {
    this.model = model;
    this.names = model.fieldNames();
    this.out = out;
  }

  /** Writes {@code model} compactly; the settings of {@code out} are put back afterwards. */
  static void write(Model model, JsonWriter out) throws IOException {
    boolean serializeNulls = out.getSerializeNulls();
    boolean htmlSafe = out.isHtmlSafe();
    FormattingStyle style = out.getFormattingStyle();
    out.setSerializeNulls(true);
    out.setHtmlSafe(false);
    out.setFormattingStyle(FormattingStyle.COMPACT);
    try {
      writeMembers(model, out);
    } finally {
      out.setSerializeNulls(serializeNulls);
      out.setHtmlSafe(htmlSafe);
      out.setFormattingStyle(style);
    }
  }

  private static void writeMembers(Model model, JsonWriter out) throws IOException {
    JsonElement other = model.notAnObject();
    if (other != null) {
      ModelReader.ELEMENTS.write(out, other);
      return;
    }
    out.beginObject();
    writeFields(model, out);
    out.endObject();
  }

  private static void writeFields(Model model, JsonWriter out) throws IOException {
    model.visitFields(new ModelWriter(model, out));
    for (Map.Entry<String, JsonElement> field : model.unknownFields().entrySet()) {
      out.name(field.getKey());
      ModelReader.ELEMENTS.write(out, field.getValue());
    }
  }

  @Override
  public void visit(int index, @Nullable Object value) throws IOException {
    Model inlined = model.inlined();
    if (inlined != null && inlined == value) {
      writeFields(inlined, out);
      visit(index, null);
      return;
    }
    JsonElement raw = model.rawField(names[index]);
    if (raw != null && isUnchanged(index, value, raw)) {
      out.name(names[index]);
      ModelReader.ELEMENTS.write(out, raw);
    } else if (value != null) {
      out.name(names[index]);
      writeValue(value, out);
    } else if (model.isNull(index)) {
      out.name(names[index]).nullValue();
    }
  }

  /** A setter forgets the raw form; what a getter gave can change without one. */
  private boolean isUnchanged(int index, @Nullable Object value, JsonElement raw)
      throws IOException {
    boolean changeable =
        value instanceof Model || value instanceof List || value instanceof JsonElement;
    return !changeable || model.isReadFrom(raw, index, value);
  }

  private static void writeValue(@Nullable Object value, JsonWriter out) throws IOException {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof String text) {
      out.value(text);
    } else if (value instanceof Number number) {
      out.value(number);
    } else if (value instanceof Boolean truth) {
      out.value(truth);
    } else if (value instanceof OffsetDateTime moment) {
      out.value(DateTimes.format(moment));
    } else if (value instanceof Model nested) {
      writeMembers(nested, out);
    } else if (value instanceof JsonElement element) {
      ModelReader.ELEMENTS.write(out, element);
    } else if (value instanceof List<?> list) {
      out.beginArray();
      for (Object element : list) {
        writeValue(element, out);
      }
      out.endArray();
    } else {
      out.value(value.toString()); // open enums, days
    }
  }

  /** The JSON of a value that was read. */
  static JsonElement toJsonTree(@Nullable Object value) throws IOException {
    StringWriter text = new StringWriter();
    writeValue(value, new JsonWriter(text));
    return JsonParser.parseString(text.toString());
  }
}
