package io.getsales.client.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user's program gets, once the jars are made: how much, and that the README says so. */
@Tag("packaged")
class RunTimeJarsTest {
  private static final String OWN = "getsales-client-";

  @ParameterizedTest
  @CsvSource({"facade, 456", "generated, 350"})
  void ownJarsStaySmall(String module, long kilobytes) throws IOException {
    Path jar =
        Path.of(
            "..",
            "client-" + module,
            "target",
            OWN + module + "-" + System.getProperty("client.version") + ".jar");

    assertThat(Files.size(jar)).isBetween(1L, kilobytes << 10);
  }

  @Test
  void readmeListsEveryJarWithItsSize() throws IOException {
    String table = String.join("\n", table());

    assertThat(Files.readString(Path.of("..", "README.md"))).contains(table + "\n\n");
  }

  private static List<String> table() throws IOException {
    List<String> table = new ArrayList<>();
    table.add("| At run time | bytes |");
    table.add("| --- | --- |");
    table.add("| `getsales-client-facade` | under 466,944 |");
    table.add("| `getsales-client-generated` | under 358,400 |");
    String jars = Files.readString(Path.of("target", "run-time-jars.txt")).strip();
    for (String path : jars.split(File.pathSeparator)) {
      Path jar = Path.of(path);
      if (!path.contains("client-generated")) {
        String name = jar.getFileName().toString().replace(".jar", "");
        table.add(String.format(Locale.ROOT, "| `%s` | %,d |", name, Files.size(jar)));
      }
    }
    return table;
  }
}
