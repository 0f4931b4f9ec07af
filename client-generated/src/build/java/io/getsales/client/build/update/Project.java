package io.getsales.client.build.update;

import java.nio.file.Path;

/**
 * Where everything lies.
 *
 * @param root the root of the project
 * @param description the description that is checked in
 * @param overlay our corrections
 * @param generator the generator's configuration and templates
 * @param support hand-written sources that generated ones stand on
 * @param facade hand-written sources that stand on generated ones
 */
record Project(
    Path root, Path description, Path overlay, Path generator, Path support, Path facade) {

  static Project at(Path root) {
    return new Project(
        root,
        root.resolve("openapi/getsales-public-api.yaml"),
        root.resolve("openapi/overlay.yaml"),
        root.resolve("client-generated/src/generator"),
        root.resolve("client-generated/src/main/java"),
        root.resolve("client-facade/src/main/java"));
  }
}
