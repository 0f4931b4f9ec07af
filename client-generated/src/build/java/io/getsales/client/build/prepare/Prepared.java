package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.OverlayException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A description that the generator and our templates can express.
 *
 * @param root the document
 * @param notes one sentence for each thing that has no typed form, and what stands in its place
 */
public record Prepared(Map<String, @Nullable Object> root, List<String> notes) {

  /** Keeps a list of its own. */
  public Prepared {
    notes = List.copyOf(notes);
  }

  /**
   * Prepares a description that the overlay was applied to, which stays as it is.
   *
   * @throws OverlayException when it is not an OpenAPI 3 description
   */
  public static Prepared of(@Nullable Object overlaid) {
    if (!JsonTree.isObject(overlaid)) {
      throw new OverlayException(
          "the description: " + JsonTree.kind(overlaid) + " (expected: an object)");
    }
    Map<String, @Nullable Object> source = JsonTree.object(JsonTree.copy(overlaid));
    List<String> notes = new ArrayList<>();
    Map<String, @Nullable Object> root = new LinkedHashMap<>();
    root.put("openapi", "3.0.3");
    root.put("info", info(source));
    References references = new References(source);
    SchemaNames names = SchemaNames.of(source);
    Schemas schemas = new Schemas(references, notes);
    Map<String, @Nullable Object> paths =
        new Operations(source, references, schemas, notes).paths();
    root.put("paths", paths);
    Map<String, @Nullable Object> components = new LinkedHashMap<>();
    components.put("schemas", schemas.components(source, names));
    root.put("components", components);
    names.rename(root);
    OperationNames.assign(paths, notes);
    return new Prepared(root, notes);
  }

  private static Map<String, @Nullable Object> info(Map<String, @Nullable Object> source) {
    Map<String, @Nullable Object> info = new LinkedHashMap<>();
    info.put("title", text(source, "title"));
    info.put("version", text(source, "version"));
    return info;
  }

  private static String text(Map<String, @Nullable Object> source, String name) {
    Object value =
        JsonTree.isObject(source.get("info"))
            ? JsonTree.object(source.get("info")).get(name)
            : null;
    return value == null ? "unknown" : value.toString();
  }
}
