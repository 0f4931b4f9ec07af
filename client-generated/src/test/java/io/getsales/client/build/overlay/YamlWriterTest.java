package io.getsales.client.build.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class YamlWriterTest {

  static List<String> textsThatLookLikeSomethingElse() {
    return List.of(
        "",
        " ",
        "~",
        "null",
        "Null",
        "NULL",
        "true",
        "True",
        "FALSE",
        "on",
        "On",
        "OFF",
        "off",
        "yes",
        "Yes",
        "NO",
        "no",
        "y",
        "Y",
        "n",
        "N",
        "3.0",
        "3.0.3",
        "1.0",
        "300",
        "-1",
        "+1",
        "0777",
        "0o17",
        "0x1F",
        "0b101",
        "1_000",
        "1e3",
        "1E+3",
        ".5",
        "5.",
        ".inf",
        "-.INF",
        ".NaN",
        "12:30",
        "190:20:30",
        "2024-12-11",
        "2024-12-11T10:20:30Z",
        "2024-12-11 10:20:30",
        "=",
        "<<",
        "-",
        "- a",
        "?",
        "? a",
        ":",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "a#b",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "'a'",
        "\"a\"",
        "it's",
        "[a]",
        "{a}",
        "[]",
        "{}",
        "a, b",
        ",",
        "---",
        "...",
        "--- a",
        " a",
        "a ",
        "a  b",
        "a\tb",
        "\ta",
        "a\\b",
        "\\n",
        ">=",
        "$ref",
        "#/components/schemas/Contact",
        "/leads/api/leads/{uuid}",
        "application/json",
        "a\nb",
        "a\n",
        "\na",
        "a\n\nb\n\n",
        " a\nb",
        "a \nb",
        "a\n b",
        "a\nb ",
        "\n",
        "\n\n",
        "a\r\nb",
        "a\rb",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "a\u00a0b",
        "\uFEFFa",
        "a\u0000b",
        "a\u001bb",
        "a\u007fb",
        "\ufffe",
        "é",
        "Ünïcode",
        "中文",
        "😀",
        "a\n😀\n",
        "# a\nb",
        "--- a\nb",
        "a: b\nc: d\n",
        "- a\n- b",
        "\t\n",
        "a\n\t b\n",
        "a\n\u0085b",
        "k".repeat(2000));
  }

  @ParameterizedTest
  @MethodSource("textsThatLookLikeSomethingElse")
  void everyYamlParserReadsATextBack(String text) {
    assertReadBackAlike(List.of(text, List.of(text)));
    assertReadBackAlike(Map.of("key", text));
    assertReadBackAlike(Map.of(text, List.of(Map.of(text, text))));
  }

  @Test
  void everyYamlParserReadsOtherScalarsBack() {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("nothing", null);
    tree.put("yes", true);
    tree.put("no", false);
    tree.put("integer", BigInteger.valueOf(300));
    tree.put("large", new BigInteger("123456789012345678901234567890"));
    tree.put("decimal", new BigDecimal("-0.25"));
    tree.put("tiny", new BigDecimal("1e-12"));
    tree.put("no fraction", new BigDecimal("1e3"));
    tree.put("empty object", new LinkedHashMap<>());
    tree.put("empty list", new ArrayList<>());
    tree.put("nulls", new ArrayList<>(Arrays.asList(null, null)));

    assertReadBackAlike(tree);
  }

  @Property(tries = 500)
  void everyYamlParserReadsAnyTreeBack(@ForAll("trees") Object tree) {
    assertReadBackAlike(tree);
  }

  @Provide
  Arbitrary<Object> trees() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).filter(YamlWriterTest::hasNoLoneSurrogate),
            Arbitraries.strings().withChars(" \n\t-:#'\"a1.,{}[]&*!|>%@~?/").ofMaxLength(12));
    Arbitrary<Object> scalars =
        Arbitraries.oneOf(
            texts.map(text -> text),
            Arbitraries.bigIntegers().map(number -> number),
            Arbitraries.doubles().map(BigDecimal::valueOf),
            Arbitraries.of(true, false).map(flag -> flag));
    return Arbitraries.recursive(
        () -> scalars,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(list -> list),
                Arbitraries.maps(texts, inner).ofMaxSize(4).map(LinkedHashMap::new)),
        1,
        4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Contact",
        "Contact list",
        "application/json",
        "/leads/api/leads/{lead_uuid}",
        "x-repeat",
        "createContacts",
        "Sorted by name, then by date (ascending).",
        "it's"
      })
  void wordsStandWithoutQuotes(String text) {
    assertThat(YamlWriter.write(Map.of(text, text))).isEqualTo(text + ": " + text + "\n");
  }

  @Test
  void severalLinesStandAsBlock() {
    assertThat(YamlWriter.write(Map.of("description", "First: one.\nSecond.\n")))
        .isEqualTo("description: |\n  First: one.\n  Second.\n");
  }

  private static boolean hasNoLoneSurrogate(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static void assertReadBackAlike(Object tree) {
    String written = YamlWriter.write(tree);
    assertThat(comparable(byYaml12(written)))
        .as("YAML 1.2: %s", written)
        .isEqualTo(comparable(tree));
    assertThat(comparable(byYaml11(written)))
        .as("YAML 1.1: %s", written)
        .isEqualTo(comparable(tree));
  }

  private static @Nullable Object byYaml12(String text) {
    try {
      Path file = Files.createTempFile("written", ".yaml");
      try {
        return YamlReader.read(Files.writeString(file, text)).root();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object byYaml11(String text) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  /** Makes one of the Java types that the parsers give to numbers; all other types are compared. */
  private static @Nullable Object comparable(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
      map.forEach((key, member) -> members.put(key, comparable(member)));
      return members;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> entries = new ArrayList<>();
      list.forEach(entry -> entries.add(comparable(entry)));
      return entries;
    }
    if (value instanceof Double || value instanceof BigDecimal) {
      return ((Number) value).doubleValue();
    }
    return value instanceof Number ? new BigInteger(value.toString()) : value;
  }
}
