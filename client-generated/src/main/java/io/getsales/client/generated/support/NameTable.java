package io.getsales.client.generated.support;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names met in one text, each made once. Rows have their members in one order, so that the name
 * that follows a name is nearly always the one that followed it before: it is only compared then,
 * and not searched.
 */
final class NameTable {
  /** Where ids or emails stand as names there would be no end of them. */
  private static final int MOST_NAMES = 512;

  private static final int LONGEST_NAME = 64;
  private static final int SLOTS = 128;

  private final @Nullable Name[] slots = new Name[SLOTS];
  private Name last = new Name(new byte[0], null);
  private int size;

  /** A name as it stands in the text. */
  static final class Name {
    private final byte[] bytes;
    private final String name;
    private final @Nullable Name inSlot;
    private @Nullable Name follower;

    private Name(byte[] bytes, @Nullable Name inSlot) {
      this.bytes = bytes;
      this.name = new String(bytes, StandardCharsets.UTF_8);
      this.inSlot = inSlot;
    }

    int length() {
      return bytes.length;
    }

    /** Whether it stands at a place of the text, and a quote behind it. */
    boolean standsIn(byte[] text, int start, int end) {
      int stop = start + bytes.length;
      return stop < end
          && text[stop] == '"'
          && Arrays.equals(text, start, stop, bytes, 0, bytes.length);
    }

    private boolean is(byte[] text, int start, int stop) {
      return Arrays.equals(text, start, stop, bytes, 0, bytes.length);
    }
  }

  /** What followed the name of the last call, when it was met before. */
  @Nullable Name expected() {
    return last.follower;
  }

  /** The expected name came. */
  String isNext(Name expected) {
    last = expected;
    return expected.name;
  }

  /** Another name came; it has no escapes. */
  String find(byte[] text, int start, int stop) {
    int hash = 0;
    for (int at = start; at < stop; at++) {
      hash = 31 * hash + text[at];
    }
    int slot = (hash ^ hash >>> 15) & (SLOTS - 1);
    for (Name name = slots[slot]; name != null; name = name.inSlot) {
      if (name.is(text, start, stop)) {
        last.follower = name;
        last = name;
        return name.name;
      }
    }
    if (size == MOST_NAMES || stop - start > LONGEST_NAME) {
      return new String(text, start, stop - start, StandardCharsets.UTF_8);
    }
    Name name = new Name(Arrays.copyOfRange(text, start, stop), slots[slot]);
    slots[slot] = name;
    size++;
    last.follower = name;
    last = name;
    return name.name;
  }
}
