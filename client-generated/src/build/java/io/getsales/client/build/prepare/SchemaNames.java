package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java name of each component schema. Those that the overlay names keep that name whatever else
 * the vendor adds; another schema that would have the same name gives way.
 */
final class SchemaNames {
  /** Names that generated code already means something by. */
  static final Set<String> TAKEN =
      Set.of(
          "BigDecimal",
          "Body",
          "Call",
          "DateTimes",
          "ElementReader",
          "EnvelopeModel",
          "FieldVisitor",
          "FilterParameters",
          "IOException",
          "JsonElement",
          "JsonObject",
          "Known",
          "List",
          "LocalDate",
          "Model",
          "ModelAdapter",
          "ModelReader",
          "ModelTypeAdapterFactory",
          "ModelWriter",
          "NameTable",
          "NullMarked",
          "Nullable",
          "Oddity",
          "OffsetDateTime",
          "OpenEnum",
          "Operation",
          "PageModel",
          "ReadTrace",
          "Repeat",
          "RepeatClass",
          "RequestBody",
          "ResponseBody",
          "UndecodableRow",
          "Utf8JsonReader",
          "Map",
          "Set",
          "File",
          "URI",
          "UUID",
          "Date",
          "DateTime");

  private final Map<String, String> names = new LinkedHashMap<>();

  private SchemaNames() {}

  static SchemaNames of(Map<String, @Nullable Object> source) {
    SchemaNames names = new SchemaNames();
    Map<String, @Nullable Object> schemas =
        Members.member(Members.member(source, "components"), "schemas");
    Set<String> used = new HashSet<>();
    schemas.forEach(
        (name, schema) -> {
          if (JsonTree.isObject(schema)
              && JsonTree.object(schema).get("x-client-model") instanceof String model) {
            names.names.put(name, model);
            used.add(model.toLowerCase(Locale.ROOT));
          }
        });
    for (String name : schemas.keySet()) {
      if (!names.names.containsKey(name)) {
        names.names.put(name, unused(javaName(name), used));
      }
    }
    return names;
  }

  private static String javaName(String name) {
    String pascal = Words.pascal(name);
    if (pascal.isEmpty()) {
      return "UnnamedModel";
    }
    return TAKEN.contains(pascal) || isOfJavaLang(pascal) ? pascal + "Model" : pascal;
  }

  private static boolean isOfJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException
        | LinkageError e) { // LinkageError where a file system ignores case
      return false;
    }
  }

  // Names that differ in case alone are one file on some machines.
  private static String unused(String name, Set<String> used) {
    String candidate = name;
    for (int number = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); number++) {
      candidate = name + number;
    }
    return candidate;
  }

  String of(String name) {
    return Objects.requireNonNull(names.get(name), name);
  }

  /** Makes every reference in a document lead to the new name. */
  void rename(@Nullable Object value) {
    if (JsonTree.isList(value)) {
      JsonTree.list(value).forEach(this::rename);
    } else if (JsonTree.isObject(value)) {
      String name = References.schemaName(value);
      if (name != null && names.containsKey(name)) {
        JsonTree.object(value).put("$ref", References.SCHEMAS + names.get(name));
      }
      JsonTree.object(value).values().forEach(this::rename);
    }
  }
}
