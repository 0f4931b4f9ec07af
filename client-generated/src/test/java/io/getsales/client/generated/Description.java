package io.getsales.client.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** An OpenAPI description as a tree of maps and lists. */
final class Description {
  private static final Set<String> VERBS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private final Map<String, Object> root;

  private Description(Path file) {
    try {
      root = map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the vendor documents it. */
  static Description checkedIn() {
    return new Description(Path.of("..", "openapi", "getsales-public-api.yaml"));
  }

  /** With our corrections. */
  static Description overlaid() {
    return new Description(Path.of("target", "openapi", "getsales-public-api.overlaid.yaml"));
  }

  /** As the code is generated from it. */
  static Description prepared() {
    return new Description(Path.of("target", "openapi", "getsales-public-api.prepared.yaml"));
  }

  Map<String, Object> root() {
    return root;
  }

  /** Each operation, by verb and path. */
  Map<String, Map<String, Object>> operations() {
    Map<String, Map<String, Object>> operations = new LinkedHashMap<>();
    map(root.get("paths"))
        .forEach(
            (path, item) ->
                map(item)
                    .forEach(
                        (verb, operation) -> {
                          if (VERBS.contains(verb)) {
                            operations.put(
                                verb.toUpperCase(Locale.ROOT) + " " + path, map(operation));
                          }
                        }));
    return operations;
  }

  Map<String, Object> schemas() {
    return map(map(root.get("components")).get("schemas"));
  }

  @SuppressWarnings("unchecked") // names are texts in every OpenAPI description
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
