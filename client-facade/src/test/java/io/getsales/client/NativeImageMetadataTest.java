package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the jar tells a native image: the resources that are read at run time. */
class NativeImageMetadataTest {
  private static final String CONFIG =
      "META-INF/native-image/io.getsales/getsales-client-facade/resource-config.json";

  @Test
  void everyResourceBesideMetadataIsListedAndNothingElse() throws Exception {
    List<String> unlisted = new ArrayList<>(resources());
    for (Pattern pattern : listed()) {
      assertThat(unlisted.removeIf(name -> pattern.matcher(name).matches()))
          .as("a resource for %s", pattern)
          .isTrue();
    }
    assertThat(unlisted).isEmpty();
  }

  private static List<Pattern> listed() throws IOException {
    List<Pattern> patterns = new ArrayList<>();
    for (JsonElement include :
        JsonParser.parseString(Files.readString(classes().resolve(CONFIG)))
            .getAsJsonObject()
            .getAsJsonObject("resources")
            .getAsJsonArray("includes")) {
      patterns.add(Pattern.compile(include.getAsJsonObject().get("pattern").getAsString()));
    }
    return patterns;
  }

  /** What stands beside the classes, but for what is about the jar and not for the program. */
  private static List<String> resources() throws IOException {
    try (Stream<Path> files = Files.walk(classes())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> classes().relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
          .toList();
    }
  }

  private static Path classes() {
    return Path.of(
        URI.create(GetSales.class.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
