package io.getsales.client.generated.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, the reader says what Gson's own says of it. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class Utf8JsonReaderTest {
  /** Bytes at which the rules of UTF-8 change, and so the ones that errors hide at. */
  private static final byte[] EDGES =
      HexFormat.of().parseHex("00417f808f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5f7f8fbfcfdfeff");

  /** What a text is made of where JSON's rules are at stake. */
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          " ",
          "\n",
          "\t",
          "\f",
          "\"a\"",
          "\"b\":",
          "1",
          "-",
          "0",
          "-0",
          "01",
          "12345678901234567890",
          "999999999999999999",
          "1.5",
          ".",
          "1.",
          "e",
          "E+2",
          "1e5",
          "true",
          "TRUE",
          "tru",
          "False",
          "null",
          "nUll",
          "NaN",
          "Infinity",
          "\\u00e9",
          "\\ud800",
          "\\u12",
          "\\u00g0",
          "\\n",
          "\\'",
          "\\x",
          "'",
          "//",
          "#",
          ";",
          "=",
          "\u00e9",
          "\u20ac",
          "\uD83D\uDE80",
          "\uFEFF",
          "a",
          "/",
          "\u0000",
          "\"\"",
          "{}",
          "[]",
          "\"x\\\"y\"",
          "\"\\\\\"");

  private interface Walk<T> {
    T read(JsonReader json) throws IOException;
  }

  private static JsonReader gsons(byte[] text) {
    return new JsonReader(new InputStreamReader(new ByteArrayInputStream(text), UTF_8));
  }

  private static Utf8JsonReader ours(byte[] text) {
    // Something stands behind the text, as where the memory held a longer one before.
    byte[] memory = Arrays.copyOf(text, text.length + 9);
    Arrays.fill(memory, text.length, memory.length, (byte) '"');
    return new Utf8JsonReader(memory, text.length);
  }

  private static Utf8JsonReader ours(String text) {
    return ours(text.getBytes(UTF_8));
  }

  /** All tokens with their values; the last one is what it ended with. */
  private static List<String> tokens(JsonReader json) {
    List<String> tokens = new ArrayList<>();
    try {
      while (true) {
        boolean hasNext = json.hasNext();
        JsonToken token = json.peek();
        tokens.add(hasNext + " " + token);
        switch (token) {
          case BEGIN_OBJECT -> json.beginObject();
          case END_OBJECT -> json.endObject();
          case BEGIN_ARRAY -> json.beginArray();
          case END_ARRAY -> json.endArray();
          case NAME -> tokens.add(json.nextName());
          case STRING, NUMBER -> tokens.add(json.nextString());
          case BOOLEAN -> tokens.add(Boolean.toString(json.nextBoolean()));
          case NULL -> json.nextNull();
          case END_DOCUMENT -> {
            return tokens;
          }
        }
      }
    } catch (IOException e) {
      return List.of("refused");
    }
  }

  private static void assertSame(byte[] text) {
    assertThat(tokens(ours(text))).as(new String(text, UTF_8)).isEqualTo(tokens(gsons(text)));
    assertThat(skipped(ours(text))).as(new String(text, UTF_8)).isEqualTo(skipped(gsons(text)));
  }

  private static String skipped(JsonReader json) {
    try {
      json.skipValue();
      return json.peek().toString();
    } catch (IOException e) {
      return "refused";
    }
  }

  @Property(tries = 20_000)
  void saysTheSameOfPiecesInAnyOrder(@ForAll("pieces") List<String> pieces) {
    assertSame(String.join("", pieces).getBytes(UTF_8));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(12);
  }

  @Property(tries = 2_000)
  void readsEveryTreeAsGsonDoes(@ForAll("trees") JsonElement tree) throws IOException {
    byte[] text = new Gson().toJson(tree).getBytes(UTF_8);

    assertThat(ModelReader.ELEMENTS.read(ours(text)))
        .isEqualTo(ModelReader.ELEMENTS.read(gsons(text)));
  }

  @Property(tries = 5_000)
  void saysTheSameOfADamagedTree(
      @ForAll("trees") JsonElement tree,
      @ForAll int place,
      @ForAll("damages") String damage,
      @ForAll boolean isReplaced) {
    byte[] text = new Gson().toJson(tree).getBytes(UTF_8);
    int at = Math.floorMod(place, text.length);
    byte[] piece = damage.getBytes(ISO_8859_1);
    ByteArrayOutputStream damaged = new ByteArrayOutputStream();
    damaged.write(text, 0, at);
    damaged.writeBytes(piece);
    int rest = Math.min(text.length, at + (isReplaced ? Math.max(1, piece.length) : 0));
    damaged.write(text, rest, text.length - rest);

    assertSame(damaged.toByteArray());
  }

  @Provide
  Arbitrary<String> damages() {
    return Arbitraries.oneOf(
        Arbitraries.of(PIECES).map(piece -> new String(piece.getBytes(UTF_8), ISO_8859_1)),
        Arbitraries.of("", "\u00c3", "\u0080", "\u00ff", "\u00ed\u00a0\u0080", "\u00f0\u009f"));
  }

  @Provide
  Arbitrary<JsonElement> trees() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(40),
            Arbitraries.strings().ascii().ofMaxLength(40),
            Arbitraries.strings()
                .withChars("\"\\/\b\f\n\r\t\u2028é€\uD83D\uDE80 ax")
                .ofMaxLength(40),
            Arbitraries.of("2024-11-05T08:31:12.000000Z", "", "created_at"));
    Arbitrary<JsonElement> leaves =
        Arbitraries.oneOf(
            texts.map(JsonPrimitive::new),
            Arbitraries.longs().map(JsonPrimitive::new),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                .ofScale(6)
                .map(JsonPrimitive::new),
            Arbitraries.of(true, false).map(JsonPrimitive::new),
            Arbitraries.just(JsonNull.INSTANCE));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner
                    .list()
                    .ofMaxSize(4)
                    .map(
                        elements -> {
                          JsonArray array = new JsonArray();
                          elements.forEach(array::add);
                          return array;
                        }),
                Combinators.combine(
                        Arbitraries.oneOf(texts, Arbitraries.of("a", "b", "name")).list().ofSize(4),
                        inner.list().ofMaxSize(4))
                    .as(
                        (names, values) -> {
                          JsonObject object = new JsonObject();
                          for (int i = 0; i < values.size(); i++) {
                            object.add(names.get(i), values.get(i));
                          }
                          return object;
                        })),
        0,
        4);
  }

  @Property(tries = 5_000)
  void decodesBrokenUtf8AsTheJdkDoes(@ForAll("edgyBytes") byte[] bytes, @ForAll("gaps") int gap)
      throws IOException {
    byte[] quoted = ("\"" + "z".repeat(gap) + "?".repeat(bytes.length) + "\"").getBytes(UTF_8);
    System.arraycopy(bytes, 0, quoted, 1 + gap, bytes.length);

    assertThat(ours(quoted).nextString())
        .isEqualTo(new String(quoted, 1, quoted.length - 2, UTF_8));
    assertSame(quoted);
  }

  @Provide
  Arbitrary<byte[]> edgyBytes() {
    return Arbitraries.bytes()
        .between(Byte.MIN_VALUE, Byte.MAX_VALUE)
        .map(any -> EDGES[Math.floorMod(any, EDGES.length)])
        .array(byte[].class)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<Integer> gaps() {
    return Arbitraries.integers().between(0, 17);
  }

  /** A quote or backslash at each place that looking at eight bytes at a time can miss. */
  @Test
  void findsTheEndOfATextAtEveryPlace() throws IOException {
    for (int before = 0; before < 20; before++) {
      for (String end : new String[] {"", "\\\"", "\\\\", "\\u0041", "\u00e9"}) {
        for (int after = 0; after < 10; after++) {
          String text = "\"" + "!".repeat(before) + end + "#".repeat(after) + "\"";
          assertThat(ours(text).nextString()).isEqualTo(gsons(text.getBytes(UTF_8)).nextString());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\uFEFF",
        "\uFEFF{}",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{'a':1}",
        "[1 2]",
        "1 2",
        "{}{}",
        "[\"a",
        "[\"a\\",
        "[\"\\u00",
        "nul",
        "nulL",
        "truex",
        "1x",
        "1\f",
        "-",
        "-1",
        "0",
        "00",
        "1e",
        "1e+",
        "1e+1",
        "1.e1",
        ".1",
        "+1",
        "//c\n1",
        "[1]/**/",
        "\"raw\nline\"",
        "\"\\\n\"",
        "[[[[]]]]",
        "]",
        "}",
        "[}",
        "{]"
      })
  void saysTheSameOfTheKnownTraps(String text) {
    assertSame(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-7",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "1.0",
        "1.5",
        "1e2",
        "\"12\"",
        "\"1.0\"",
        "\"x\"",
        "-0",
        "true",
        "1e400"
      })
  void convertsNumbersAsGsonDoes(String text) {
    assertSameResult(text, JsonReader::nextLong);
    assertSameResult(text, JsonReader::nextInt);
    assertSameResult(text, JsonReader::nextDouble);
  }

  private static <T> void assertSameResult(String text, Walk<T> walk) {
    assertThat(result(ours(text), walk)).isEqualTo(result(gsons(text.getBytes(UTF_8)), walk));
  }

  private static @Nullable Object result(JsonReader json, Walk<?> walk) {
    try {
      return walk.read(json);
    } catch (IOException | RuntimeException e) {
      return e.getClass();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1022, 1023, 1024, 1025, 3000})
  void takesNumbersAsLongAsGsonDoes(int length) {
    assertSame(("[" + "1".repeat(length) + "]").getBytes(UTF_8));
    assertSame("1".repeat(length).getBytes(UTF_8));
    assertSame(("[0." + "1".repeat(length - 2) + "]").getBytes(UTF_8));
    assertSame(("[1e" + "1".repeat(length - 2) + " ,1]").getBytes(UTF_8));
  }

  /** Where a counter of 64 bits runs over, and zero comes round again. */
  @ParameterizedTest
  @ValueSource(strings = {"18446744073709551616", "184467440737095516160", "-36893488147419103232"})
  void takesNumbersLongerThanALongAsGsonDoes(String number) throws IOException {
    assertSame(number.getBytes(UTF_8));
  }

  @Test
  void isNestedAsDeepAsAllowedAndNoDeeper() throws IOException {
    for (String bracket : new String[] {"[", "{\"a\":"}) {
      JsonReader json = ours(bracket.repeat(6));
      json.setNestingLimit(5);

      assertThatThrownBy(() -> tokensUnder(json))
          .isInstanceOf(MalformedJsonException.class)
          .hasMessageContaining("deeper than 5 levels");
    }
    assertThat(tokens(ours("[".repeat(200) + "]".repeat(200)))).hasSize(401);
  }

  private static void tokensUnder(JsonReader json) throws IOException {
    while (json.hasNext()) {
      if (json.peek() == JsonToken.BEGIN_ARRAY) {
        json.beginArray();
      } else {
        json.beginObject();
        json.nextName();
      }
    }
  }

  @Test
  void readsNamesThatAreDataWithoutKeepingThemAll() throws IOException {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 5_000; i++) {
      text.append("\"person-").append(i % 3_000).append("@example.com\":").append(i).append(',');
    }
    JsonReader json = ours(text.append("\"").append("n".repeat(100)).append("\":0}").toString());

    json.beginObject();
    for (int i = 0; i < 5_000; i++) {
      assertThat(json.nextName()).isEqualTo("person-" + i % 3_000 + "@example.com");
      assertThat(json.nextInt()).isEqualTo(i);
    }
    assertThat(json.nextName()).isEqualTo("n".repeat(100));
  }

  /** A name that begins like the expected one, or is the beginning of it. */
  @Test
  void neverTakesAnotherNameForTheExpectedOne() throws IOException {
    JsonReader json = ours("[{\"ab\":1,\"abc\":2},{\"ab\":1,\"ab\\u0063\":2},{\"abc\":1,\"a\":2}]");

    assertThat(tokens(json))
        .containsSubsequence("ab", "abc", "ab", "abc", "abc", "a")
        .doesNotContain("refused");
  }

  @Test
  void complainsWithThePlaceAndWithoutTheText() {
    assertThatExceptionOfType(MalformedJsonException.class)
        .isThrownBy(() -> ModelReader.ELEMENTS.read(ours("{\"email\":marta@example.com}")))
        .withMessage("something else than expected at byte 9");
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> ModelReader.ELEMENTS.read(ours("{\"email\":")))
        .withMessage("the text ends at byte 9");
    assertThatIllegalStateException()
        .isThrownBy(() -> ours("{\"email\":1}").beginArray())
        .withMessage("expected BEGIN_ARRAY but was BEGIN_OBJECT at byte 0");
    assertThat(ours("12")).hasToString("Utf8JsonReader at byte 0");
    assertThat(ours("12").getPath()).isEqualTo("byte 0");
    assertThat(ours("12").getPreviousPath()).isEqualTo("byte 0");
  }

  @Test
  void readsNothingWhenClosed() throws IOException {
    JsonReader json = ours("[1]");
    json.beginArray();
    json.close();

    assertThatIllegalStateException().isThrownBy(json::peek);
  }

  @Test
  void refusesALengthThatTheTextHasNot() {
    assertThatThrownBy(() -> new Utf8JsonReader(new byte[3], 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
