package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the parameters of an operation into forms that Retrofit sends as described. */
final class Parameters {
  private static final Pattern IN_PATH = Pattern.compile("\\{([^{}]*)}");

  private final References references;
  private final Schemas schemas;
  private final List<String> notes;

  Parameters(References references, Schemas schemas, List<String> notes) {
    this.references = references;
    this.schemas = schemas;
    this.notes = notes;
  }

  /** Returns a path whose parameters have names that Retrofit takes. */
  static String plainPath(String path) {
    return IN_PATH
        .matcher(path)
        .replaceAll(match -> Matcher.quoteReplacement("{" + plainName(match.group(1)) + "}"));
  }

  private static String plainName(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return plain.matches("[A-Za-z].*") ? plain : "p" + plain;
  }

  /** Returns the parameters of an operation, with those that it has from its path. */
  List<@Nullable Object> of(
      String path,
      Map<String, @Nullable Object> item,
      Map<String, @Nullable Object> operation,
      String place) {
    Map<String, Map<String, @Nullable Object>> declared = new LinkedHashMap<>();
    for (Map<String, @Nullable Object> holder : List.of(item, operation)) {
      for (Object parameter : Members.entries(holder, "parameters")) {
        Map<String, @Nullable Object> one = references.object(parameter);
        declared.put(Members.text(one, "in") + " " + Members.text(one, "name"), one);
      }
    }
    List<@Nullable Object> prepared = new ArrayList<>();
    Set<String> inPath = new LinkedHashSet<>();
    IN_PATH.matcher(path).results().forEach(match -> inPath.add(match.group(1)));
    Set<String> missing = new LinkedHashSet<>(inPath);
    Set<String> javaNames = new HashSet<>();
    for (Map<String, @Nullable Object> one : declared.values()) {
      String name = Members.text(one, "name");
      if (Members.text(one, "in").equals("path")) {
        if (!inPath.contains(name)) {
          notes.add(
              place
                  + ": path parameter "
                  + name
                  + " left out, since the path has none of that name");
          continue;
        }
        missing.remove(name);
      }
      add(one, place + " " + name, javaNames, prepared);
    }
    for (String name : missing) {
      notes.add(place + ": path parameter " + name + " is not described; taken for a text");
      prepared.add(parameter("path", plainName(name), true, type("string")));
    }
    return prepared;
  }

  private void add(
      Map<String, @Nullable Object> one,
      String place,
      Set<String> javaNames,
      List<@Nullable Object> prepared) {
    String name = Members.text(one, "name");
    String in = Members.text(one, "in");
    boolean isRequired = in.equals("path") || Boolean.TRUE.equals(one.get("required"));
    if (in.equals("cookie")) {
      notes.add(place + ": cookie parameter left out; set the Cookie header instead");
      return;
    }
    Map<String, @Nullable Object> schema = type(one, place);
    if (!javaNames.add(Words.camel(name))) {
      notes.add(place + ": left out, since another parameter has its Java name");
      return;
    }
    if (isFlatObject(one, in, schema)) {
      flatten(one, place, javaNames, prepared);
      return;
    }
    Map<String, @Nullable Object> parameter =
        parameter(in, in.equals("path") ? plainName(name) : name, isRequired, schema);
    for (String member : List.of("description", "style", "explode", "deprecated")) {
      if (one.containsKey(member)) {
        parameter.put(member, one.get(member));
      }
    }
    if (schema.get("type") instanceof String type
        && !type.equals("object")
        && !type.equals("array")) {
      parameter.remove("style");
      parameter.remove("explode");
    }
    prepared.add(parameter);
  }

  private static Map<String, @Nullable Object> parameter(
      String in, String name, boolean isRequired, Map<String, @Nullable Object> schema) {
    Map<String, @Nullable Object> parameter = new LinkedHashMap<>();
    parameter.put("name", name);
    parameter.put("in", in);
    parameter.put("required", isRequired);
    parameter.put("schema", schema);
    return parameter;
  }

  private static Map<String, @Nullable Object> type(String type) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    return schema;
  }

  /** Whatever Retrofit would not send as described is a text, which the caller forms. */
  private Map<String, @Nullable Object> type(Map<String, @Nullable Object> one, String place) {
    Map<String, @Nullable Object> schema = schemas.simplified(one.get("schema"), place);
    Map<String, @Nullable Object> resolved =
        References.of(schema) == null
            ? schema
            : schemas.simplified(references.resolve(schema), place);
    String type = Members.text(resolved, "type");
    boolean isQuery = Members.text(one, "in").equals("query");
    if (type.equals("object") && isQuery && !one.containsKey("content")) {
      return deepObject(resolved);
    }
    if (type.equals("array") && isQuery && isExploded(one)) {
      Map<String, @Nullable Object> items = references.object(Members.member(resolved, "items"));
      Map<String, @Nullable Object> list = type("array");
      String itemType = Members.text(items, "type");
      list.put(
          "items",
          type(
              itemType.isEmpty() || itemType.equals("object") || itemType.equals("array")
                  ? "string"
                  : itemType));
      return list;
    }
    if (type.equals("integer") || type.equals("boolean")) {
      return resolved;
    }
    // Also for dates: java.time leaves out seconds that are zero.
    return Members.text(resolved, "format").isEmpty() && type.equals("string")
        ? resolved
        : type("string");
  }

  private static Map<String, @Nullable Object> deepObject(Map<String, @Nullable Object> resolved) {
    Map<String, @Nullable Object> schema = type("object");
    if (!Members.member(resolved, "properties").isEmpty()) {
      schema.put("properties", resolved.get("properties"));
    } else {
      schema.put("additionalProperties", true);
    }
    return schema;
  }

  private static boolean isExploded(Map<String, @Nullable Object> one) {
    String style = Members.text(one, "style");
    return (style.isEmpty() || style.equals("form")) && !Boolean.FALSE.equals(one.get("explode"));
  }

  private static boolean isFlatObject(
      Map<String, @Nullable Object> one, String in, Map<String, @Nullable Object> schema) {
    return in.equals("query")
        && "object".equals(schema.get("type"))
        && !Members.text(one, "style").equals("deepObject");
  }

  /** An object in form style is sent as one parameter for each of its properties. */
  private void flatten(
      Map<String, @Nullable Object> one,
      String place,
      Set<String> javaNames,
      List<@Nullable Object> prepared) {
    Map<String, @Nullable Object> properties =
        Members.member(references.object(one.get("schema")), "properties");
    if (properties.isEmpty() || !isExploded(one)) {
      notes.add(place + ": an object in this style is taken for a text");
      prepared.add(
          parameter(
              "query",
              Members.text(one, "name"),
              Boolean.TRUE.equals(one.get("required")),
              type("string")));
      return;
    }
    properties.forEach(
        (name, property) -> {
          Map<String, @Nullable Object> each = new LinkedHashMap<>();
          each.put("name", name);
          each.put("in", "query");
          each.put("schema", property);
          if (JsonTree.isObject(property) && JsonTree.object(property).containsKey("description")) {
            each.put("description", JsonTree.object(property).get("description"));
          }
          add(each, place + "." + name, javaNames, prepared);
        });
  }
}
