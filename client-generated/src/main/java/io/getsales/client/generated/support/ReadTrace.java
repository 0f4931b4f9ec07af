package io.getsales.client.generated.support;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of one answer stands, and what in it was not as described. Everything it tells
 * is made of described names and list indexes; the one exception is the names of unknown fields,
 * which only {@link #forEachOddity} shows. It never holds a value.
 *
 * <p>Made for one answer. Not thread-safe.
 */
public final class ReadTrace {
  /** Of one object so many unknown names are told apart; the rest count as {@link #OTHER_NAMES}. */
  static final int MOST_UNKNOWN_NAMES = 32;

  /** Stands for unknown names that cannot be told apart, or may be data rather than names. */
  static final String OTHER_NAMES = "*";

  private static final int LONGEST_NAME = 64;
  private static final int USUAL_DEPTH = 8;

  /** In place of a field's index: no field yet, and one that the description does not know. */
  private static final int NONE = -1;

  private static final int UNKNOWN = -2;

  private @Nullable Model[] models = new Model[USUAL_DEPTH];
  private @Nullable Model[] outsides = new Model[USUAL_DEPTH];
  private int[] fields = new int[USUAL_DEPTH];
  private int[] elements = new int[USUAL_DEPTH];
  private int depth = -1;
  private boolean isBareArray;
  private @Nullable Scope scope;
  private @Nullable String firstUnread;
  private @Nullable Model required;
  private final FieldVisitor requirements = this::visitRequired;

  private ReadTrace(@Nullable Scope scope) {
    this.scope = scope;
  }

  /**
   * Knows where the reading stands, counts nothing.
   *
   * @return the trace
   */
  public static ReadTrace plain() {
    return new ReadTrace(null);
  }

  /**
   * Counts what is not as described, too.
   *
   * @return the trace
   */
  public static ReadTrace counting() {
    return new ReadTrace(new Scope(null, null, ""));
  }

  /** Takes what was counted. */
  @FunctionalInterface
  public interface OdditySink {
    /**
     * Takes one count.
     *
     * @param oddity what was met
     * @param path from {@code $}, in names, with {@code []} for every element of a list
     * @param count 1 or more
     */
    void accept(Oddity oddity, String path, long count);
  }

  /**
   * Shows what was counted so far; nothing when nothing is counted.
   *
   * @param sink takes the counts
   */
  public void forEachOddity(OdditySink sink) {
    Scope root = scope;
    if (root == null) {
      return;
    }
    while (root.parent != null) {
      root = root.parent;
    }
    root.show("$", sink);
  }

  /**
   * {@return the place reached, such as {@code $.data[3].lead.created_at}; {@code .*} stands for a
   * field that the description does not know}
   */
  public String path() {
    StringBuilder path = new StringBuilder("$");
    for (int level = 0; level <= depth && fields[level] != NONE; level++) {
      if (level > 0 || !isBareArray) {
        path.append('.').append(name(level));
      }
      if (elements[level] >= 0) {
        path.append('[').append(elements[level]).append(']');
      }
    }
    return path.toString();
  }

  /** The described name of the current field; those of the models are constants. */
  private String name(int level) {
    Model model = outsides[level] != null ? outsides[level] : models[level];
    int field = fields[level];
    return model == null || field < 0 ? OTHER_NAMES : model.fieldNames()[field];
  }

  /** {@return the place of the first value that could not be read; null when all could} */
  public @Nullable String firstUnread() {
    return firstUnread;
  }

  boolean isCounting() {
    return scope != null;
  }

  /** An object begins, to be read into {@code model}. */
  void enter(Model model) {
    if (scope != null && depth >= 0) {
      scope = scope.child(name(depth), elements[depth] >= 0);
    }
    depth++;
    if (depth == fields.length) {
      models = Arrays.copyOf(models, 2 * depth);
      outsides = Arrays.copyOf(outsides, 2 * depth);
      fields = Arrays.copyOf(fields, 2 * depth);
      elements = Arrays.copyOf(elements, 2 * depth);
    }
    models[depth] = model;
    outsides[depth] = null;
    fields[depth] = NONE;
    elements[depth] = NONE;
  }

  /** The object ends. */
  void leave() {
    depth--;
    if (scope != null && scope.parent != null) {
      scope = scope.parent;
    }
  }

  /** The answer is an array that stands for its object's list. */
  void bareArray() {
    isBareArray = depth == 0;
  }

  /** A described field of the current object comes. */
  void member(int field) {
    fields[depth] = field;
  }

  /** The fields that come are those of {@code content}, which stands here without its envelope. */
  void beginOutside(Model content) {
    outsides[depth] = content;
  }

  /** The fields that come are the current object's own again. */
  void endOutside() {
    outsides[depth] = null;
    fields[depth] = NONE;
  }

  /** A field of the current object comes that the description does not know. */
  void unknownMember(String name) {
    fields[depth] = UNKNOWN;
    if (scope != null) {
      scope.countUnknown(name);
    }
  }

  /** An element of the current field's list comes. */
  void element(int index) {
    if (depth >= 0) {
      elements[depth] = index;
    }
  }

  /** The current field's list ends. */
  void endOfElements() {
    element(NONE);
  }

  /** The value just read was of another type than described. */
  void mismatch(boolean isRead) {
    if (!isRead && firstUnread == null) {
      firstUnread = path();
    }
    count(Oddity.TYPE_MISMATCH);
  }

  /** The value just read is none of the described ones. */
  void unknownEnumValue() {
    count(Oddity.UNKNOWN_ENUM_VALUE);
  }

  /** Counts what {@code model} requires and does not have. */
  void require(Model model) throws IOException {
    if (scope != null) {
      required = model;
      model.visitRequired(requirements);
    }
  }

  private void visitRequired(int index, @Nullable Object value) {
    Model model = required;
    if (value == null && model != null && scope != null) {
      String name = model.fieldNames()[index];
      if (model.rawField(name) == null) {
        scope.count(Oddity.MISSING_REQUIRED_FIELD, name, false);
      }
    }
  }

  private void count(Oddity oddity) {
    if (scope != null && depth >= 0) {
      scope.count(oddity, name(depth), elements[depth] >= 0);
    }
  }

  /** The counts of the objects at one described place. */
  private static final class Scope {
    private final @Nullable Scope parent;
    private final String step;
    private final @Nullable String name;
    private @Nullable Scope firstChild;
    private @Nullable Scope next;
    private @Nullable Count firstUnknown;
    private @Nullable Count expected;
    private int unknownNames;
    private @Nullable Count firstOther;

    Scope(@Nullable Scope parent, @Nullable String name, String step) {
      this.parent = parent;
      this.name = name;
      this.step = step;
    }

    /** Names are constants of the models; few fields of a model hold models. */
    Scope child(String childName, boolean isElement) {
      for (Scope child = firstChild; child != null; child = child.next) {
        if (child.name == childName) {
          return child;
        }
      }
      Scope child =
          new Scope(this, childName, isElement ? "." + childName + "[]" : "." + childName);
      child.next = firstChild;
      firstChild = child;
      return child;
    }

    /** Rows have their fields in one order, so that the next name is nearly always the expected. */
    void countUnknown(String field) {
      Count count = expected;
      if (count == null || !count.field.equals(field)) {
        count = unknownCount(field);
      }
      count.number++;
      expected = count.next != null ? count.next : firstUnknown;
    }

    private Count unknownCount(String field) {
      Count last = null;
      for (Count count = firstUnknown; count != null; count = count.next) {
        if (count.field.equals(field)) {
          return count;
        }
        last = count;
      }
      boolean isTold = unknownNames < MOST_UNKNOWN_NAMES && looksLikeAName(field);
      if (!isTold && !field.equals(OTHER_NAMES)) {
        return unknownCount(OTHER_NAMES);
      }
      Count count = new Count(Oddity.UNKNOWN_FIELD, field, false);
      unknownNames++;
      if (last == null) {
        firstUnknown = count;
      } else {
        last.next = count;
      }
      return count;
    }

    void count(Oddity oddity, String field, boolean isElement) {
      Count count = firstOther;
      while (count != null
          && (count.field != field || count.oddity != oddity || count.isElement != isElement)) {
        count = count.next;
      }
      if (count == null) {
        count = new Count(oddity, field, isElement);
        count.next = firstOther;
        firstOther = count;
      }
      count.number++;
    }

    void show(String before, OdditySink sink) {
      String path = before + step;
      show(path, firstUnknown, sink);
      show(path, firstOther, sink);
      for (Scope child = firstChild; child != null; child = child.next) {
        child.show(path, sink);
      }
    }

    private static void show(String path, @Nullable Count first, OdditySink sink) {
      for (Count count = first; count != null; count = count.next) {
        String place = path + "." + count.field + (count.isElement ? "[]" : "");
        sink.accept(count.oddity, place, count.number);
      }
    }

    /** An email address or an id as a key is data; a field's name is a word of an identifier. */
    private static boolean looksLikeAName(String name) {
      if (name.isEmpty() || name.length() > LONGEST_NAME || !isLetter(name.charAt(0))) {
        return false;
      }
      int digits = 0;
      for (int at = 0; at < name.length(); at++) {
        char c = name.charAt(at);
        boolean isDigit = c >= '0' && c <= '9';
        if (!isLetter(c) && !isDigit) {
          return false;
        }
        digits += isDigit ? 1 : 0;
      }
      return digits <= 4;
    }

    private static boolean isLetter(char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
  }

  private static final class Count {
    private final Oddity oddity;
    private final String field;
    private final boolean isElement;
    private @Nullable Count next;
    private long number;

    Count(Oddity oddity, String field, boolean isElement) {
      this.oddity = oddity;
      this.field = field;
      this.isElement = isElement;
    }
  }
}
