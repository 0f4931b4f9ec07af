package io.getsales.client.generated.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.LinkedInMessage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever object the service sends: it is read, nothing of it is lost, and nothing changes. */
class RoundTripPropertyTest {
  private static final List<String> UNKNOWN_NAMES = List.of("later", "pagination", "0", "1", "");

  @Property(tries = 500)
  void contactsComeBackAsTheyWere(@ForAll("contacts") JsonElement json) throws IOException {
    assertComesBack(Contact.class, json);
  }

  @Property(tries = 500)
  void contactRowsComeBackAsTheyWere(@ForAll("contactRows") JsonElement json) throws IOException {
    assertComesBack(ContactRecord.class, json);
  }

  @Property(tries = 500)
  void messagesComeBackAsTheyWere(@ForAll("messages") JsonElement json) throws IOException {
    assertComesBack(LinkedInMessage.class, json);
  }

  @Property(tries = 500)
  void automationsComeBackAsTheyWere(@ForAll("automations") JsonElement json) throws IOException {
    assertComesBack(Automation.class, json);
  }

  @Property(tries = 500)
  void pagesComeBackAsTheyWere(@ForAll("pages") JsonElement json) throws IOException {
    assertComesBack(ContactPage.class, json);
  }

  private static <M extends Model> void assertComesBack(Class<M> type, JsonElement json)
      throws IOException {
    M model = ModelTypeAdapterFactory.of(type).fromJson(json.toString());
    M second = ModelTypeAdapterFactory.of(type).fromJson(json.toString());
    M fromTree = ModelTypeAdapterFactory.of(type).fromJsonTree(json);
    M again = ModelTypeAdapterFactory.of(type).fromJson(model.toJson());

    assertThat(canonical(JsonParser.parseString(model.toJson()))).isEqualTo(canonical(json));
    for (M other : List.of(second, fromTree, again)) {
      assertThat(other).isEqualTo(model).hasSameHashCodeAs(model);
      assertThat(other.toString()).startsWith(type.getSimpleName() + "[");
    }
  }

  /** Equal texts stand for equal JSON: members sorted, every number digit by digit as it came. */
  private static String canonical(JsonElement json) {
    if (json instanceof JsonObject object) {
      Map<String, String> members = new TreeMap<>();
      object.asMap().forEach((name, value) -> members.put(name, canonical(value)));
      return members.toString();
    }
    if (json instanceof JsonArray array) {
      return StreamSupport.stream(array.spliterator(), false)
          .map(RoundTripPropertyTest::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return json.toString();
  }

  @Provide
  Arbitrary<JsonElement> contacts() {
    return objects(Contact::new);
  }

  @Provide
  Arbitrary<JsonElement> contactRows() {
    Arbitrary<JsonElement> extras = objects(ContactRecord::new);
    Arbitrary<JsonElement> mixed = objects(names(new ContactRecord(), new Contact()), 2);
    Arbitrary<JsonElement> enveloped =
        extras.flatMap(
            row ->
                contacts()
                    .map(
                        contact -> {
                          JsonObject both = row.getAsJsonObject().deepCopy();
                          both.add("lead", contact);
                          return both;
                        }));
    return Arbitraries.oneOf(extras, enveloped, mixed, contacts());
  }

  /** Rows of every kind, what is no row at all among them. */
  @Provide
  Arbitrary<JsonElement> pages() {
    return objects(ContactPage::new)
        .flatMap(
            page ->
                Arbitraries.oneOf(contactRows(), values(1))
                    .list()
                    .ofMaxSize(3)
                    .map(
                        rows -> {
                          JsonObject whole = page.getAsJsonObject().deepCopy();
                          JsonArray data = new JsonArray();
                          rows.forEach(data::add);
                          whole.add("data", data);
                          return whole;
                        }));
  }

  @Provide
  Arbitrary<JsonElement> messages() {
    return objects(LinkedInMessage::new);
  }

  @Provide
  Arbitrary<JsonElement> automations() {
    return objects(Automation::new);
  }

  private static Arbitrary<JsonElement> objects(Supplier<Model> model) {
    return objects(names(model.get()), 3);
  }

  /** Names that the models know, and as many draws again of names that nobody knows. */
  private static Arbitrary<String> names(Model... models) {
    Arbitrary<String> known =
        Arbitraries.of(
            List.of(models).stream()
                .flatMap(model -> List.of(model.fieldNames()).stream())
                .toList());
    Arbitrary<String> unknown =
        Arbitraries.oneOf(Arbitraries.of(UNKNOWN_NAMES), Arbitraries.strings().ofMaxLength(4));
    return Arbitraries.frequencyOf(Tuple.of(4, known), Tuple.of(1, unknown));
  }

  private static Arbitrary<JsonElement> objects(Arbitrary<String> names, int depth) {
    return Arbitraries.maps(names, values(depth))
        .ofMaxSize(depth * 4)
        .map(
            members -> {
              JsonObject object = new JsonObject();
              members.forEach(object::add);
              return object;
            });
  }

  private static Arbitrary<JsonElement> values(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<JsonElement> inner = values(depth - 1);
    Arbitrary<JsonElement> arrays =
        inner
            .list()
            .ofMaxSize(3)
            .map(
                elements -> {
                  JsonArray array = new JsonArray();
                  elements.forEach(array::add);
                  return array;
                });
    Arbitrary<String> innerNames =
        Arbitraries.of(
            "uuid",
            "name",
            "timezone",
            "timeblocks",
            "dow",
            "count",
            "city",
            "date",
            "0",
            "1",
            "x");
    return Arbitraries.oneOf(scalars(), scalars(), arrays, objects(innerNames, depth - 1));
  }

  private static Arbitrary<JsonElement> scalars() {
    return Arbitraries.oneOf(
        Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "1",
                "-0",
                "1.0",
                "1e3",
                "1E-7",
                "0.10",
                "412",
                "2147483648",
                "9007199254740993",
                "-9223372036854775809",
                "1e400",
                "\"\"")
            .map(JsonParser::parseString),
        Arbitraries.bigDecimals().map(JsonPrimitive::new),
        Arbitraries.integers().map(JsonPrimitive::new),
        Arbitraries.of(
                "1",
                "0",
                "true",
                "412",
                "1.5",
                "auto",
                "inbox",
                "done",
                "on",
                "0000-00-00",
                "2024-11-05",
                "2024-11-05 08:31:12",
                "2024-11-05T08:31:12Z",
                "2024-11-05T08:31:12.123456Z",
                "2024-11-05T08:31:12,123456Z",
                "2024-11-05T08:31:12.000000+03:00",
                "2024-13-05T08:31:12.000000Z")
            .map(JsonPrimitive::new),
        Arbitraries.strings().ofMaxLength(6).map(JsonPrimitive::new),
        Arbitraries.just(JsonNull.INSTANCE));
  }
}
