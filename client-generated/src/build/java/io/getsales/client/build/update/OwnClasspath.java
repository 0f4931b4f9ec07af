package io.getsales.client.build.update;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The libraries that this tool runs with: those of the client are among them. */
final class OwnClasspath {

  private OwnClasspath() {}

  static List<Path> entries() {
    List<Path> entries = new ArrayList<>();
    if (OwnClasspath.class.getClassLoader() instanceof URLClassLoader maven) {
      for (URL url : maven.getURLs()) {
        entries.add(path(url));
      }
    } else {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        entries.add(Path.of(entry));
      }
    }
    // Own classes are no library, and those of an earlier build would hide what is missing.
    entries.removeIf(
        entry ->
            !entry.toString().endsWith(".jar")
                || entry.getFileName().toString().startsWith("getsales-client-"));
    return entries;
  }

  private static Path path(URL url) {
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
