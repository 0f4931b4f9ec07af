package io.getsales.client.build.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplyOverlayTest {

  private static final String DESCRIPTION =
      """
      openapi: 3.0.3
      info:
        title: Contacts
        version: "3.0"
      paths:
        /contacts:
          get:
            operationId: listContacts
            tags: [Contacts]
            parameters:
              - {name: limit, in: query}
              - {name: offset, in: query}
              - {name: uuid, in: path}
            responses:
              200: {description: OK}
          post:
            operationId: createContact
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Objects merge at every depth, new members follow the old ones.
        "{a: {x: 1, y: {z: 2}}}  | $.a       | update: {y: {w: 3}, v: 4} | {a: {x: 1, y: {z: 2, w:"
            + " 3}, v: 4}}",
        "{a: {}}                 | $.a       | update: {b: {c: 1}}       | {a: {b: {c: 1}}}",
        "{a: 1}                  | $         | update: {b: 2}            | {a: 1, b: 2}",
        // Scalars are replaced, where they stand.
        "{a: {x: 1, y: 2}}       | $.a       | update: {x: text}         | {a: {x: text, y: 2}}",
        "{a: {x: 1}}             | $.a       | update: {x: null}         | {a: {x: null}}",
        "{a: {x: true}}          | $.a       | update: {x: {b: 1}}       | {a: {x: {b: 1}}}",
        "{a: {x: null}}          | $.a       | update: {x: [1]}          | {a: {x: [1]}}",
        // Lists in an update are appended.
        "{a: {l: [1]}}           | $.a       | update: {l: [2, 3]}       | {a: {l: [1, 2, 3]}}",
        "{a: {l: [1]}}           | $.a       | update: {l: []}           | {a: {l: [1]}}",
        // A selected list takes the update as one more entry.
        "{l: [{a: 1}]}           | $.l       | update: {b: 2}            | {l: [{a: 1}, {b: 2}]}",
        "{l: []}                 | $.l       | update: text              | {l: [text]}",
        "{a: [1], b: [2]}        | $.*       | update: 3                 | {a: [1, 3], b: [2, 3]}",
        // Removal takes the node out of what holds it.
        "{a: {x: 1, y: {z: 2}}}  | $.a.y     | remove: true              | {a: {x: 1}}",
        "{a: {x: 1, y: 2}}       | $.a.x     | remove: true              | {a: {y: 2}}",
        "{l: [1, 2, 3, 4]}       | $.l[0,2]  | remove: true              | {l: [2, 4]}",
        "{l: [{a: 1}, {b: 1}, {a: 2}, {a: 3}]} | $.l[?@.a] | remove: true | {l: [{b: 1}]}",
        "{l: [[1, 2], [3]]}      | $.l[*][*] | remove: true              | {l: [[], []]}",
        "{a: {n: {n: 1}}}        | $..n      | remove: true              | {a: {}}",
        "{l: [1, 1, 1]}          | $.l[1]    | remove: true              | {l: [1, 1]}",
      })
  void appliesAnAction(String before, String target, String action, String after) {
    assertThat(applied(before, "{target: \"" + target + "\", description: d, " + action + "}"))
        .isEqualTo(YamlWriter.write(YamlFile.tree(directory, after)));
  }

  @Test
  void updatesEverySelectedObjectWithACopyOfItsOwn() {
    assertThat(
            applied(
                "{a: {}, b: {}}",
                "{target: $.*, description: d, update: {l: [1]}}",
                "{target: $.a.l, description: d, update: 2}"))
        .isEqualTo(YamlWriter.write(YamlFile.tree(directory, "{a: {l: [1, 2]}, b: {l: [1]}}")));
  }

  @Test
  void changesOnlyTheSelectedOfTwoPlacesWithOneAnchor() {
    assertThat(applied("{a: &x {v: 1}, b: *x}", "{target: $.a, description: d, update: {v: 2}}"))
        .isEqualTo(YamlWriter.write(YamlFile.tree(directory, "{a: {v: 2}, b: {v: 1}}")));
  }

  @Test
  void eachActionSeesWhatTheOnesBeforeItMade() {
    assertThat(
            applied(
                "{a: {type: string}}",
                "{target: $.a.type, description: d, remove: true}",
                "{target: $.a, description: d, update: {type: [x]}}",
                "{target: $.a.type, description: d, update: z}"))
        .isEqualTo(YamlWriter.write(YamlFile.tree(directory, "{a: {type: [x, z]}}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.s     | update: {a: 1}      | cannot be applied: $['s'] is a string and the update is an"
            + " object (select the object around it)",
        "$.n     | update: 5           | $['n'] is null and the update is a number",
        "$.o     | update: text        | $['o'] is an object and the update is a string (give an"
            + " object to merge into it)",
        "$.o     | update: [1]         | $['o'] is an object and the update is a list",
        "$.l     | update: [1]         | $['l'] is a list and the update is a list (give one entry"
            + " to append, or select the object around the list)",
        "$       | update: {o: true}   | $['o'] is an object and the update is a boolean (remove it"
            + " in an action before)",
        "$       | update: {o: null}   | $['o'] is an object and the update is null (remove it in"
            + " an action before)",
        "$       | update: {o: {p: [1]}} | $['o']['p'] is an object and the update is a list",
        "$       | update: {l: {a: 1}} | $['l'] is a list and the update is an object",
        "$       | remove: true        | would remove the whole document",
      })
  void refusesAnUpdateThatDoesNotFit(String target, String action, String message) {
    assertThatThrownBy(
            () ->
                applied(
                    "{s: text, n: null, o: {p: {}}, l: []}",
                    "{target: " + target + ", description: d, " + action + "}"))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("action 1 (line 4), target " + target)
        .hasMessageContaining(message);
  }

  @Test
  void namesTheActionThatMatchesNothing() {
    Path overlay =
        overlay("{target: \"$.paths['/contact'].get\", description: As seen., remove: true}");

    assertThatThrownBy(() -> ApplyOverlay.apply(description(), overlay, output()))
        .isInstanceOf(OverlayException.class)
        .hasMessage(
            String.join(
                System.lineSeparator(),
                overlay + ": 1 of 1 actions cannot be applied to " + description(),
                "  action 1 (line 4), target $.paths['/contact'].get",
                "    matches nothing: $.paths matches, but nothing there is named '/contact';"
                    + " nearest: '/contacts'",
                "    description: As seen."));
  }

  @Test
  void listsEveryActionThatFailsAndNoOther() {
    assertThatThrownBy(
            () ->
                applied(
                    DESCRIPTION,
                    "{target: $.tags, description: first, remove: true}",
                    "{target: $.info, description: second, update: {title: Other}}",
                    "{target: $.info.title, description: third, update: {a: 1}}",
                    "{target: $.server, description: fourth, remove: true}"))
        .isInstanceOf(OverlayException.class)
        .hasMessageContainingAll("3 of 4 actions", "first", "third", "fourth")
        .hasMessageContaining("action 1 (line 4), target $.tags")
        .hasMessageContaining("action 3 (line 6), target $.info.title")
        .hasMessageContaining("action 4 (line 7), target $.server")
        .hasMessageNotContaining("second");
  }

  @Test
  void showsADescriptionOfSeveralLinesInOne() {
    assertThatThrownBy(
            () ->
                applied(
                    DESCRIPTION, "{target: $.tags, description: \"one\\n  two\\n\", remove: true}"))
        .isInstanceOf(OverlayException.class)
        .hasMessageEndingWith("description: one two");
  }

  @Test
  void writesNothingWhenAnActionFails() {
    Path overlay = overlay("{target: $.tags, description: d, remove: true}");

    assertThatThrownBy(() -> ApplyOverlay.apply(description(), overlay, output()))
        .isInstanceOf(OverlayException.class);

    assertThat(output()).doesNotExist();
  }

  @Test
  void writesTheWholeDescriptionInItsOrder() throws IOException {
    Path overlay =
        overlay(
            "{target: $.paths.*.get, description: d, update: {x-repeat: read, tags: [Lists]}}",
            "{target: \"$..parameters[?@.in=='query']\", description: d, remove: true}",
            "{target: $.info, description: d, update: {x-since: 2024-12-11, x-on: on}}");

    boolean written = ApplyOverlay.apply(description(), overlay, output());

    assertThat(written).isTrue();
    assertThat(output())
        .hasContent(
            """
            # Made by the build from description.yaml and overlay.yaml; do not edit.
            openapi: "3.0.3"
            info:
              title: Contacts
              version: "3.0"
              x-since: "2024-12-11"
              x-on: "on"
            paths:
              /contacts:
                get:
                  operationId: listContacts
                  tags:
                  - Contacts
                  - Lists
                  parameters:
                  - name: uuid
                    in: path
                  responses:
                    "200":
                      description: OK
                  x-repeat: read
                post:
                  operationId: createContact
            """);
  }

  @Test
  void acceptsJson() throws IOException {
    Path description =
        YamlFile.write(directory, "description.json", "{\"info\": {\"version\": \"3.0\"}}");
    Path overlay = overlay("{target: $.info, description: d, update: {title: Contacts}}");

    boolean written = ApplyOverlay.apply(description, overlay, output());

    assertThat(written).isTrue();
    assertThat(YamlFile.read(output())).endsWith("info:\n  version: \"3.0\"\n  title: Contacts\n");
  }

  @Test
  void leavesAnOutputThatWouldNotChange() throws IOException {
    Path overlay = overlay("{target: $.info, description: d, update: {title: Other}}");
    assertThat(ApplyOverlay.apply(description(), overlay, output())).isTrue();
    FileTime longAgo = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    Files.setLastModifiedTime(output(), longAgo);

    assertThat(ApplyOverlay.apply(description(), overlay, output())).isFalse();
    assertThat(Files.getLastModifiedTime(output())).isEqualTo(longAgo);
  }

  @Test
  void replacesAnOutputThatChanges() throws IOException {
    Path first = overlay("{target: $.info, description: d, update: {title: One}}");
    assertThat(ApplyOverlay.apply(description(), first, output())).isTrue();
    Path second = overlay("{target: $.info, description: d, update: {title: Two}}");

    assertThat(ApplyOverlay.apply(description(), second, output())).isTrue();
    assertThat(output()).content().contains("title: Two").doesNotContain("One");
  }

  @ParameterizedTest
  @ValueSource(strings = {"description.yaml", "overlay.yaml"})
  void namesAMissingInput(String missing) throws IOException {
    Path description = description();
    Path overlay = overlay("{target: $.info, description: d, update: {title: Other}}");
    Files.delete(directory.resolve(missing));

    assertThatThrownBy(() -> ApplyOverlay.apply(description, overlay, output()))
        .isInstanceOf(OverlayException.class)
        .hasMessage(directory.resolve(missing) + ": no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"description.yaml", "overlay.yaml"})
  void namesAnInputThatIsNotYaml(String broken) {
    Path description = description();
    Path overlay = overlay("{target: $.info, description: d, update: {title: Other}}");
    Path file = YamlFile.write(directory, broken, "a: 1\nb: [2\n");

    assertThatThrownBy(() -> ApplyOverlay.apply(description, overlay, output()))
        .isInstanceOf(OverlayException.class)
        .hasMessageStartingWith(file + ", line 3, column 1: not readable as YAML or JSON: ");
  }

  private String applied(String before, String... actions) {
    Path description = YamlFile.write(directory, "description.yaml", before);
    @Nullable Object root = YamlReader.read(description).root();
    Overlay.read(overlay(actions)).applyTo(root, description);
    return YamlWriter.write(root);
  }

  private Path description() {
    return YamlFile.write(directory, "description.yaml", DESCRIPTION);
  }

  private Path overlay(String... actions) {
    return YamlFile.write(
        directory,
        "overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions:\n  - "
            + String.join("\n  - ", actions)
            + "\n");
  }

  private Path output() {
    return directory.resolve("made/openapi/overlaid.yaml");
  }
}
