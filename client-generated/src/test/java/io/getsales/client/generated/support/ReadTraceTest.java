package io.getsales.client.generated.support;

import static io.getsales.client.generated.support.Oddity.MISSING_REQUIRED_FIELD;
import static io.getsales.client.generated.support.Oddity.TYPE_MISMATCH;
import static io.getsales.client.generated.support.Oddity.UNKNOWN_ENUM_VALUE;
import static io.getsales.client.generated.support.Oddity.UNKNOWN_FIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import io.getsales.client.generated.model.AutomationPage;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.LinkedInMessagePage;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadTraceTest {
  private final ReadTrace counting = ReadTrace.counting();

  @Test
  void countsUnknownFieldsByDescribedPlace() throws IOException {
    read(
        ContactPage.class,
        """
        {"data":[{"lead":{"uuid":"c-1","later":1,"experience":[{"wage":1},{"wage":2}]}},
                 {"lead":{"uuid":"c-2","later":{"email":"a"}},"score":3}],"took":4}""");

    assertThat(counts())
        .containsExactlyInAnyOrder(
            UNKNOWN_FIELD + " $.took 1",
            UNKNOWN_FIELD + " $.data[].score 1",
            UNKNOWN_FIELD + " $.data[].lead.later 2",
            UNKNOWN_FIELD + " $.data[].lead.experience[].wage 2");
  }

  @Test
  void countsUnknownFieldsOfBareRows() throws IOException {
    read(ContactPage.class, "[{\"uuid\":\"c-1\",\"later\":1},{\"uuid\":\"c-2\",\"later\":1}]");

    assertThat(counts()).containsExactly(UNKNOWN_FIELD + " $.data[].later 2");
  }

  @Test
  void countsUnknownEnumValuesWithoutTheValues() throws IOException {
    read(
        LinkedInMessagePage.class,
        "{\"data\":[{\"uuid\":\"1\",\"type\":\"inbox\"},{\"uuid\":\"2\",\"type\":\"secret\"}]}");

    assertThat(counts()).containsExactly(UNKNOWN_ENUM_VALUE + " $.data[].type 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"team_id":"412"}                      | $.data[].lead.team_id
          {"team_id":"many"}                     | $.data[].lead.team_id
          {"has_premium":true}                   | $.data[].lead.has_premium
          {"name":7}                             | $.data[].lead.name
          {"created_at":"soon"}                  | $.data[].lead.created_at
          {"tags":["a",7]}                       | $.data[].lead.tags[]
          {"tags":"a"}                           | $.data[].lead.tags
          {"experience":[7]}                     | $.data[].lead.experience[]
          {"experience":[{"position":7}]}        | $.data[].lead.experience[].position
          """)
  void countsValuesOfAnotherType(String lead, String path) throws IOException {
    read(ContactPage.class, "{\"data\":[{\"lead\":" + withUuid(lead) + "}]}");

    assertThat(counts()).containsExactly(TYPE_MISMATCH + " " + path + " 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"team_id":412,"name":null,"tags":[],"created_at":"2024-11-05T08:31:12.000000Z"}
          {"created_at":"2024-11-05T08:31:12Z","updated_at":"2024-11-05T11:31:12+03:00"}
          {"created_at":"","updated_at":"0000-00-00 00:00:00"}
          """)
  void countsNothingThatIsAsDescribed(String lead) throws IOException {
    read(ContactPage.class, "{\"data\":[{\"lead\":" + withUuid(lead) + "}],\"total\":1}");

    assertThat(counts()).isEmpty();
  }

  private static String withUuid(String lead) {
    return "{\"uuid\":\"c-1\"," + lead.substring(1);
  }

  @Test
  void countsRequiredFieldsThatAreAbsentOrNull() throws IOException {
    read(
        AutomationPage.class,
        """
        {"data":[{"uuid":"a","team_id":1,"name":"x","flow_version_uuid":"v"},
                 {"uuid":"b","team_id":null,"name":"x","flow_version_uuid":7},
                 {"uuid":"c","name":"x","flow_version_uuid":"v"}]}""");

    assertThat(counts())
        .containsExactlyInAnyOrder(
            MISSING_REQUIRED_FIELD + " $.data[].team_id 2",
            TYPE_MISMATCH + " $.data[].flow_version_uuid 1");
  }

  @Test
  void countsARowThatIsNoObject() throws IOException {
    read(ContactPage.class, "{\"data\":[null,7]}");

    assertThat(counts()).containsExactly(TYPE_MISMATCH + " $.data[] 2");
    assertThat(counting.firstUnread()).isIn("$.data[0]", "$.data[1]");
  }

  @Test
  void tellsNoNamesThatMayBeData() throws IOException {
    read(
        ContactPage.class,
        """
        {"data":[{"lead":{"uuid":"c-1","marta@fjordware.example":1,"+4755512345":1,
          "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30":1,"a1b2c3d4e5f6":1,"Marta Lindqvist":1,"":1}}]}""");

    assertThat(counts()).containsExactly(UNKNOWN_FIELD + " $.data[].lead.* 6");
  }

  @Test
  void keepsABoundedNumberOfNames() throws IOException {
    String members =
        IntStream.range(0, 676)
            .mapToObj(i -> "\"x" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "\":1")
            .collect(Collectors.joining(","));
    read(ContactPage.class, "{\"data\":[{\"lead\":{\"uuid\":\"c-1\"," + members + "}}]}");

    assertThat(counts())
        .hasSize(ReadTrace.MOST_UNKNOWN_NAMES + 1)
        .contains(UNKNOWN_FIELD + " $.data[].lead.* " + (676 - ReadTrace.MOST_UNKNOWN_NAMES));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data":[{},{"lead":{"team_id":tru           | $.data[1].lead.team_id
          {"data":[{"lead":{"experience":[{},{"from":  | $.data[0].lead.experience[1].*
          {"data":[{"custom_fields":{"a@b.example":tru | $.data[0].custom_fields
          {"data":[{"a@b.example":{"c":tru             | $.data[0].*
          [{},{"lead":{"name":"Mar                     | $[1].lead.name
          [{"name":"Marta","team_id":tru               | $[0].team_id
          [{"name":"Marta","tags":[],nope              | $[0]
          {"total":                                    | $.total
          {                                            | $
          """)
  void knowsWhereItStandsInDescribedNamesOnly(String text, String path) {
    ReadTrace plain = ReadTrace.plain();

    assertThatThrownBy(() -> read(ContactPage.class, text, plain))
        .isInstanceOfAny(IOException.class, MalformedJsonException.class);
    assertThat(plain.path()).isEqualTo(path);
  }

  @Test
  void knowsTheFirstValueThatCouldNotBeRead() throws IOException {
    ReadTrace plain = ReadTrace.plain();
    read(
        ContactPage.class,
        "{\"data\":[{\"lead\":{\"team_id\":\"7\"}},{\"lead\":{\"team_id\":\"x\",\"name\":{}}}]}",
        plain);

    assertThat(plain.firstUnread()).isEqualTo("$.data[1].lead.team_id");
  }

  @Test
  void countsNothingUnlessAskedTo() throws IOException {
    ReadTrace plain = ReadTrace.plain();
    read(ContactPage.class, "{\"data\":[{\"lead\":{\"later\":1,\"team_id\":\"x\"}}]}", plain);

    plain.forEachOddity(
        (oddity, path, count) -> {
          throw new AssertionError(path);
        });
  }

  private <M extends Model> void read(Class<M> type, String json) throws IOException {
    read(type, json, counting);
  }

  private static <M extends Model> void read(Class<M> type, String json, ReadTrace trace)
      throws IOException {
    assertThat(ModelTypeAdapterFactory.of(type).read(new JsonReader(new StringReader(json)), trace))
        .isNotNull();
  }

  private List<String> counts() {
    List<String> counts = new ArrayList<>();
    counting.forEachOddity((oddity, path, count) -> counts.add(oddity + " " + path + " " + count));
    return counts;
  }
}
