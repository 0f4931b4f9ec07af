package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query of a request, read the way PHP reads it: {@code filter[key]=a} is a value, {@code
 * filter[key][]=a} an item of an array, {@code filter[key][>=]=a} an operator.
 */
final class QueryString {
  private static final Pattern FILTER =
      Pattern.compile("filter\\[([^\\]]+)\\](?:\\[([^\\]]*)\\])?");

  private final Map<String, List<String>> parameters;

  private QueryString(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  static QueryString parse(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
      }
    }
    return new QueryString(parameters);
  }

  /** Decoded names and values in the order of their arrival. */
  Map<String, List<String>> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  /** The parameters without a bracket, the last of each name. */
  JsonObject plain() {
    JsonObject plain = new JsonObject();
    parameters.forEach(
        (name, values) -> {
          if (name.indexOf('[') < 0) {
            plain.addProperty(name, values.get(values.size() - 1));
          }
        });
    return plain;
  }

  /** What the {@code filter[...]} parameters say, in the form of the body's filter object. */
  JsonObject filter() {
    JsonObject filter = new JsonObject();
    parameters.forEach(
        (name, values) -> {
          Matcher matcher = FILTER.matcher(name);
          if (matcher.matches()) {
            for (String value : values) {
              add(filter, matcher.group(1), matcher.group(2), value);
            }
          }
        });
    return filter;
  }

  private static void add(JsonObject filter, String key, String inner, String value) {
    if (inner == null) {
      filter.addProperty(key, value);
    } else if (inner.isEmpty() || inner.chars().allMatch(Character::isDigit)) {
      JsonElement present = filter.get(key);
      JsonArray items = present instanceof JsonArray array ? array : new JsonArray();
      items.add(value);
      filter.add(key, items);
    } else {
      JsonElement present = filter.get(key);
      JsonObject operators = present instanceof JsonObject object ? object : new JsonObject();
      operators.addProperty(inner, value);
      filter.add(key, operators);
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
