package io.getsales.client.build.update;

import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.prepare.References;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a document can be worked with. Vendors' descriptions are seldom without fault, so
 * only what leaves nothing to generate from is refused; the rest is reported.
 */
final class Validator {
  private static final int SHOWN = 10;

  private Validator() {}

  /**
   * Checks a document.
   *
   * @param text the document as it came
   * @return what the parser complains of, which did not keep it from reading
   * @throws UpdateException when it is no OpenAPI 3.0 or 3.1 description, has no operation, or
   *     refers to what is not there
   */
  static List<String> check(@Nullable Object root, String text) {
    if (!JsonTree.isObject(root)) {
      throw new UpdateException(
          "the source is " + JsonTree.kind(root) + " (expected: an OpenAPI description)");
    }
    Object version = JsonTree.object(root).get("openapi");
    if (JsonTree.object(root).containsKey("swagger")) {
      throw new UpdateException(
          "the source is Swagger "
              + JsonTree.object(root).get("swagger")
              + " (expected: OpenAPI 3.0 or 3.1)");
    }
    if (version == null || !version.toString().matches("3\\.[01](\\.\\d+)?")) {
      throw new UpdateException(
          "the source is no OpenAPI 3.0 or 3.1 description: openapi is "
              + (version == null ? "missing" : version));
    }
    Object paths = JsonTree.object(root).get("paths");
    if (!JsonTree.isObject(paths) || JsonTree.object(paths).isEmpty()) {
      throw new UpdateException("the source has no paths: nothing to generate from");
    }
    Set<String> dangling = new LinkedHashSet<>();
    references(root, new References(root), dangling);
    if (!dangling.isEmpty()) {
      throw new UpdateException(
          "the source refers to what is not in it (bundle it into one file first): "
              + String.join(", ", dangling.stream().limit(SHOWN).toList())
              + (dangling.size() > SHOWN ? " and " + (dangling.size() - SHOWN) + " more" : ""));
    }
    return complaints(text);
  }

  private static void references(
      @Nullable Object value, References references, Set<String> dangling) {
    if (JsonTree.isList(value)) {
      JsonTree.list(value).forEach(entry -> references(entry, references, dangling));
    } else if (JsonTree.isObject(value)) {
      String reference = References.of(value);
      if (reference != null && references.find(reference) == null) {
        dangling.add(reference);
      }
      JsonTree.object(value)
          .forEach(
              (name, member) -> {
                if (!name.equals("example")
                    && !name.equals("value")) { // anything may stand in an example
                  references(member, references, dangling);
                }
              });
    }
  }

  private static List<String> complaints(String text) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, List.of(), options);
    List<String> messages =
        new ArrayList<>(result.getMessages() == null ? List.of() : result.getMessages());
    if (result.getOpenAPI() == null) {
      throw new UpdateException(
          "the source cannot be read as OpenAPI: " + String.join("; ", messages));
    }
    return messages;
  }
}
