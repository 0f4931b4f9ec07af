package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings schemas into the forms that the templates express: a reference, a scalar, an open enum of
 * texts, a list, an object with properties, free JSON. Examples are left out, and so is what says
 * nothing about a type but for ranges and defaults, which go into the Javadoc.
 */
public final class Schemas {
  private static final Set<String> KEPT_FORMATS = Set.of("date-time", "date", "int32", "int64");
  private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
  // For the Javadoc alone.
  private static final List<String> RANGES =
      List.of("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems");
  private static final int DEEPEST_COMPOSITION = 20;

  private final References references;
  private final List<String> notes;

  /** Notes what it cannot express in the list. */
  public Schemas(References references, List<String> notes) {
    this.references = references;
    this.notes = notes;
  }

  /** Returns the component schemas under their Java names. */
  Map<String, @Nullable Object> components(
      Map<String, @Nullable Object> source, SchemaNames names) {
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    Members.member(Members.member(source, "components"), "schemas")
        .forEach(
            (name, schema) -> {
              Map<String, @Nullable Object> simple = simplified(schema, "schema " + name);
              simple.put("x-vendor-name", name);
              components.put(names.of(name), simple);
            });
    return components;
  }

  /**
   * Returns what a schema says of a type, in an object of its own.
   *
   * @param place where it stands, for the notes
   */
  public Map<String, @Nullable Object> simplified(@Nullable Object schema, String place) {
    Map<String, @Nullable Object> merged = merged(schema, place, 0);
    String reference = References.of(merged);
    if (reference != null) {
      return simplifiedReference(reference, place);
    }
    Map<String, @Nullable Object> simple = new LinkedHashMap<>();
    merged.forEach(
        (name, value) -> {
          if (name.equals("description")
              || name.equals("deprecated")
              || name.startsWith("x-client-")
              || isOurs(name)) {
            simple.put(name, JsonTree.copy(value));
          }
        });
    String type = type(merged, place);
    if (isNullable(merged)) {
      simple.put("nullable", true);
    }
    for (String range : RANGES) {
      if (!type.isEmpty() && merged.get(range) instanceof Number) {
        simple.put(range, merged.get(range));
      }
    }
    if (isOfType(merged.get("default"), type) && !merged.containsKey("format")) {
      simple.put("default", merged.get("default"));
    }
    switch (type) {
      case "object" -> object(merged, simple, place);
      case "array" -> {
        simple.put("type", "array");
        simple.put("items", simplified(merged.get("items"), place + "[]"));
      }
      case "" -> {}
      default -> scalar(merged, simple, type);
    }
    return simple;
  }

  private static boolean isOurs(String name) {
    return name.equals("x-page-of")
        || name.equals("x-envelope")
        || name.equals("x-envelope-type")
        || name.equals("x-envelope-accessor")
        || name.equals("x-clearable")
        || name.equals("x-or-object");
  }

  /** A reference to a component stays one; any other is replaced by a copy of what it leads to. */
  private Map<String, @Nullable Object> simplifiedReference(String reference, String place) {
    Map<String, @Nullable Object> target = new LinkedHashMap<>();
    target.put("$ref", reference);
    if (References.schemaName(target) != null && references.find(reference) != null) {
      return target;
    }
    Object found = references.find(reference);
    if (found == null || place.length() > 500) {
      notes.add(
          place + ": refers to " + reference + ", which is not there; free JSON stands for it");
      return new LinkedHashMap<>();
    }
    return simplified(found, place);
  }

  /** Returns the schema with its compositions resolved: one that has no allOf, oneOf or anyOf. */
  private Map<String, @Nullable Object> merged(@Nullable Object schema, String place, int depth) {
    if (!JsonTree.isObject(schema)) {
      return new LinkedHashMap<>(); // true, or nothing: anything goes
    }
    Map<String, @Nullable Object> own = new LinkedHashMap<>(JsonTree.object(schema));
    if (References.of(own) != null) {
      Map<String, @Nullable Object> reference = new LinkedHashMap<>();
      reference.put("$ref", own.get("$ref"));
      return reference; // what stands beside a reference means nothing in 3.0 and no other type in
      // 3.1
    }
    if (own.containsKey("const") && !own.containsKey("enum")) {
      List<@Nullable Object> only = new ArrayList<>();
      only.add(own.get("const"));
      own.put("enum", only);
    }
    if (depth > DEEPEST_COMPOSITION) {
      notes.add(place + ": composed of itself; free JSON stands for it");
      return new LinkedHashMap<>();
    }
    List<@Nullable Object> all = Members.entries(own, "allOf");
    if (!all.isEmpty()) {
      own.remove("allOf");
      return all(own, all, place, depth);
    }
    for (String kind : List.of("oneOf", "anyOf")) {
      List<@Nullable Object> alternatives = Members.entries(own, kind);
      if (!alternatives.isEmpty()) {
        own.remove(kind);
        return oneOf(own, alternatives, place, depth);
      }
    }
    return own;
  }

  private Map<String, @Nullable Object> all(
      Map<String, @Nullable Object> own, List<@Nullable Object> parts, String place, int depth) {
    boolean saysNothing = !own.containsKey("properties") && !own.containsKey("type");
    if (parts.size() == 1 && saysNothing && References.of(parts.get(0)) != null) {
      return merged(parts.get(0), place, depth + 1);
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    Set<@Nullable Object> required = new LinkedHashSet<>();
    Map<String, @Nullable Object> whole = new LinkedHashMap<>();
    List<@Nullable Object> members = new ArrayList<>(parts);
    members.add(own);
    for (Object part : members) {
      Map<String, @Nullable Object> member = merged(references.resolve(part), place, depth + 1);
      if (References.of(member) != null) {
        member = merged(references.resolve(member), place, depth + 1);
      }
      String type = Members.text(member, "type");
      if (!type.isEmpty()
          && !type.equals("object")
          && whole.getOrDefault("type", type).equals(type)) {
        member.forEach(whole::putIfAbsent);
      } else {
        properties.putAll(Members.member(member, "properties"));
        required.addAll(Members.entries(member, "required"));
      }
    }
    own.forEach(whole::put);
    if (!properties.isEmpty()) {
      whole.put("type", "object");
      whole.put("properties", properties);
      whole.put("required", new ArrayList<>(required));
    }
    return whole;
  }

  private Map<String, @Nullable Object> oneOf(
      Map<String, @Nullable Object> own,
      List<@Nullable Object> alternatives,
      String place,
      int depth) {
    List<@Nullable Object> real = alternatives.stream().filter(one -> !isNull(one)).toList();
    if (real.size() == 1) {
      Map<String, @Nullable Object> only =
          new LinkedHashMap<>(merged(real.get(0), place, depth + 1));
      if (References.of(only) == null) {
        own.forEach(only::putIfAbsent);
        if (real.size() < alternatives.size()) {
          only.put("nullable", true);
        }
      }
      return only;
    }
    if (Members.member(own, "properties").isEmpty()) {
      if (real.stream()
          .allMatch(one -> Members.text(references.object(one), "type").equals("string"))) {
        return textOf(own, real);
      }
      notes.add(place + ": one of " + real.size() + " forms; free JSON stands for it");
      own.keySet().retainAll(Set.of("description", "nullable"));
    }
    return own; // alternatives beside properties only say which of them go together
  }

  /** Texts of several kinds are a text, of listed values when every kind lists them. */
  private Map<String, @Nullable Object> textOf(
      Map<String, @Nullable Object> own, List<@Nullable Object> kinds) {
    Map<String, @Nullable Object> text = new LinkedHashMap<>(own);
    text.put("type", "string");
    Set<@Nullable Object> values = new LinkedHashSet<>();
    for (Object kind : kinds) {
      List<@Nullable Object> listed = Members.entries(references.object(kind), "enum");
      if (listed.isEmpty()) {
        return text;
      }
      values.addAll(listed);
    }
    text.put("enum", new ArrayList<>(values));
    return text;
  }

  private static boolean isNull(@Nullable Object schema) {
    return JsonTree.isObject(schema) && "null".equals(JsonTree.object(schema).get("type"));
  }

  private static boolean isNullable(Map<String, @Nullable Object> schema) {
    return Boolean.TRUE.equals(schema.get("nullable"))
        || Members.entries(schema, "type").contains("null")
        || Members.entries(schema, "enum").contains(null);
  }

  /** Returns the one type that a schema has, "" when it may be anything. */
  private String type(Map<String, @Nullable Object> schema, String place) {
    Object declared = schema.get("type");
    if (JsonTree.isList(declared)) {
      List<@Nullable Object> types =
          JsonTree.list(declared).stream().filter(type -> !"null".equals(type)).toList();
      if (types.size() != 1) {
        notes.add(place + ": of type " + types + "; free JSON stands for it");
        return "";
      }
      declared = types.get(0);
    }
    if (declared instanceof String type) {
      return type.equals("object") || type.equals("array") || SCALARS.contains(type) ? type : "";
    }
    if (schema.containsKey("properties")) {
      return "object";
    }
    if (schema.containsKey("items")) {
      return "array";
    }
    List<@Nullable Object> values = Members.entries(schema, "enum");
    return !values.isEmpty()
            && values.stream().allMatch(value -> value == null || value instanceof String)
            && values.stream().anyMatch(String.class::isInstance)
        ? "string"
        : "";
  }

  private static boolean isOfType(@Nullable Object value, String type) {
    return switch (type) {
      case "string" -> value instanceof String;
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof BigInteger;
      case "number" -> value instanceof Number;
      default -> false;
    };
  }

  private void object(
      Map<String, @Nullable Object> schema, Map<String, @Nullable Object> simple, String place) {
    simple.put("type", "object");
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    Set<String> used = new HashSet<>();
    Members.member(schema, "properties")
        .forEach(
            (name, property) -> {
              String field = place + "." + name;
              String java = Words.camel(name);
              Map<String, @Nullable Object> type = simplified(property, field);
              if (!Words.canStandInText(name)) {
                notes.add(field + ": not a name for Java; it is kept among the unknown fields");
              } else if (used.add(java.isEmpty() ? name : java) && !clashesWithModel(java, type)) {
                properties.put(name, type);
              } else {
                notes.add(field + ": its Java name is taken; it is kept among the unknown fields");
              }
            });
    if (properties.isEmpty()) {
      return;
    }
    simple.put("properties", properties);
    List<@Nullable Object> required = new ArrayList<>(Members.entries(schema, "required"));
    required.retainAll(properties.keySet());
    if (!required.isEmpty()) {
      simple.put("required", required);
    }
  }

  // A setter that every model already has as a method, with another answer.
  private static boolean clashesWithModel(String java, Map<String, @Nullable Object> type) {
    return (java.equals("rawField") || java.equals("isNull")) && "string".equals(type.get("type"));
  }

  private static void scalar(
      Map<String, @Nullable Object> schema, Map<String, @Nullable Object> simple, String type) {
    simple.put("type", type);
    String format = Members.text(schema, "format");
    if (KEPT_FORMATS.contains(format)
        && format.startsWith("int") == type.equals("integer")
        && !type.equals("number")) {
      simple.put("format", format);
    }
    Set<@Nullable Object> values = new LinkedHashSet<>(Members.entries(schema, "enum"));
    boolean hadNull = values.remove(null);
    if (type.equals("string")
        && !values.isEmpty()
        && values.stream().allMatch(String.class::isInstance)) {
      simple.remove("format");
      simple.put("enum", new ArrayList<>(values));
      List<@Nullable Object> names = EnumNames.of(values);
      if (!names.isEmpty()) {
        simple.put("x-enum-varnames", names);
      }
    }
    if (hadNull) {
      simple.put("nullable", true);
    }
  }
}
