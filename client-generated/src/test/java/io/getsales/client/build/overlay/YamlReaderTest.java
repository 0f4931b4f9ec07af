package io.getsales.client.build.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"on", "off", "yes", "No", "y", "2024-12-11", "2024-12-11T10:00:00Z", "1:30", "="})
  void keepsAsTextWhatOnlyYaml11TakesForAnotherType(String text) {
    assertThat(read("value: " + text)).isEqualTo(Map.of("value", text));
  }

  @Test
  void readsTheTypesOfTheCoreSchema() {
    Map<String, @Nullable Object> members =
        JsonTree.object(
            read(
                """
                integer: 300
                negative: -5
                hexadecimal: 0xff
                octal: 0o17
                large: 123456789012345678901234567890
                decimal: 0.10
                exponent: 1e3
                yes: true
                capital: False
                nothing: null
                tilde: ~
                empty:
                quoted: "300"
                """));

    assertThat(members)
        .containsEntry("integer", BigInteger.valueOf(300))
        .containsEntry("negative", BigInteger.valueOf(-5))
        .containsEntry("hexadecimal", BigInteger.valueOf(255))
        .containsEntry("octal", BigInteger.valueOf(15))
        .containsEntry("large", new BigInteger("123456789012345678901234567890"))
        .containsEntry("decimal", new BigDecimal("0.10"))
        .containsEntry("exponent", new BigDecimal("1e3"))
        .containsEntry("yes", true)
        .containsEntry("capital", false)
        .containsEntry("nothing", null)
        .containsEntry("tilde", null)
        .containsEntry("empty", null)
        .containsEntry("quoted", "300");
  }

  @Test
  void keepsKeysAsWritten() {
    Map<String, @Nullable Object> members =
        JsonTree.object(read("{200: a, 4.10: b, true: c, null: d, on: e, 0x10: f, \"x y\": g}"));

    assertThat(members.keySet())
        .containsExactly("200", "4.10", "true", "null", "on", "0x10", "x y");
  }

  @Test
  void keepsKeysInTheOrderOfTheFile() {
    assertThat(JsonTree.object(read("{zeta: 1, alpha: 2, midway: 3}")).keySet())
        .containsExactly("zeta", "alpha", "midway");
  }

  @Test
  void copiesAnAnchoredValueToEachPlace() {
    Map<String, @Nullable Object> members = JsonTree.object(read("{one: &a {x: [1]}, two: *a}"));

    JsonTree.object(members.get("one")).put("x", "changed");

    assertThat(members.get("two")).isEqualTo(Map.of("x", List.of(BigInteger.ONE)));
  }

  @Test
  void copiesWhatAMergeKeyRefersTo() {
    Map<String, @Nullable Object> members =
        JsonTree.object(read("base: &b {x: [1]}\nderived: {<<: *b, y: 2}\n"));

    JsonTree.object(members.get("base")).put("x", "changed");

    assertThat(members.get("derived"))
        .isEqualTo(Map.of("x", List.of(BigInteger.ONE), "y", BigInteger.TWO));
  }

  @Test
  void readsJson() {
    assertThat(
            read(
                "{\n"
                    + "\t\"url\": \"https:\\/\\/example.example\",\n"
                    + "\t\"list\": [1, null, \"\\u00e9\"]\n"
                    + "}"))
        .satisfies(
            tree -> {
              assertThat(JsonTree.object(tree)).containsEntry("url", "https://example.example");
              assertThat(JsonTree.list(JsonTree.object(tree).get("list")))
                  .containsExactly(BigInteger.ONE, null, "é");
            });
  }

  @Test
  void readsCharactersBeyondTheBasicPlaneEscapedAsJsonDoes() {
    assertThat(read("{\"smile\": \"\\ud83d\\ude00\"}")).isEqualTo(Map.of("smile", "😀"));
  }

  @Test
  void leavesAByteOrderMarkOut() {
    assertThat(read("\uFEFFname: x")).isEqualTo(Map.of("name", "x"));
  }

  @Test
  void knowsTheLineOnWhichAnObjectBegins() {
    YamlDocument document =
        YamlReader.read(
            YamlFile.write(directory, "lines.yaml", "# comment\nlist:\n  - a: 1\n  - a: 2\n"));

    List<?> entries = JsonTree.list(JsonTree.object(document.root()).get("list"));
    assertThat(document.lineOf(entries.get(0))).isEqualTo(3);
    assertThat(document.lineOf(entries.get(1))).isEqualTo(4);
    assertThat(document.lineOf(Map.of())).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1#b: [2           | not readable as YAML or JSON",
        "a: 1#a: 2            | document.yaml, line 2, column 1: found the key \"a\" a second time",
        "1: x#\"1\": y        | found the key \"1\" a second time",
        "a: 1#---#b: 2        | not readable as YAML or JSON",
        "a: &a [*a]           | found a value that contains itself",
        "a: !money 5          | found the tag !money, which JSON cannot express",
        "a: !pair [1, 2]      | found the tag !pair, which JSON cannot express",
        "a: .inf              | found the number .inf, which JSON cannot express",
        "? [1, 2]#: x         | found a key that is not a scalar",
        "#                    | document.yaml: the file is empty",
      })
  void refusesWhatIsNotOneJsonCompatibleDocument(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('#', '\n')))
        .isInstanceOf(OverlayException.class)
        .hasMessageContaining("document.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> YamlReader.read(directory.resolve("nowhere.yaml")))
        .isInstanceOf(OverlayException.class)
        .hasMessage(directory.resolve("nowhere.yaml") + ": no such file");
  }

  @Test
  void refusesAnotherEncoding() throws IOException {
    Path file =
        Files.write(
            directory.resolve("latin.yaml"), "a: café".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> YamlReader.read(file))
        .isInstanceOf(OverlayException.class)
        .hasMessage(file + ": not UTF-8");
  }

  private @Nullable Object read(String text) {
    return YamlFile.tree(directory, text);
  }
}
