package io.getsales.client.generated.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no model of today's description needs, but one of tomorrow's may. */
class ModelTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 62, 63, 64, 65, 127, 128, 129})
  void tellsNullFromAbsentInModelsOfAnySize(int index) throws IOException {
    String json = "{\"f" + index + "\":null}";
    Wide model = read(Wide.class, json);

    assertThat(IntStream.range(0, Wide.FIELDS).filter(i -> model.isNull("f" + i)).boxed())
        .containsExactly(index);
    assertThat(model.toJson()).isEqualTo(json);

    model.set(index, "x");
    assertThat(model.isNull("f" + index)).isFalse();
    model.clear(index);
    assertThat(model.toJson()).isEqualTo(json);
    model.set(index, null);
    assertThat(model.toJson()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          9223372036854775807   | 9223372036854775807
          -9223372036854775808  | -9223372036854775808
          999999999999999999    | 999999999999999999
          1000000000000000000   | 1000000000000000000
          9223372036854775808   | null
          "12"                  | 12
          12.0                  | 12
          1.5                   | null
          """)
  void readsLongNumbers(String json, Long number) throws IOException {
    Rare model = read(Rare.class, "{\"number\":" + json + "}");

    assertThat(model.number).isEqualTo(number);
    assertThat(model.toJson()).isEqualTo("{\"number\":" + json + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          0.10    | 0.10
          1E+2    | 1E+2
          1e2     | 1E+2
          "0.10"  | 0.10
          1e65    | null
          true    | 1
          """)
  void readsDecimals(String json, BigDecimal decimal) throws IOException {
    Rare model = read(Rare.class, "{\"decimal\":" + json + "}");

    assertThat(model.decimal).isEqualTo(decimal);
    assertThat(model.toJson()).isEqualTo("{\"decimal\":" + json + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          "2024-11-05"                  | 2024-11-05
          "2024-11-05T23:31:12.000000Z" | 2024-11-05
          "0000-00-00"                  | null
          20241105                      | null
          """)
  void readsDays(String json, LocalDate day) throws IOException {
    Rare model = read(Rare.class, "{\"day\":" + json + "}");

    assertThat(model.day).isEqualTo(day);
    assertThat(model.toJson()).isEqualTo("{\"day\":" + json + "}");
  }

  @Test
  void keepsTheShapeOfMomentsBesideAnOddOne() throws IOException {
    String json = "{\"moments\":[\"2024-11-05T08:31:12.000000Z\",\"2024-11-05\",null]}";
    Rare model = read(Rare.class, json);

    assertThat(model.moments)
        .containsExactly(
            OffsetDateTime.parse("2024-11-05T08:31:12Z"),
            OffsetDateTime.parse("2024-11-05T00:00:00Z"),
            null);
    assertThat(model.toJson()).isEqualTo(json);
  }

  @Test
  void findsTotalAndEndOfAPageThatHasNoFieldsForThem() throws IOException {
    String pagination = "\"pagination\":{\"total\":\"37\",\"has_more\":1}";

    Rows nested = read(Rows.class, "{\"data\":[{}]," + pagination + "}");
    Rows bare = read(Rows.class, "[{}]");

    assertThat(nested.total()).isEqualTo(37);
    assertThat(nested.hasMore()).isTrue();
    assertThat(bare.getData()).containsExactly(new Rare());
    assertThat(bare.total()).isNull();
    assertThat(bare.hasMore()).isNull();
  }

  @Test
  void refusesAModelWithoutAPublicConstructor() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelTypeAdapterFactory.of(Hidden.class))
        .withMessageContaining("expected: a generated model");
  }

  private static <M extends Model> M read(Class<M> type, String json) throws IOException {
    return ModelTypeAdapterFactory.of(type).fromJson(json);
  }

  /** More fields than a word has bits, twice over. */
  public static final class Wide extends Model {
    static final int FIELDS = 130;
    private static final String[] NAMES =
        IntStream.range(0, FIELDS).mapToObj(i -> "f" + i).toArray(String[]::new);

    private final @Nullable String[] values = new String[FIELDS];

    public Wide() {}

    void set(int index, @Nullable String value) {
      values[index] = value;
      assigned(index);
    }

    void clear(int index) {
      values[index] = null;
      cleared(index);
    }

    @Override
    protected String[] fieldNames() {
      return NAMES;
    }

    @Override
    protected int fieldIndex(String name) {
      return List.of(NAMES).indexOf(name);
    }

    @Override
    protected Model newModel() {
      return new Wide();
    }

    @Override
    protected void readField(int index, ModelReader in) throws IOException {
      values[index] = in.nextString();
    }

    @Override
    protected void visitFields(FieldVisitor visitor) throws IOException {
      for (int i = 0; i < FIELDS; i++) {
        visitor.visit(i, values[i]);
      }
    }
  }

  /** Types that the generator can make fields of. */
  public static final class Rare extends Model {
    private static final String[] NAMES = {"number", "decimal", "day", "moments"};

    private @Nullable Long number;
    private @Nullable BigDecimal decimal;
    private @Nullable LocalDate day;
    private @Nullable List<@Nullable OffsetDateTime> moments;

    public Rare() {}

    @Override
    protected String[] fieldNames() {
      return NAMES;
    }

    @Override
    protected int fieldIndex(String name) {
      return List.of(NAMES).indexOf(name);
    }

    @Override
    protected Model newModel() {
      return new Rare();
    }

    @Override
    protected void readField(int index, ModelReader in) throws IOException {
      switch (index) {
        case 0 -> number = in.nextLong();
        case 1 -> decimal = in.nextBigDecimal();
        case 2 -> day = in.nextLocalDate();
        case 3 -> moments = in.nextList(ModelReader::nextOffsetDateTime);
        default -> throw new IllegalArgumentException("index: " + index);
      }
    }

    @Override
    protected void visitFields(FieldVisitor visitor) throws IOException {
      visitor.visit(0, number);
      visitor.visit(1, decimal);
      visitor.visit(2, day);
      visitor.visit(3, moments);
    }
  }

  /** A page whose description has the rows alone. */
  public static final class Rows extends PageModel<Rare> {
    private static final String[] NAMES = {"data"};

    private @Nullable List<Rare> data;

    public Rows() {}

    @Override
    public @Nullable List<Rare> getData() {
      return data;
    }

    @Override
    protected String[] fieldNames() {
      return NAMES;
    }

    @Override
    protected int fieldIndex(String name) {
      return List.of(NAMES).indexOf(name);
    }

    @Override
    protected Model newModel() {
      return new Rows();
    }

    @Override
    protected Rare newRow() {
      return new Rare();
    }

    @Override
    protected void readField(int index, ModelReader in) throws IOException {
      data = in.nextModels(Rare::new);
    }

    @Override
    protected void visitFields(FieldVisitor visitor) throws IOException {
      visitor.visit(0, data);
    }
  }

  private static final class Hidden extends Model {
    @Override
    protected String[] fieldNames() {
      return new String[0];
    }

    @Override
    protected int fieldIndex(String name) {
      return -1;
    }

    @Override
    protected Model newModel() {
      return new Hidden();
    }

    @Override
    protected void readField(int index, ModelReader in) {}

    @Override
    protected void visitFields(FieldVisitor visitor) {}
  }
}
