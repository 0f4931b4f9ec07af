package io.getsales.client.generated.support;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the vendor's JSON in one streaming pass, with the leniency that the wire needs: the
 * documents contradict each other and the service, and one odd value must not cost a page of rows.
 *
 * <p>Every method reads the value that comes next; null gives {@code null}. A value in another form
 * than described that still has one meaning is read by that meaning; one that has none gives {@code
 * null}. In both cases the raw value is kept for {@link #takeOdd()}, so that nothing is lost.
 *
 * <p>JSON that is none, or is nested deeper than the reader below allows (Gson's own limit is 255),
 * ends in that reader's exception. Not thread-safe.
 */
public final class ModelReader {
  static final TypeAdapter<JsonElement> ELEMENTS = new Gson().getAdapter(JsonElement.class);

  /** No field of the vendor's holds a longer number, and arithmetic with one would be costly. */
  private static final int LONGEST_NUMBER = 64;

  /** So many digits always fit a long. */
  private static final int LONGEST_PLAIN_NUMBER = 18;

  private static final int FEW = 2;

  private final JsonReader json;

  /** The same reader, where it can read dates and numbers without a String. */
  private final @Nullable Utf8JsonReader bytes;

  private final ReadTrace trace;
  private @Nullable JsonElement odd;
  private boolean isOtherType;
  private boolean isUnread;
  private boolean tookUnread;

  /**
   * Reads from {@code json}, whose settings stay as they are.
   *
   * @param json stands before the first value to read
   */
  public ModelReader(JsonReader json) {
    this(json, ReadTrace.plain());
  }

  /**
   * Reads from {@code json} and tells {@code trace} how it goes.
   *
   * @param json stands before the first value to read
   * @param trace keeps what is met
   */
  public ModelReader(JsonReader json, ReadTrace trace) {
    this.json = json;
    this.bytes = json instanceof Utf8JsonReader reader ? reader : null;
    this.trace = trace;
  }

  /** Reads from a tree that was read before. */
  static <V> @Nullable V readTree(JsonElement tree, ElementReader<V> value) {
    return readTree(tree, ReadTrace.plain(), value);
  }

  private static <V> @Nullable V readTree(
      JsonElement tree, ReadTrace trace, ElementReader<V> value) {
    return new TreeReader<>(trace, value).fromJsonTree(tree);
  }

  JsonReader json() {
    return json;
  }

  ReadTrace trace() {
    return trace;
  }

  /** The raw form of the value read last, when it was not as described; then forgets it. */
  @Nullable JsonElement takeOdd() {
    JsonElement taken = odd;
    if (taken == null) {
      return null;
    }
    tookUnread = isUnread;
    if (isOtherType && !taken.isJsonNull()) {
      trace.mismatch(!isUnread);
    }
    odd = null;
    isOtherType = false;
    isUnread = false;
    return taken;
  }

  /** Whether the odd value taken last could not be read. */
  boolean tookUnread() {
    return tookUnread;
  }

  /**
   * Whether a value stands for none at all: null, {@code ""}, {@code []}, <code>{}</code>, a zero
   * date.
   */
  static boolean isNothing(JsonElement value) {
    return value.isJsonNull()
        || isEmpty(value)
        || (value instanceof JsonPrimitive text
            && text.isString()
            && (text.getAsString().isBlank() || text.getAsString().startsWith("0000-00-00")));
  }

  /** What an odd value was read as. */
  private <V> @Nullable V judged(JsonElement value, @Nullable V read) {
    isUnread = read == null && !isNothing(value);
    return read;
  }

  boolean atArray() throws IOException {
    return json.peek() == JsonToken.BEGIN_ARRAY;
  }

  /**
   * {@return a text; numbers and booleans give their text}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable String nextString() throws IOException {
    if (json.peek() == JsonToken.STRING) {
      return json.nextString();
    }
    JsonElement value = oddValue();
    return judged(value, value.isJsonPrimitive() ? value.getAsString() : null);
  }

  /**
   * {@return a whole number of 32 bits; texts, whole decimals and booleans (1 and 0) are read as
   * numbers}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable Integer nextInteger() throws IOException {
    return number(ModelReader::intOrNull, BigDecimal::intValueExact);
  }

  /**
   * {@return a whole number of 64 bits, read like {@link #nextInteger()}}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable Long nextLong() throws IOException {
    return number(Long::valueOf, BigDecimal::longValueExact);
  }

  /**
   * {@return a decimal number, read like {@link #nextInteger()}}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable BigDecimal nextBigDecimal() throws IOException {
    return number(BigDecimal::valueOf, Function.identity());
  }

  private <N> @Nullable N number(
      LongFunction<? extends @Nullable N> plain, Function<BigDecimal, N> convert)
      throws IOException {
    if (bytes != null && bytes.isAtWholeNumber()) {
      long whole = bytes.nextWholeNumber();
      N number = plain.apply(whole);
      if (number == null) {
        otherForm(JsonParser.parseString(Long.toString(whole)), false);
      }
      return number;
    }
    if (json.peek() == JsonToken.NUMBER) {
      String text = json.nextString();
      boolean isPlain = isPlain(text);
      N number = isPlain ? plain.apply(Long.parseLong(text)) : numberOrNull(text, convert);
      if (number == null || !(isPlain || number.toString().equals(text))) {
        otherForm(JsonParser.parseString(text), number != null);
      }
      return number;
    }
    JsonElement value = oddValue();
    return judged(value, value.isJsonPrimitive() ? numberFrom(value.getAsString(), convert) : null);
  }

  private static <N> @Nullable N numberFrom(String text, Function<BigDecimal, N> convert) {
    return switch (text) {
      case "true" -> convert.apply(BigDecimal.ONE);
      case "false" -> convert.apply(BigDecimal.ZERO);
      default -> numberOrNull(text.strip(), convert);
    };
  }

  private static @Nullable Integer intOrNull(long number) {
    int narrow = (int) number;
    return narrow == number ? Integer.valueOf(narrow) : null;
  }

  /** Whether the text is that of a whole number as nearly every row has them. */
  private static boolean isPlain(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - start;
    if (digits < 1 || digits > LONGEST_PLAIN_NUMBER) {
      return false;
    }
    if (text.charAt(start) == '0') {
      return text.length() == 1;
    }
    for (int at = start; at < text.length(); at++) {
      if (!isDigit(text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static <N> @Nullable N numberOrNull(String text, Function<BigDecimal, N> convert) {
    if (text.length() > LONGEST_NUMBER) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > LONGEST_NUMBER ? null : convert.apply(number);
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  /**
   * {@return a truth value; 1, 0, "1", "0", "true" and "false" are read as such}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable Boolean nextBoolean() throws IOException {
    if (json.peek() == JsonToken.BOOLEAN) {
      return json.nextBoolean();
    }
    JsonElement value = oddValue();
    return judged(value, value.isJsonPrimitive() ? booleanOrNull(value.getAsString()) : null);
  }

  private static @Nullable Boolean booleanOrNull(String text) {
    return switch (text) {
      case "1", "true" -> true;
      case "0", "false" -> false;
      default -> null;
    };
  }

  /**
   * {@return a moment in any of the vendor's shapes; without a zone it is UTC; "" and zero dates
   * are null}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable OffsetDateTime nextOffsetDateTime() throws IOException {
    OffsetDateTime usual = bytes == null ? null : bytes.nextUsualMoment();
    if (usual != null) {
      return usual;
    }
    if (json.peek() != JsonToken.STRING) {
      return judged(oddValue(), null);
    }
    String text = json.nextString();
    OffsetDateTime moment = DateTimes.parse(text);
    if (moment == null || !DateTimes.isUsualShape(text)) {
      otherForm(new JsonPrimitive(text), moment != null);
    }
    return moment;
  }

  /**
   * {@return a day; of a moment the day is taken}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable LocalDate nextLocalDate() throws IOException {
    if (json.peek() != JsonToken.STRING) {
      return judged(oddValue(), null);
    }
    String text = json.nextString();
    OffsetDateTime moment = DateTimes.parse(text);
    LocalDate day = moment == null ? null : moment.toLocalDate();
    if (day == null || !day.toString().equals(text)) {
      otherForm(new JsonPrimitive(text), day != null);
    }
    return day;
  }

  /**
   * {@return a value of an open set}
   *
   * @param <E> the type of the value
   * @param of gives the value of a text
   * @throws IOException when the source fails, or the text is no JSON
   */
  public <E> @Nullable E nextEnum(Function<String, E> of) throws IOException {
    String text = nextString();
    if (text == null) {
      return null;
    }
    E value = of.apply(text);
    if (trace.isCounting() && value instanceof OpenEnum open && !open.isKnown()) {
      trace.unknownEnumValue();
    }
    return value;
  }

  /**
   * {@return a value of an open set; an object in its place is expected too, and kept in raw form
   * only}
   *
   * @param <E> the type of the value
   * @param of gives the value of a text
   * @throws IOException when the source fails, or the text is no JSON
   */
  public <E> @Nullable E nextEnumOrObject(Function<String, E> of) throws IOException {
    if (json.peek() == JsonToken.BEGIN_OBJECT) {
      odd = nextTree();
      return null;
    }
    return nextEnum(of);
  }

  /**
   * {@return any JSON at all, numbers exact to the last digit}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable JsonElement nextJsonElement() throws IOException {
    JsonElement value = nextTree();
    return value.isJsonNull() ? null : value;
  }

  /** Any JSON at all, null included. */
  JsonElement nextTree() throws IOException {
    return ELEMENTS.read(json);
  }

  /**
   * {@return a free JSON object; {@code []} and {@code ""} are an empty one}
   *
   * @throws IOException when the source fails, or the text is no JSON
   */
  public @Nullable JsonObject nextJsonObject() throws IOException {
    if (json.peek() == JsonToken.BEGIN_OBJECT) {
      return nextTree().getAsJsonObject();
    }
    JsonElement value = oddValue();
    return judged(value, isEmpty(value) ? new JsonObject() : null);
  }

  /**
   * Fills {@code model} from an object; {@code []} and {@code ""} leave it empty.
   *
   * @param <M> the type of the model
   * @param model a new one
   * @return the model; null for a JSON null and for what is no object
   * @throws IOException when the source fails, or the text is no JSON
   */
  public <M extends Model> @Nullable M into(M model) throws IOException {
    if (json.peek() == JsonToken.BEGIN_OBJECT) {
      model.readMembers(this);
      return model;
    }
    if (atArray() && model.readArray(this)) {
      return model;
    }
    JsonElement value = oddValue();
    return judged(value, isEmpty(value) ? model : null);
  }

  /**
   * {@return a list of models, read like any {@link #nextList}}
   *
   * @param <M> the type of the models
   * @param empty makes a model to fill
   * @throws IOException when the source fails, or the text is no JSON
   */
  public <M extends Model> @Nullable List<@Nullable M> nextModels(Supplier<M> empty)
      throws IOException {
    return nextList(in -> in.into(empty.get()));
  }

  /**
   * {@return a list} An object with numbers for names is the list of its values (PHP writes lists
   * so), any other single value the list of it alone, {@code ""} and {@code {}} an empty list. An
   * element that cannot be read is null and costs none of the others.
   *
   * @param <E> the type of an element
   * @param element reads one element
   * @throws IOException when the source fails, or the text is no JSON
   */
  public <E> @Nullable List<@Nullable E> nextList(ElementReader<E> element) throws IOException {
    if (atArray()) {
      return elements(element);
    }
    JsonElement value = oddValue();
    if (value.isJsonNull()) {
      return null;
    }
    if (isEmpty(value)) {
      return new ArrayList<>();
    }
    if (value instanceof JsonObject object
        && object.keySet().stream().allMatch(ModelReader::isNumber)) {
      JsonArray array = new JsonArray();
      object.entrySet().stream().map(Map.Entry::getValue).forEach(array::add);
      return readTree(array, trace, in -> in.elements(element));
    }
    E single = readTree(value, trace, element);
    if (single == null) {
      return judged(value, null);
    }
    List<@Nullable E> list = new ArrayList<>();
    list.add(single);
    return list;
  }

  private <E> List<@Nullable E> elements(ElementReader<E> element) throws IOException {
    List<@Nullable E> list = new ArrayList<>(FEW); // most lists of a row have one or none
    JsonArray asSent = null;
    json.beginArray();
    while (json.hasNext()) {
      trace.element(list.size());
      E value = null;
      if (json.peek() == JsonToken.NULL) {
        json.nextNull();
      } else {
        value = element.read(this);
      }
      JsonElement oddElement = takeOdd();
      if (oddElement != null && asSent == null) {
        asSent = new JsonArray();
        for (E earlier : list) {
          asSent.add(ModelWriter.toJsonTree(earlier));
        }
      }
      if (asSent != null) {
        asSent.add(oddElement != null ? oddElement : ModelWriter.toJsonTree(value));
      }
      list.add(value);
    }
    json.endArray();
    trace.endOfElements();
    odd = asSent;
    return list;
  }

  private JsonElement oddValue() throws IOException {
    JsonElement value = nextTree();
    odd = value;
    isOtherType = true;
    return value;
  }

  /** A value of the described type that was written in another form, or has no meaning. */
  private void otherForm(JsonElement value, boolean isRead) {
    odd = value;
    isUnread = !isRead && !isNothing(value);
    isOtherType = isUnread;
  }

  private static boolean isEmpty(JsonElement value) {
    return (value instanceof JsonArray array && array.isEmpty())
        || (value instanceof JsonObject object && object.isEmpty())
        || (value instanceof JsonPrimitive text && text.isString() && text.getAsString().isEmpty());
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(ModelReader::isDigit);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  /** Gson reads trees through its adapters only. */
  private static final class TreeReader<V> extends TypeAdapter<V> {
    private final ReadTrace trace;
    private final ElementReader<V> value;

    TreeReader(ReadTrace trace, ElementReader<V> value) {
      this.trace = trace;
      this.value = value;
    }

    @Override
    public @Nullable V read(JsonReader tree) throws IOException {
      return value.read(new ModelReader(tree, trace));
    }

    @Override
    public void write(JsonWriter out, @Nullable V value) {
      throw new UnsupportedOperationException("reads only");
    }
  }
}
