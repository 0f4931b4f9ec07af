package io.getsales.client.build.prepare;

import io.getsales.client.build.overlay.ApplyOverlay;
import io.getsales.client.build.overlay.JsonTree;
import io.getsales.client.build.overlay.OverlayException;
import io.getsales.client.build.overlay.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes what the generator reads: the description under the overlay, in the forms that we generate
 * from.
 */
public final class PrepareDescription {

  private PrepareDescription() {}

  /**
   * Prepares a description, silently when all is well.
   *
   * @param arguments the description, the overlay, the file for the description under the overlay,
   *     and the file for the generator
   * @throws OverlayException saying what is wrong with the inputs; nothing is written then
   * @throws IOException when a file cannot be read or written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 4) {
      throw new OverlayException(
          "arguments: "
              + arguments.length
              + " (expected: <description> <overlay> <overlaid> <prepared>)");
    }
    Path description = file(arguments[0]);
    Path overlay = file(arguments[1]);
    Object overlaid = ApplyOverlay.overlaid(description, overlay);
    Prepared prepared = Prepared.of(overlaid);
    ApplyOverlay.write(overlaid, description, overlay, file(arguments[2]));
    write(prepared, file(arguments[3]));
  }

  private static Path file(String argument) {
    return Path.of(argument).toAbsolutePath().normalize();
  }

  /**
   * Writes a prepared description. A file that already holds it is left as it is.
   *
   * @throws IOException when the file cannot be written
   */
  public static void write(Prepared description, Path output) throws IOException {
    String text =
        "# Made by the build; do not edit.\n"
            + YamlWriter.write(JsonTree.object(description.root()));
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(output) || !Arrays.equals(content, Files.readAllBytes(output))) {
      Files.createDirectories(output.toAbsolutePath().getParent());
      Files.write(output, content);
    }
  }
}
