package io.getsales.client.build.overlay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes what an OpenAPI description becomes under an overlay. */
public final class ApplyOverlay {

  private ApplyOverlay() {}

  /**
   * Applies an overlay. A file that already holds the result is left as it is, time of change
   * included, so that later steps of the build see that nothing is new.
   *
   * @param description an OpenAPI description in YAML or JSON
   * @param overlay an Overlay 1.0 document in YAML or JSON
   * @param output the file to write, in directories that are made when missing
   * @return whether the output was written
   * @throws OverlayException saying what is wrong with the inputs; nothing is written then
   * @throws IOException when a file cannot be read or written
   */
  public static boolean apply(Path description, Path overlay, Path output) throws IOException {
    return write(overlaid(description, overlay), description, overlay, output);
  }

  /**
   * Returns what a description becomes under an overlay.
   *
   * @throws OverlayException saying what is wrong with the inputs
   */
  public static @Nullable Object overlaid(Path description, Path overlay) {
    Overlay corrections = Overlay.read(overlay);
    Object root = YamlReader.read(description).root();
    corrections.applyTo(root, description);
    return root;
  }

  /**
   * Writes what a description became, unless the file holds it already.
   *
   * @return whether the output was written
   * @throws IOException when a file cannot be read or written
   */
  public static boolean write(
      @Nullable Object overlaid, Path description, Path overlay, Path output) throws IOException {
    String notice =
        String.format(
            "# Made by the build from %s and %s; do not edit.\n",
            description.getFileName(), overlay.getFileName());
    byte[] content = (notice + YamlWriter.write(overlaid)).getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(output) && Arrays.equals(content, Files.readAllBytes(output))) {
      return false;
    }
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.write(output, content);
    return true;
  }
}
