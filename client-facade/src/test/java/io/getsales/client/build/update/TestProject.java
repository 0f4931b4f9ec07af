package io.getsales.client.build.update;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Projects that a test may change, around the real generator, templates and support types. */
final class TestProject {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private TestProject() {}

  /** An invented courier's description, overlay and facade. */
  static Project courier(Path directory) throws IOException {
    Path facade = Files.createDirectories(directory.resolve("facade/courier"));
    Files.copy(Variant.resource("Courier.java.txt"), facade.resolve("Courier.java"));
    return with(
        directory,
        Variant.resource("base.yaml"),
        Variant.resource("base-overlay.yaml"),
        facade.getParent());
  }

  /** This project, with a description and an overlay of its own. */
  static Project real(Path directory) throws IOException {
    Project real = Project.at(ROOT);
    return with(directory, real.description(), real.overlay(), real.facade());
  }

  private static Project with(Path directory, Path description, Path overlay, Path facade)
      throws IOException {
    Project real = Project.at(ROOT);
    Path openapi = Files.createDirectories(directory.resolve("openapi"));
    return new Project(
        directory,
        Files.copy(description, openapi.resolve("description.yaml")),
        Files.copy(overlay, openapi.resolve("overlay.yaml")),
        real.generator(),
        real.support(),
        facade);
  }
}
