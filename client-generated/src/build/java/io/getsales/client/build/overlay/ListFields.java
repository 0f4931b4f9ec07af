package io.getsales.client.build.overlay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes the class that tells which fields a description knows, and which of them tell nothing
 * about a person, so that logs can show them.
 *
 * <p>Free text may hold anything, so a field is plain only if it can hold none, wherever it stands:
 * numbers, booleans, enums, ids, times, and objects and lists of described fields. {@code
 * x-personal: true} or {@code false} on a property says otherwise.
 */
public final class ListFields {
  private static final String FILE = "io/getsales/client/generated/support/DescribedFields.java";
  private static final String PERSONAL = "x-personal";
  private static final Set<String> PLAIN_TYPES = Set.of("integer", "number", "boolean");
  private static final Set<String> PLAIN_FORMATS = Set.of("uuid", "date", "date-time");
  private static final List<String> PLAIN_ENDINGS = List.of("uuid", "uuids", "_at");
  private static final List<String> COMBINATIONS = List.of("oneOf", "anyOf", "allOf");
  private static final int DEEPEST = 50;

  private final @Nullable Object root;
  private final Map<String, Boolean> plainByName = new TreeMap<>();

  private ListFields(@Nullable Object root) {
    this.root = root;
  }

  /**
   * Writes the class.
   *
   * @param arguments the description with its overlay applied, and the directory for sources
   * @throws OverlayException saying what is wrong with the description
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new OverlayException(
          "arguments: " + arguments.length + " (expected: <description> <directory>)");
    }
    Path description = Path.of(arguments[0]).toAbsolutePath();
    write(YamlReader.read(description).root(), Path.of(arguments[1]).toAbsolutePath());
  }

  /**
   * Writes the class, unless it is there as it should be.
   *
   * @param root the description with its overlay applied
   * @param directory the root of packages
   * @throws IOException when the file cannot be written
   */
  public static void write(@Nullable Object root, Path directory) throws IOException {
    Path output = directory.resolve(FILE);
    byte[] content = source(root).getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(output) || !Arrays.equals(content, Files.readAllBytes(output))) {
      Files.createDirectories(output.getParent());
      Files.write(output, content);
    }
  }

  /** The class for a description. */
  static String source(@Nullable Object root) {
    ListFields fields = new ListFields(root);
    fields.collect(root);
    Set<String> plain = new TreeSet<>();
    Set<String> personal = new TreeSet<>();
    fields.plainByName.forEach((name, isPlain) -> (isPlain ? plain : personal).add(name));
    return """
        package io.getsales.client.generated.support;

        import java.util.Set;

        /** The names of all fields in the description; made by the build. */
        public final class DescribedFields {
          private static final Set<String> PLAIN = Set.of(%s);
          private static final Set<String> PERSONAL = Set.of(%s);

          private DescribedFields() {}

          /**
           * {@return whether the description has a field of this name}
           *
           * @param name as on the wire; not null
           */
          public static boolean isKnown(String name) {
            return PLAIN.contains(name) || PERSONAL.contains(name);
          }

          /**
           * {@return whether fields of this name tell nothing about a person}
           *
           * @param name as on the wire; not null
           */
          public static boolean isPlain(String name) {
            return PLAIN.contains(name);
          }
        }
        """
        .formatted(literals(plain), literals(personal));
  }

  private static String literals(Set<String> names) {
    List<String> literals = new ArrayList<>();
    for (String name : names) {
      literals.add('"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return String.join(", ", literals);
  }

  private void collect(@Nullable Object place) {
    if (JsonTree.isObject(place)) {
      Map<String, @Nullable Object> object = JsonTree.object(place);
      Object properties = object.get("properties");
      if (JsonTree.isObject(properties)) {
        JsonTree.object(properties)
            .forEach(
                (name, schema) ->
                    plainByName.merge(name, isPlain(name, schema, 0), Boolean::logicalAnd));
      }
      object.values().forEach(this::collect);
    } else if (JsonTree.isList(place)) {
      JsonTree.list(place).forEach(this::collect);
    }
  }

  private boolean isPlain(String name, @Nullable Object place, int depth) {
    if (!JsonTree.isObject(place) || depth > DEEPEST) {
      return false;
    }
    Map<String, @Nullable Object> schema = JsonTree.object(place);
    if (schema.get(PERSONAL) instanceof Boolean personal) {
      return !personal;
    }
    if (schema.get("$ref") instanceof String reference) {
      return isPlain(name, target(reference), depth + 1);
    }
    for (String combination : COMBINATIONS) {
      if (JsonTree.isList(schema.get(combination))) {
        return JsonTree.list(schema.get(combination)).stream()
            .allMatch(part -> isPlain(name, part, depth + 1));
      }
    }
    Object type = schema.get("type");
    if ("string".equals(type)) {
      return schema.containsKey("enum")
          || PLAIN_FORMATS.contains(String.valueOf(schema.get("format")))
          || PLAIN_ENDINGS.stream().anyMatch(name::endsWith);
    }
    if ("array".equals(type)) {
      return isPlain(name, schema.get("items"), depth + 1);
    }
    return PLAIN_TYPES.contains(String.valueOf(type)) || schema.containsKey("properties");
  }

  private @Nullable Object target(String reference) {
    Object place = root;
    for (String step : reference.replaceFirst("^#/", "").split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      place = JsonTree.isObject(place) ? JsonTree.object(place).get(name) : null;
    }
    return place;
  }
}
