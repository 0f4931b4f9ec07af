package io.getsales.client.build.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.build.overlay.OverlayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareDescriptionTest {
  @TempDir Path directory;

  private String[] arguments;

  @BeforeEach
  void write() throws IOException {
    Path description =
        Files.writeString(
            directory.resolve("description.yaml"),
            """
            openapi: 3.1.0
            info: {title: Parcels, version: "1"}
            paths:
              /parcels: {get: {responses: {"200": {description: ok}}}}
            """);
    Path overlay = overlay("x-repeat: read");
    arguments =
        new String[] {
          description.toString(),
          overlay.toString(),
          directory.resolve("made/overlaid.yaml").toString(),
          directory.resolve("made/prepared.yaml").toString()
        };
  }

  private Path overlay(String update) throws IOException {
    return Files.writeString(
        directory.resolve("overlay.yaml"),
        """
        overlay: 1.0.0
        info: {title: t, version: v}
        actions:
          - {target: "$.paths['/parcels'].get", description: d, update: {%s}}
        """
            .formatted(update));
  }

  @Test
  void writesTheDescriptionUnderTheOverlayAndTheOneToGenerateFrom() throws IOException {
    PrepareDescription.main(arguments);

    assertThat(Path.of(arguments[2])).content().contains("openapi: \"3.1.0\"", "x-repeat: read");
    assertThat(Path.of(arguments[3]))
        .content()
        .contains(
            "openapi: \"3.0.3\"",
            "x-client-api: Parcels",
            "x-client-method: getParcels",
            "x-repeat: read");
  }

  @Test
  void leavesFilesThatWouldNotChange() throws IOException {
    PrepareDescription.main(arguments);
    FileTime longAgo = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    Files.setLastModifiedTime(Path.of(arguments[2]), longAgo);
    Files.setLastModifiedTime(Path.of(arguments[3]), longAgo);

    PrepareDescription.main(arguments);

    assertThat(Files.getLastModifiedTime(Path.of(arguments[2]))).isEqualTo(longAgo);
    assertThat(Files.getLastModifiedTime(Path.of(arguments[3]))).isEqualTo(longAgo);
  }

  @Test
  void refusesARepeatClassThatThereIsNot() throws IOException {
    Path unused = overlay("x-repeat: often");

    assertThatThrownBy(() -> PrepareDescription.main(arguments))
        .isInstanceOf(OverlayException.class)
        .hasMessage("GET /parcels: x-repeat: often (expected: read, idempotent, create or send)");
  }

  @Test
  void refusesAnotherNumberOfArguments() {
    assertThatThrownBy(() -> PrepareDescription.main(new String[] {"one", "two"}))
        .isInstanceOf(OverlayException.class)
        .hasMessage("arguments: 2 (expected: <description> <overlay> <overlaid> <prepared>)");
  }

  @Test
  void givesNoSchemaTheNameOfASupportType() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/java/io/getsales/client/generated/support"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".java", "")))
          .filteredOn(name -> !name.equals("package-info"))
          .isNotEmpty()
          .allMatch(SchemaNames.TAKEN::contains);
    }
  }
}
