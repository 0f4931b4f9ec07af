package io.getsales.client.internal.wire;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.atMost;
import static io.getsales.client.query.Condition.between;
import static io.getsales.client.query.Condition.days;
import static io.getsales.client.query.Condition.greaterThan;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.isNot;
import static io.getsales.client.query.Condition.isNotNull;
import static io.getsales.client.query.Condition.isNull;
import static io.getsales.client.query.Condition.lessThan;
import static io.getsales.client.query.Condition.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.DateTimes;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FilterEncoderTest {

  private static final LocalDate FIFTH = LocalDate.of(2024, 11, 5);
  private static final LocalDate NINTH = LocalDate.of(2024, 11, 9);

  static Stream<Arguments> filters() {
    return Stream.of(
        arguments(Filter.none(), "{}", List.of()),
        arguments(
            Filter.where("status", is("on")), "{\"status\":\"on\"}", List.of("filter[status]=on")),
        arguments(
            Filter.where("q", is("Åse & Søn = 100%")),
            "{\"q\":\"Åse & Søn = 100%\"}",
            List.of("filter[q]=Åse & Søn = 100%")),
        arguments(
            Filter.where("user_id", is(9_007_199_254_740_993L)),
            "{\"user_id\":9007199254740993}",
            List.of("filter[user_id]=9007199254740993")),
        arguments(
            Filter.where("is_public", is(false)),
            "{\"is_public\":false}",
            List.of("filter[is_public]=false")),
        arguments(
            Filter.where("uuid", oneOf("b", "a", "c")),
            "{\"uuid\":[\"b\",\"a\",\"c\"]}",
            List.of("filter[uuid][]=b", "filter[uuid][]=a", "filter[uuid][]=c")),
        arguments(
            Filter.where("uuid", oneOf("a")), "{\"uuid\":[\"a\"]}", List.of("filter[uuid][]=a")),
        arguments(
            Filter.where("sent_at", between(FIFTH, NINTH)),
            "{\"sent_at\":{\">=\":\"2024-11-05\",\"<=\":\"2024-11-09\"}}",
            List.of("filter[sent_at][>=]=2024-11-05", "filter[sent_at][<=]=2024-11-09")),
        arguments(
            Filter.where("n", greaterThan(1)).and("n", lessThan(9)).and("n", isNot(5)),
            "{\"n\":{\">\":1,\"<\":9,\"!=\":5}}",
            List.of("filter[n][>]=1", "filter[n][<]=9", "filter[n][!=]=5")),
        arguments(
            Filter.where("sent_at", atLeast(Instant.parse("2024-11-05T08:31:12.345678Z"))),
            "{\"sent_at\":{\">=\":\"2024-11-05T08:31:12.345678Z\"}}",
            List.of("filter[sent_at][>=]=2024-11-05T08:31:12.345678Z")),
        arguments(
            Filter.where("mailbox_uuid", isNull()).and("sent_at", isNotNull()),
            "{\"mailbox_uuid\":\"is_null\",\"sent_at\":\"is_not_null\"}",
            List.of("filter[mailbox_uuid]=is_null", "filter[sent_at]=is_not_null")),
        arguments(
            Filter.where("z", is("1")).and("a", atMost(2)).and("m", oneOf("x")),
            "{\"z\":\"1\",\"a\":{\"<=\":2},\"m\":[\"x\"]}",
            List.of("filter[z]=1", "filter[a][<=]=2", "filter[m][]=x")));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void writesBothNotationsInTheFiltersOrder(Filter filter, String body, List<String> query) {
    assertThat(FilterEncoder.toBody(filter)).hasToString(JsonParser.parseString(body).toString());
    assertThat(parameters(filter)).isEqualTo(query);
  }

  @Test
  void writesARangeOfDaysIntoABody() {
    assertThat(FilterEncoder.toBody(Filter.where("created_at", days(FIFTH, NINTH))))
        .hasToString("{\"created_at\":{\"from\":\"2024-11-05\",\"to\":\"2024-11-09\"}}");
  }

  @Test
  void refusesARangeOfDaysInAQueryAndSaysWhatToUse() {
    Filter filter = Filter.where("status", is("on")).and("sent_at", days(FIFTH, NINTH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FilterEncoder.toQuery(filter))
        .withMessageStartingWith("filter: sent_at ")
        .withMessageContaining("atLeast and lessThan");
  }

  @Property
  void everyParameterIsAFilterParameter(@ForAll("filtersOfAQuery") Filter filter) {
    assertThat(FilterEncoder.toQuery(filter).entrySet())
        .hasSizeGreaterThanOrEqualTo(filter.conditions().size())
        .allSatisfy(
            parameter ->
                assertThat(parameter.getKey())
                    .matches("filter\\[[^\\[\\]]+](\\[(|!=|<|<=|>|>=)])?"));
  }

  @Property
  void bothNotationsSayTheSame(@ForAll("filtersOfAQuery") Filter filter) {
    assertThat(readBack(FilterEncoder.toQuery(filter).entrySet()))
        .hasToString(withTextsOnly(FilterEncoder.toBody(filter)).toString());
  }

  @Provide
  Arbitrary<Filter> filtersOfAQuery() {
    Arbitrary<String> fields = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    return Arbitraries.maps(fields, conditions())
        .ofMaxSize(6)
        .map(
            conditions -> {
              Filter filter = Filter.none();
              for (Map.Entry<String, Condition> each : conditions.entrySet()) {
                filter = filter.and(each.getKey(), each.getValue());
              }
              return filter;
            });
  }

  private static Arbitrary<Condition> conditions() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .ofMaxLength(20)
            .filter(text -> !text.isBlank() && !text.startsWith("is_n"));
    Arbitrary<LocalDate> days = Dates.dates();
    Arbitrary<Instant> instants = DateTimes.instants();
    return Arbitraries.oneOf(
        texts.map(Condition::is),
        Arbitraries.longs().map(Condition::is),
        Arbitraries.of(true, false).map(Condition::is),
        texts.list().ofMinSize(1).ofMaxSize(5).map(Condition::oneOf),
        texts.map(Condition::isNot),
        Arbitraries.longs().map(Condition::greaterThan),
        instants.map(Condition::lessThan),
        days.tuple2()
            .filter(two -> !two.get1().isAfter(two.get2()))
            .map(two -> between(two.get1(), two.get2())),
        Arbitraries.of(isNull(), isNotNull()));
  }

  private static List<String> parameters(Filter filter) {
    return FilterEncoder.toQuery(filter).entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .toList();
  }

  /** The object that a server makes of bracketed parameters. */
  private static JsonObject readBack(Iterable<Map.Entry<String, String>> parameters) {
    JsonObject root = new JsonObject();
    for (Map.Entry<String, String> parameter : parameters) {
      String[] keys = parameter.getKey().replace("]", "").split("\\[", -1);
      assertThat(keys[0]).isEqualTo("filter");
      if (keys.length == 2) {
        root.addProperty(keys[1], parameter.getValue());
      } else if (keys[2].isEmpty()) {
        member(root, keys[1], new JsonArray()).getAsJsonArray().add(parameter.getValue());
      } else {
        member(root, keys[1], new JsonObject())
            .getAsJsonObject()
            .addProperty(keys[2], parameter.getValue());
      }
    }
    return root;
  }

  private static JsonElement member(JsonObject root, String name, JsonElement empty) {
    if (!root.has(name)) {
      root.add(name, empty);
    }
    return root.get(name);
  }

  private static JsonElement withTextsOnly(JsonElement element) {
    if (element.isJsonPrimitive()) {
      return new JsonPrimitive(element.getAsString());
    }
    if (element.isJsonArray()) {
      JsonArray texts = new JsonArray();
      element.getAsJsonArray().forEach(each -> texts.add(withTextsOnly(each)));
      return texts;
    }
    JsonObject texts = new JsonObject();
    element
        .getAsJsonObject()
        .entrySet()
        .forEach(each -> texts.add(each.getKey(), withTextsOnly(each.getValue())));
    return texts;
  }
}
