package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a request and gathers what is wrong with them, field by field. */
final class Input {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final JsonObject json;
  private final String prefix;
  private final Map<String, List<String>> complaints;

  Input(JsonObject json) {
    this(json, "", new LinkedHashMap<>());
  }

  private Input(JsonObject json, String prefix, Map<String, List<String>> complaints) {
    this.json = json;
    this.prefix = prefix;
    this.complaints = complaints;
  }

  /** Reads an element of an array on its own: its complaints stay with it. */
  static Input separate(JsonElement element) {
    Input input = new Input(element.isJsonObject() ? element.getAsJsonObject() : new JsonObject());
    if (!element.isJsonObject()) {
      input.complain("item", "must be an object");
    }
    return input;
  }

  JsonObject json() {
    return json;
  }

  boolean has(String name) {
    return json.has(name) && !isBlank(json.get(name));
  }

  @Nullable JsonElement get(String name) {
    return json.get(name);
  }

  /** The text of a field; null when absent, null or blank. A number counts as its digits. */
  @Nullable String text(String name) {
    if (!has(name)) {
      return null;
    }
    JsonElement value = json.get(name);
    if (!value.isJsonPrimitive() || value.getAsJsonPrimitive().isBoolean()) {
      complain(name, "must be a string");
      return null;
    }
    return value.getAsString();
  }

  String requiredText(String name) {
    if (!has(name)) {
      complainRequired(name);
      return "";
    }
    String text = text(name);
    return text == null ? "" : text;
  }

  @Nullable String limitedText(String name, int characters) {
    String text = text(name);
    if (text != null && text.length() > characters) {
      complain(name, "may not be greater than " + characters + " characters");
    }
    return text;
  }

  @Nullable String email(String name) {
    String text = text(name);
    if (text != null && !EMAIL.matcher(text).matches()) {
      complain(name, "must be a valid email address");
    }
    return text;
  }

  boolean flag(String name, boolean byDefault) {
    if (!has(name)) {
      return byDefault;
    }
    JsonElement value = json.get(name);
    String text = value.isJsonPrimitive() ? value.getAsString() : "";
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> {
        complain(name, "must be true or false");
        yield byDefault;
      }
    };
  }

  int integer(String name, int byDefault, int minimum) {
    if (!has(name)) {
      return byDefault;
    }
    JsonElement value = json.get(name);
    try {
      int number = value.isJsonPrimitive() ? value.getAsJsonPrimitive().getAsInt() : minimum - 1;
      if (!value.isJsonPrimitive() || !value.getAsString().matches("-?\\d+")) {
        complain(name, "must be an integer");
      } else if (number < minimum) {
        complain(name, "must be at least " + minimum);
      } else {
        return number;
      }
    } catch (NumberFormatException e) {
      complain(name, "must be an integer");
    }
    return byDefault;
  }

  /** An object field, where an empty array stands for an empty object; empty when absent. */
  JsonObject object(String name) {
    if (!json.has(name) || json.get(name).isJsonNull()) {
      return new JsonObject();
    }
    JsonElement value = json.get(name);
    if (value.isJsonObject()) {
      return value.getAsJsonObject();
    }
    if (!(value.isJsonArray() && value.getAsJsonArray().isEmpty())) {
      complain(name, "must be an array");
    }
    return new JsonObject();
  }

  JsonArray array(String name) {
    if (!json.has(name) || json.get(name).isJsonNull()) {
      return new JsonArray();
    }
    JsonElement value = json.get(name);
    if (!value.isJsonArray()) {
      complain(name, "must be an array");
      return new JsonArray();
    }
    return value.getAsJsonArray();
  }

  JsonArray requiredArray(String name) {
    if (!has(name)) {
      complainRequired(name);
    }
    return array(name);
  }

  /** The fields of a nested object, whose complaints are reported under {@code name.field}. */
  Input requiredChild(String name) {
    if (!has(name)) {
      complainRequired(name);
    }
    return new Input(object(name), prefix + name + ".", complaints);
  }

  void complain(String name, String rule) {
    complaints
        .computeIfAbsent(prefix + name, key -> new ArrayList<>())
        .add("The " + spoken(name) + " " + rule + ".");
  }

  void complainRequired(String name) {
    complain(name, "field is required");
  }

  void complainUnknown(String name) {
    complaints
        .computeIfAbsent(prefix + name, key -> new ArrayList<>())
        .add("The selected " + spoken(name) + " is invalid.");
  }

  boolean isValid() {
    return complaints.isEmpty();
  }

  void rejectIfInvalid(ErrorAnswers errors) {
    if (!isValid()) {
      throw new Rejection(errors.invalid(complaints));
    }
  }

  private String spoken(String name) {
    return prefix + name.replace('_', ' ');
  }

  private static boolean isBlank(JsonElement value) {
    if (value instanceof JsonPrimitive) {
      return value.getAsString().isBlank();
    }
    return value.isJsonNull()
        || (value.isJsonObject() && value.getAsJsonObject().isEmpty())
        || (value.isJsonArray() && value.getAsJsonArray().isEmpty());
  }
}
