package io.getsales.client.build.java;

import java.nio.file.Path;

/**
 * A line that does not compile.
 *
 * @param file the source
 * @param line its line, from 1
 * @param message the compiler's words in one line
 */
public record CompileError(Path file, long line, String message) {

  /** Returns place and message, the place as an editor opens it. */
  public String text(Path base) {
    Path shown = file.startsWith(base) ? base.relativize(file) : file;
    return shown.toString().replace('\\', '/') + ":" + line + ": " + message;
  }
}
