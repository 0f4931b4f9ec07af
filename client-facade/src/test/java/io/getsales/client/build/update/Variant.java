package io.getsales.client.build.update;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.Overlay;
import io.getsales.client.build.overlay.YamlReader;
import io.getsales.client.build.overlay.YamlWriter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A changed description, with what has to come of it. Its file says how it differs from the
 * description it is a variant of, as actions of an overlay.
 */
record Variant(String name, Map<String, Object> says) {

  /** Everything in the directory of variants. */
  static Stream<Variant> all() throws IOException {
    try (Stream<Path> files = Files.list(resource("variants"))) {
      List<Variant> variants = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        variants.add(of(file));
      }
      return variants.stream();
    }
  }

  private static Variant of(Path file) {
    return new Variant(
        file.getFileName().toString().replace(".yaml", ""), tree(YamlReader.read(file).root()));
  }

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Variant.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked") // what YamlReader makes of an object
  static Map<String, Object> tree(Object value) {
    return (Map<String, Object>) value;
  }

  String verdict() {
    return (String) says.get("verdict");
  }

  List<String> report() {
    return texts("report");
  }

  @SuppressWarnings("unchecked") // lists of texts, in all files
  private List<String> texts(String member) {
    return (List<String>) says.getOrDefault(member, List.of());
  }

  @SuppressWarnings("unchecked") // lists of objects, in all files
  private List<Map<String, Object>> objects(String member) {
    return (List<Map<String, Object>>) says.getOrDefault(member, List.of());
  }

  List<ExpectedCall> calls() {
    return objects("calls").stream().map(ExpectedCall::new).toList();
  }

  /** Writes the changed description. */
  Path write(Path base, Path directory) throws IOException {
    Object root = JsonTree.copy(YamlReader.read(base).root());
    List<Map<String, Object>> changes = objects("changes");
    if (!changes.isEmpty()) {
      Path overlay = directory.resolve("changes.yaml");
      Files.writeString(overlay, YamlWriter.write(overlay(changes)));
      Overlay.read(overlay).applyTo(root, base);
    }
    boolean isJson = "json".equals(says.get("format"));
    Path file = directory.resolve("new." + (isJson ? "json" : "yaml"));
    return Files.writeString(file, isJson ? json(root).toString() : YamlWriter.write(root));
  }

  private static Map<String, Object> overlay(List<Map<String, Object>> changes) {
    List<Object> actions = new ArrayList<>();
    for (Map<String, Object> change : changes) {
      Map<String, Object> action = new LinkedHashMap<>(change);
      action.put("description", "The variant.");
      actions.add(action);
    }
    Map<String, Object> overlay = new LinkedHashMap<>();
    overlay.put("overlay", "1.0.0");
    overlay.put("info", new LinkedHashMap<>(Map.of("title", "variant", "version", "v")));
    overlay.put("actions", actions);
    return overlay;
  }

  static JsonElement json(Object value) {
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((name, member) -> object.add((String) name, json(member)));
      return object;
    }
    if (value instanceof List<?> list) {
      com.google.gson.JsonArray array = new com.google.gson.JsonArray();
      list.forEach(entry -> array.add(json(entry)));
      return array;
    }
    return value instanceof String text
        ? new com.google.gson.JsonPrimitive(text)
        : JsonParser.parseString(String.valueOf(value));
  }

  @Override
  public String toString() {
    return name;
  }
}
