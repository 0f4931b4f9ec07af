package io.getsales.client.generated.support;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Base of every generated model: plain data with nothing lost. A field is absent, null or has a
 * value, and the three stay apart; fields that the description does not know are kept in their
 * order and written back; a value of another type than described leaves its field absent and is
 * kept as raw JSON.
 *
 * <p>Not thread-safe: share a model between threads only when none of them changes it.
 */
public abstract class Model {
  private long nulls;
  private long @Nullable [] furtherNulls;
  private @Nullable Map<String, JsonElement> unknown;
  private @Nullable Map<String, JsonElement> raw;
  private @Nullable Set<String> unread;
  private @Nullable JsonElement notAnObject;
  private @Nullable UndecodableRow undecodable;

  /** For generated subclasses. */
  protected Model() {}

  /** {@return the names of the described fields on the wire, in the order of the description} */
  protected abstract String[] fieldNames();

  /**
   * {@return the place of a described field, or -1}
   *
   * @param name the name on the wire
   */
  protected abstract int fieldIndex(String name);

  /** {@return a new, empty model of the same class} */
  protected abstract Model newModel();

  /**
   * Reads the value of one field; null makes it absent.
   *
   * @param index the field's place in {@link #fieldNames()}
   * @param in stands before the value
   * @throws IOException when the source fails
   */
  protected abstract void readField(int index, ModelReader in) throws IOException;

  /**
   * Shows every field to the visitor.
   *
   * @param visitor is shown them in the order of the description
   * @throws IOException when the visitor cannot write
   */
  protected abstract void visitFields(FieldVisitor visitor) throws IOException;

  /**
   * Shows the fields that the description requires to be there, and not null.
   *
   * @param visitor is shown them in the order of the description
   * @throws IOException when the visitor cannot write
   */
  protected void visitRequired(FieldVisitor visitor) throws IOException {}

  /**
   * Called by setters: the field has a value from now on, or is absent when {@code value} is null.
   *
   * @param index the field's place in {@link #fieldNames()}
   */
  protected final void assigned(int index) {
    markNull(index, false);
    if (raw != null) {
      forgetForm(fieldNames()[index]);
    }
  }

  private void forgetForm(String name) {
    if (raw != null) {
      raw.remove(name);
    }
    if (unread != null) {
      unread.remove(name);
    }
  }

  /**
   * Called by generated {@code clear…} methods: the field is sent as null.
   *
   * @param index the field's place in {@link #fieldNames()}
   */
  protected final void cleared(int index) {
    assigned(index);
    markNull(index, true);
  }

  /**
   * {@return the fields that the server sent and the description does not know: name to JSON,
   * unmodifiable}
   */
  public final Map<String, JsonElement> unknownFields() {
    return unknown == null ? Map.of() : Collections.unmodifiableMap(unknown);
  }

  /**
   * Adds a field that the description does not know, or replaces it; it is sent as given.
   *
   * @param name the name on the wire
   * @param value any JSON, null included
   * @throws IllegalArgumentException when the description knows the field: use its setter
   */
  public final void putUnknownField(String name, JsonElement value) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    if (fieldIndex(name) >= 0) {
      throw new IllegalArgumentException(
          "name: " + name + " (expected: a field without a setter of its own)");
    }
    keepUnknown(name, value);
  }

  /**
   * {@return the JSON of a field that was read in another form than described (a number in a
   * string, a date without zone, a value of another type), by its name on the wire; {@code null}
   * where the form was as described} It is what {@link #toJson} writes, until the field is set or
   * the object or list that its getter gives is changed.
   *
   * @param name the name on the wire
   */
  public final @Nullable JsonElement rawField(String name) {
    return raw == null ? null : raw.get(name);
  }

  /**
   * {@return the fields of this model, and of those within it, that came with a value nobody can
   * read, such as a word where a number is described; they are absent here} Paths in names on the
   * wire, such as {@code lead.experience[2].started_at}; empty when everything could be read.
   */
  public final List<String> unreadFields() {
    List<String> paths = new ArrayList<>();
    try {
      collectUnread("", paths);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the visitors throw none
    }
    return paths;
  }

  private void collectUnread(String before, List<String> paths) throws IOException {
    visitFields(
        (index, value) -> {
          String path = before + (inlined() == value && value != null ? "" : fieldNames()[index]);
          JsonElement form = rawField(fieldNames()[index]);
          if (unread != null && unread.contains(fieldNames()[index])) {
            paths.add(path);
          } else if (value instanceof Model nested) {
            nested.collectUnread(path.equals(before) ? before : path + ".", paths);
          } else if (value instanceof List<?> list) {
            for (int at = 0; at < list.size(); at++) {
              collectUnreadElement(path + "[" + at + "]", list.get(at), form, at, paths);
            }
          }
        });
  }

  private static void collectUnreadElement(
      String path, @Nullable Object element, @Nullable JsonElement form, int at, List<String> paths)
      throws IOException {
    if (element instanceof Model nested) {
      if (nested.notAnObject != null) {
        paths.add(path);
      }
      nested.collectUnread(path + ".", paths);
    } else if (element == null
        && form instanceof JsonArray array
        && at < array.size()
        && !ModelReader.isNothing(array.get(at))) {
      paths.add(path);
    }
  }

  /**
   * {@return what is known of a row of a list that could not be read: a row that is no JSON object
   * (all its fields are absent then), or, where the caller asked for that, a row with any unread
   * field} {@code null} for every other model.
   */
  public final @Nullable UndecodableRow undecodable() {
    return undecodable;
  }

  /**
   * Marks the model as one that could not be read in full.
   *
   * @param row what is known of it
   */
  public final void markUndecodable(UndecodableRow row) {
    undecodable = Objects.requireNonNull(row, "row");
  }

  /** Makes this the stand-in of something that is no object. */
  final void standFor(JsonElement other) {
    notAnObject = other;
    undecodable = new UndecodableRow(other.toString(), List.of());
  }

  /** What the model stands for when it is no object. */
  final @Nullable JsonElement notAnObject() {
    return notAnObject;
  }

  /**
   * {@return whether the field came, or will be sent, as an explicit JSON null}
   *
   * @param name the name on the wire
   */
  public final boolean isNull(String name) {
    int index = fieldIndex(name);
    return index >= 0 && isNull(index);
  }

  /** {@return the model as compact JSON text: only what is set, nulls only where explicit} */
  public final String toJson() {
    StringWriter text = new StringWriter();
    try {
      ModelWriter.write(this, new JsonWriter(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // cannot come from memory
    }
    return text.toString();
  }

  /** Reads the members of the object that {@code in} stands before. */
  void readMembers(ModelReader in) throws IOException {
    JsonReader json = in.json();
    in.trace().enter(this);
    json.beginObject();
    String[] names = fieldNames();
    int expected = 0;
    while (json.hasNext()) {
      String name = json.nextName();
      // Rows have their fields in one order, mostly the description's.
      int index =
          expected < names.length && names[expected].equals(name) ? expected : fieldIndex(name);
      if (index >= 0) {
        expected = index + 1;
        readMember(index, name, in);
      } else {
        readUnknown(name, in);
      }
    }
    json.endObject();
    afterMembers(in);
    in.trace().leave();
  }

  /** Called when all members are read. */
  void afterMembers(ModelReader in) throws IOException {
    settle(in.trace());
    in.trace().require(this);
  }

  /** Puts right what only all members together tell. */
  void settle(ReadTrace trace) {}

  /** Reads an array, where the model can stand for one; else leaves it and returns false. */
  boolean readArray(ModelReader in) throws IOException {
    return false;
  }

  /**
   * The content whose members stand among those of this model and not under a name of their own.
   */
  @Nullable Model inlined() {
    return null;
  }

  /** Of two members of one name the later counts, so each leaves nothing of the one before. */
  final void readMember(int index, String name, ModelReader in) throws IOException {
    in.trace().member(index);
    boolean isNull = in.json().peek() == JsonToken.NULL;
    readField(index, in);
    markNull(index, isNull);
    JsonElement odd = in.takeOdd();
    if (raw != null) {
      forgetForm(name);
    }
    if (odd == null || isNull) {
      return;
    }
    if (raw == null) {
      raw = new LinkedHashMap<>();
    }
    raw.put(name, odd);
    if (in.tookUnread()) {
      if (unread == null) {
        unread = new HashSet<>();
      }
      unread.add(name);
    }
  }

  /** Whether {@code value} is what reading the field from {@code json} gives. */
  final boolean isReadFrom(JsonElement json, int index, Object value) throws IOException {
    Model fresh = newModel();
    ModelReader.readTree(
        json,
        in -> {
          in.trace().enter(fresh);
          fresh.readMember(index, fieldNames()[index], in);
          fresh.settle(in.trace());
          return fresh;
        });
    boolean[] equal = new boolean[1];
    fresh.visitFields(
        (at, read) -> {
          if (at == index) {
            equal[0] = value.equals(read);
          }
        });
    return equal[0];
  }

  void readUnknown(String name, ModelReader in) throws IOException {
    in.trace().unknownMember(name);
    keepUnknown(name, in.nextTree());
  }

  final void keepUnknown(String name, JsonElement value) {
    if (unknown == null) {
      unknown = new LinkedHashMap<>();
    }
    unknown.put(name, value);
  }

  final void moveUnknownTo(Model other) {
    if (unknown != null) {
      unknown.forEach(other::keepUnknown);
      unknown = null;
    }
  }

  final boolean isNull(int index) {
    if (index < Long.SIZE) {
      return (nulls & bit(index)) != 0;
    }
    int word = index / Long.SIZE - 1;
    return furtherNulls != null && (furtherNulls[word] & bit(index)) != 0;
  }

  private void markNull(int index, boolean isNull) {
    if (index < Long.SIZE) {
      nulls = isNull ? nulls | bit(index) : nulls & ~bit(index);
      return;
    }
    if (furtherNulls == null) {
      if (!isNull) {
        return;
      }
      furtherNulls = new long[(fieldNames().length - 1) / Long.SIZE];
    }
    int word = index / Long.SIZE - 1;
    furtherNulls[word] =
        isNull ? furtherNulls[word] | bit(index) : furtherNulls[word] & ~bit(index);
  }

  private static long bit(int index) {
    return 1L << (index % Long.SIZE);
  }

  /** Everything that makes two models equal, in one list. */
  private List<@Nullable Object> parts() {
    List<@Nullable Object> parts = new ArrayList<>();
    try {
      visitFields(
          (index, value) -> {
            parts.add(value);
            parts.add(value == null && isNull(index) ? Boolean.TRUE : formOfUnread(index, value));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the visitor above throws none
    }
    parts.add(unknownFields());
    parts.add(notAnObject);
    return parts;
  }

  /** The raw form of a field, if it says more than the value does. */
  private @Nullable JsonElement formOfUnread(int index, @Nullable Object value) {
    JsonElement form = raw == null ? null : raw.get(fieldNames()[index]);
    return form != null && (value == null || (value instanceof List<?> list && list.contains(null)))
        ? form
        : null;
  }

  /**
   * Equal when of one type and equal in every field, explicit nulls and unknown fields included.
   * One value in two forms (412 and "412") is equal; what could not be read counts by its raw form.
   */
  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other != null
            && other.getClass() == getClass()
            && parts().equals(((Model) other).parts()));
  }

  @Override
  public final int hashCode() {
    return parts().hashCode();
  }

  /** The names of the fields that are set, never their values: rows hold personal data. */
  @Override
  public final String toString() {
    List<String> names = new ArrayList<>();
    try {
      visitFields(
          (index, value) -> {
            if (value != null) {
              names.add(fieldNames()[index]);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the visitor above throws none
    }
    names.addAll(unknownFields().keySet());
    return getClass().getSimpleName() + names;
  }
}
