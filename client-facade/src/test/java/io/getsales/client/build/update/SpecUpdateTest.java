package io.getsales.client.build.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.build.report.SpecReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecUpdateTest {
  @TempDir Path directory;

  private Project project;
  private byte[] before;

  @BeforeEach
  void makeProject() throws IOException {
    project = TestProject.courier(directory);
    before = Files.readAllBytes(project.description());
  }

  private SpecReport run(String source, boolean isDryRun) throws IOException {
    return new SpecUpdate(new Source(), project, OwnClasspath.entries())
        .run(source, isDryRun, new StringBuilder());
  }

  private void everythingIsAsItWas() throws IOException {
    assertThat(project.description()).hasBinaryContent(before);
    assertThat(directory.resolve("target")).doesNotExist();
    try (Stream<Path> files = Files.list(project.description().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("description.yaml", "overlay.yaml");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "just text | the source is a string (expected: an OpenAPI description)",
        "[1] | the source is a list",
        "{openapi: 3.0.3 | not readable as YAML or JSON",
        "`{\"openapi\": \"3.0.3\"` | not readable as YAML or JSON",
        "{swagger: '2.0', paths: {/a: {}}} | the source is Swagger 2.0 (expected: OpenAPI 3.0 or 3.1)",
        "{paths: {/a: {}}} | openapi is missing",
        "{openapi: 4.0.0, paths: {/a: {}}} | openapi is 4.0.0",
        "{openapi: 3.0.3, info: {title: t, version: v}} | has no paths",
        "{openapi: 3.0.3, info: {title: t, version: v}, paths: {}} | has no paths",
        "{openapi: 3.1.0, info: {title: t, version: v}, paths: {/a: {$ref: 'other.yaml'}}} | bundle it into one file first): other.yaml",
        "{openapi: 3.0.3, info: {title: t, version: v}, paths: {/a: {$ref: '#/x/y'}}} | #/x/y",
      })
  void refusesWhatIsNoDescriptionAndLeavesEverythingAsItWas(String text, String message)
      throws IOException {
    Path source = Files.writeString(directory.resolve("new.yaml"), text);

    assertThatThrownBy(() -> run(source.toString(), false))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining(message);

    everythingIsAsItWas();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.yaml | nowhere.yaml: no such file",
        "http://courier.example/api.yaml | http (expected: the path of a file, or an https address)",
        "ftp://courier.example/api.yaml | ftp (expected",
        "https://courier.invalid/api.yaml | cannot be fetched",
        "https://courier example/ | not an address",
      })
  void refusesASourceThatCannotBeHadAndLeavesEverythingAsItWas(String source, String message)
      throws IOException {
    assertThatThrownBy(() -> run(source, false))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining(message);

    everythingIsAsItWas();
  }

  @Test
  void refusesATextThatIsNotUtf8() throws IOException {
    Path source =
        Files.write(
            directory.resolve("new.yaml"),
            new String(before, StandardCharsets.UTF_8)
                .replace("courier", "\u00e5")
                .getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> run(source.toString(), false))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("not UTF-8");

    everythingIsAsItWas();
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    Path source = Files.write(directory.resolve("new.yaml"), new byte[Source.LARGEST + 1]);

    assertThatThrownBy(() -> run(source.toString(), false))
        .isInstanceOf(UpdateException.class)
        .hasMessageContaining("larger than the limit of 20 MiB");
  }

  @Test
  void onlyReportsInADryRun() throws IOException {
    Path source =
        Files.writeString(
            directory.resolve("new.yaml"),
            new String(before, StandardCharsets.UTF_8)
                .replace(
                    "note: {type: string}", "note: {type: string}\n        gift: {type: boolean}"));

    run(source.toString(), true);

    assertThat(project.description()).hasBinaryContent(before);
    assertThat(directory.resolve("target/spec-report.md"))
        .content()
        .contains("verdict: compatible", "schema new-parcel.gift added");
  }

  @Test
  void saysTheCountsTheVerdictAndWhereTheReportIs() throws IOException {
    StringBuilder console = new StringBuilder();
    Path source = Files.write(directory.resolve("new.yaml"), before);

    new SpecUpdate(new Source(), project, OwnClasspath.entries())
        .run(source.toString(), false, console);

    assertThat(console.toString().lines())
        .containsExactly(
            "source: " + source,
            "wire changes: 0, breaking 0",
            "operations: new 0, gone 0, renamed 0",
            "overlay actions that no longer match: 0",
            "Java API changes: 0, breaking 0",
            "facade lines that do not compile: 0",
            "verdict: compatible",
            "report: " + directory.resolve("target/spec-report.md"),
            "replaced " + project.description());
  }
}
