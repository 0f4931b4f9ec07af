package io.getsales.client.decoding;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Breaks answers, each time in another way and the same way for the same seed. */
final class Mutator {
  private static final List<String> ODD_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-0",
          "1e999999999",
          "-1E-999999999",
          "123456789012345678901234567890",
          "0.30000000000000004441",
          "\"\"",
          "\" \"",
          "\"NaN\"",
          "\"0000-00-00 00:00:00\"",
          "\"9999-99-99T99:99:99Z\"",
          "\"2024-02-30\"",
          "\"-2024-02-03T10:00:00+99:99\"",
          "\"1e99999999\"",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\\u0000\"",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "{\"0\":null}",
          "{\"1\":{},\"0\":[]}",
          "{\"\":\"\"}");
  private static final List<String> SCRAPS =
      List.of(
          "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u12", "nul", "NaN", "'", "//", "/*", "#",
          "\u0000", "\ufeff", "<html>", ")]}'\n", ";", "=>", "-", "1.", "tRue");

  private static final String SURROGATE = "@lone@";

  private final Random random;

  /** One way to break an answer. */
  enum Kind {
    DROP,
    RETYPE,
    TRUNCATE,
    DUPLICATE,
    NEST,
    HUGE_NUMBER,
    LONE_SURROGATE,
    LONG_TEXT
  }

  /** A value within a tree, by its container and name or index. */
  private record Slot(JsonElement container, String name, int index) {
    JsonElement value() {
      return container instanceof JsonObject object
          ? object.get(name)
          : container.getAsJsonArray().get(index);
    }

    void set(JsonElement value) {
      if (container instanceof JsonObject object) {
        object.add(name, value);
      } else {
        container.getAsJsonArray().set(index, value);
      }
    }

    void remove() {
      if (container instanceof JsonObject object) {
        object.remove(name);
      } else {
        container.getAsJsonArray().remove(index);
      }
    }
  }

  Mutator(long seed) {
    random = new Random(seed);
  }

  /** Breaks an answer at one random place, in the way asked for. */
  byte[] broken(String json, Kind kind) {
    if (kind == Kind.TRUNCATE) {
      byte[] text = json.getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(text, random.nextInt(text.length));
    }
    JsonElement tree = JsonParser.parseString(json);
    List<Slot> slots = new ArrayList<>();
    collect(tree, slots);
    Slot slot = any(slots);
    if (kind == Kind.DUPLICATE) {
      return duplicated(tree.toString(), slot).getBytes(StandardCharsets.UTF_8);
    }
    switch (kind) {
      case DROP -> slot.remove();
      case RETYPE -> slot.set(JsonParser.parseString(any(ODD_VALUES)));
      case NEST -> slot.set(nested(slot.value(), 1 + random.nextInt(400)));
      case HUGE_NUMBER ->
          slot.set(
              new JsonPrimitive(
                  new LazilyParsedNumber(
                      random.nextBoolean()
                          ? "9".repeat(400)
                          : "1e99" + random.nextInt(9_999_999))));
      case LONE_SURROGATE -> slot.set(new JsonPrimitive("a" + SURROGATE + "b"));
      default -> slot.set(new JsonPrimitive("x".repeat(1 << 20)));
    }
    String lone = random.nextBoolean() ? "\\ud83d" : "\\udc00\\ud83d";
    return tree.toString().replace(SURROGATE, lone).getBytes(StandardCharsets.UTF_8);
  }

  private static void collect(JsonElement tree, List<Slot> slots) {
    if (tree instanceof JsonObject object) {
      for (String name : object.keySet()) {
        slots.add(new Slot(object, name, -1));
        collect(object.get(name), slots);
      }
    } else if (tree instanceof JsonArray array) {
      for (int at = 0; at < array.size(); at++) {
        slots.add(new Slot(array, "", at));
        collect(array.get(at), slots);
      }
    }
  }

  /** The same name twice in one object, with another value; or an element twice. */
  private String duplicated(String json, Slot slot) {
    String container = slot.container().toString();
    String twice =
        slot.container() instanceof JsonObject
            ? "{"
                + new JsonPrimitive(slot.name())
                + ":"
                + any(ODD_VALUES)
                + ","
                + container.substring(1)
            : "[" + slot.value() + "," + container.substring(1);
    return json.replace(container, twice);
  }

  byte[] broken(String json) {
    JsonElement tree = JsonParser.parseString(json);
    for (int left = random.nextInt(4); left > 0; left--) {
      tree = changed(tree);
    }
    byte[] text = tree.toString().getBytes(StandardCharsets.UTF_8);
    return random.nextInt(3) == 0 ? damaged(text) : text;
  }

  /** Changes one value somewhere in the tree. */
  private JsonElement changed(JsonElement tree) {
    boolean isHere = random.nextInt(4) == 0;
    if (!isHere && tree instanceof JsonObject object && !object.isEmpty()) {
      String name = any(List.copyOf(object.keySet()));
      switch (random.nextInt(12)) {
        case 0 -> object.remove(name);
        case 1 -> object.add("later_" + random.nextInt(100), object.get(name).deepCopy());
        case 2 -> object.add(any(List.copyOf(object.keySet())), object.get(name).deepCopy());
        default -> object.add(name, changed(object.get(name)));
      }
      return object;
    }
    if (!isHere && tree instanceof JsonArray array && !array.isEmpty()) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(8)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at).deepCopy());
        case 2 -> {
          return withNumbersForNames(array);
        }
        default -> array.set(at, changed(array.get(at)));
      }
      return array;
    }
    return replacement(tree);
  }

  private static JsonObject withNumbersForNames(JsonArray array) {
    JsonObject object = new JsonObject();
    for (int at = 0; at < array.size(); at++) {
      object.add(String.valueOf(at), array.get(at));
    }
    return object;
  }

  private JsonElement replacement(JsonElement value) {
    return switch (random.nextInt(8)) {
      case 0 -> nested(value, 1 + random.nextInt(3));
      case 1 -> nested(value, 90 + random.nextInt(400));
      case 2 -> new JsonPrimitive("x".repeat(1 << random.nextInt(18)));
      case 3 -> new JsonPrimitive(value.isJsonPrimitive() ? value.getAsString() : "word");
      case 4 -> JsonNull.INSTANCE;
      default -> JsonParser.parseString(any(ODD_VALUES));
    };
  }

  private JsonElement nested(JsonElement value, int levels) {
    JsonElement nested = value;
    for (int i = 0; i < levels; i++) {
      if (random.nextBoolean()) {
        JsonArray array = new JsonArray();
        array.add(nested);
        nested = array;
      } else {
        JsonObject object = new JsonObject();
        object.asMap().putAll(Map.of(any(List.of("data", "lead", "uuid", "0", "x")), nested));
        nested = object;
      }
    }
    return nested;
  }

  /** Changes the text, so that it may be no JSON any more. */
  private byte[] damaged(byte[] text) {
    int at = random.nextInt(text.length + 1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (random.nextInt(6)) {
      case 0 -> out.write(text, 0, at);
      case 1 -> {
        out.write(text, 0, at);
        out.writeBytes(any(SCRAPS).getBytes(StandardCharsets.UTF_8));
        out.write(text, at, text.length - at);
      }
      case 2 -> {
        out.write(text, 0, at);
        out.write(0x80 + random.nextInt(128));
        out.write(text, at, text.length - at);
      }
      case 3 -> {
        int end = Math.min(text.length, at + random.nextInt(30));
        out.write(text, 0, end);
        out.write(text, at, text.length - at);
      }
      case 4 -> {
        out.write(text, 0, at);
        out.writeBytes("9".repeat(random.nextInt(5_000)).getBytes(StandardCharsets.UTF_8));
        out.write(text, at, text.length - at);
      }
      default -> {
        byte[] some = new byte[random.nextInt(64)];
        random.nextBytes(some);
        byte[] both = Arrays.copyOf(some, some.length + text.length - at);
        System.arraycopy(text, at, both, some.length, text.length - at);
        out.writeBytes(both);
      }
    }
    return out.toByteArray();
  }

  private <T> T any(List<T> values) {
    return new ArrayList<>(values).get(random.nextInt(values.size()));
  }
}
