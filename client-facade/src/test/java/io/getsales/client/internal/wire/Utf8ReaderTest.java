package io.getsales.client.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Reader;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {
  /** Bytes at which the rules of UTF-8 change, and so the ones that errors hide at. */
  private static final byte[] EDGES =
      HexFormat.of().parseHex("00417f808f909fa0bfc0c1c2dfe0e1ecedeeeff0f1f3f4f5f7f8fbfcfdfeff");

  /** What okio keeps in one piece. */
  private static final int SEGMENT = 8192;

  @Provide
  Arbitrary<byte[]> edgyBytes() {
    return Arbitraries.bytes()
        .between(Byte.MIN_VALUE, Byte.MAX_VALUE)
        .map(any -> EDGES[Math.floorMod(any, EDGES.length)])
        .array(byte[].class)
        .ofMaxSize(12);
  }

  @Property(tries = 2000)
  void decodesAnyBytesAsTheJdkDoes(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int n)
      throws Exception {
    assertThat(read(bytes, List.of(n))).isEqualTo(new String(bytes, UTF_8));
  }

  @Property(tries = 5000)
  void decodesBrokenSequencesAsTheJdkDoes(
      @ForAll("edgyBytes") byte[] bytes,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 4) Integer> sizes)
      throws Exception {
    assertThat(read(bytes, sizes)).isEqualTo(new String(bytes, UTF_8));
  }

  @Property(tries = 500)
  void decodesWhatTheJdkEncodes(@ForAll String text, @ForAll @IntRange(min = 1, max = 4) int size)
      throws Exception {
    byte[] bytes = text.getBytes(UTF_8);

    assertThat(read(bytes, List.of(size))).isEqualTo(new String(bytes, UTF_8));
  }

  @Property(tries = 2000)
  void decodesSequencesThatLieInTwoPiecesOfMemoryAsTheJdkDoes(
      @ForAll("edgyBytes") byte[] bytes, @ForAll @IntRange(min = 0, max = 12) int before)
      throws Exception {
    byte[] text = ("x".repeat(SEGMENT - before) + "y".repeat(12)).getBytes(UTF_8);
    System.arraycopy(bytes, 0, text, SEGMENT - before, bytes.length);

    assertThat(read(text, List.of(13))).isEqualTo(new String(text, UTF_8));
  }

  @Property(tries = 300)
  void decodesLongTextsAsTheJdkDoes(
      @ForAll("edgyBytes") byte[] bytes,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 80) Integer> gaps)
      throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int gap : gaps) {
      text.writeBytes("z".repeat(gap).getBytes(UTF_8));
      text.writeBytes(bytes);
    }

    assertThat(read(text.toByteArray(), List.of(13, 1, 12)))
        .isEqualTo(new String(text.toByteArray(), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eda080", // half of a surrogate pair
        "eda080edb080", // both halves, each by itself
        "ed9fbf", // the last before them
        "ee8080", // the first behind them
        "c080", // long form of the zero
        "e08080", // a longer one
        "f0808080", // the longest
        "f48fbfbf", // the last character of all
        "f4908080", // beyond it
        "e282", // cut
        "f09f9a", // cut later
        "e28241", // cut by a letter
        "f09f9a41",
        "f8888080", // five bytes
        "efbbbf41" // byte order mark
      })
  void decodesTheKnownTrapsAsTheJdkDoes(String hex) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThat(read(bytes, List.of(1))).isEqualTo(new String(bytes, UTF_8));
  }

  @Test
  void readingNothingReadsNothing() throws Exception {
    Reader reader = new Utf8Reader(new Buffer().writeUtf8("a"));

    assertThat(reader.read(new char[3], 1, 0)).isZero();
    assertThat(reader.read()).isEqualTo('a');
    assertThat(reader.read()).isEqualTo(-1);
    assertThat(reader.read()).isEqualTo(-1);
  }

  /** Reads to the end, so many characters at a time, in turn. */
  private static String read(byte[] bytes, List<Integer> sizes) throws Exception {
    StringBuilder text = new StringBuilder();
    char[] room = new char[32];
    try (Reader reader = new Utf8Reader(new Buffer().write(bytes))) {
      for (int turn = 0; ; turn++) {
        int count = reader.read(room, 3, sizes.get(turn % sizes.size()));
        if (count < 0) {
          return text.toString();
        }
        assertThat(count).isPositive();
        text.append(room, 3, count);
      }
    }
  }
}
