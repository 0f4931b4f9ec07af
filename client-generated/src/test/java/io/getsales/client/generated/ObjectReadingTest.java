package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ErrorBody;
import io.getsales.client.generated.model.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects, described and free, and what stands in their place. */
class ObjectReadingTest {

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"\""})
  void readsAnEmptyArrayOrTextAsAnEmptyObject(String json) {
    Automation automation = Json.readMember(Automation.class, "schedule", json);
    ContactRecord row = Json.readMember(ContactRecord.class, "custom_fields", json);

    assertThat(automation.getSchedule()).isEqualTo(new Schedule());
    assertThat(automation.rawField("schedule")).hasToString(json);
    assertThat(automation.toJson()).isEqualTo(Json.member("schedule", json));
    assertThat(row.getCustomFields()).isEqualTo(new JsonObject());
    assertThat(row.rawField("custom_fields")).hasToString(json);
    assertThat(row.toJson()).isEqualTo(Json.member("custom_fields", json));
  }

  @Test
  void readsAnEmptyObjectAsDescribed() {
    Automation automation = Json.readMember(Automation.class, "schedule", "{}");

    assertThat(automation.getSchedule()).isEqualTo(new Schedule());
    assertThat(automation.rawField("schedule")).isNull();
    assertThat(automation.toJson()).isEqualTo("{\"schedule\":{}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "\"Europe/Oslo\"", "[1]", "[{}]", "[null]"})
  void leavesAnObjectAbsentThatIsNone(String json) {
    Automation automation = Json.readMember(Automation.class, "schedule", json);
    ContactRecord row = Json.readMember(ContactRecord.class, "custom_fields", json);

    assertThat(automation.getSchedule()).isNull();
    assertThat(automation.rawField("schedule")).hasToString(json);
    assertThat(automation.toJson()).isEqualTo(Json.member("schedule", json));
    assertThat(row.getCustomFields()).isNull();
    assertThat(row.rawField("custom_fields")).hasToString(json);
    assertThat(row.toJson()).isEqualTo(Json.member("custom_fields", json));
  }

  @Test
  void readsAnErrorThatIsAPlainText() {
    ErrorBody body = Json.read(ErrorBody.class, "{\"error\":\"Server Error\",\"code\":500}");

    assertThat(body.getError()).isNull();
    assertThat(body.rawField("error").getAsString()).isEqualTo("Server Error");
    assertThat(body.getCode()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9223372036854775809",
        "123456789012345678901234567890",
        "0.1000",
        "1.0",
        "1E+2",
        "-0",
        "0.30000000000000004441"
      })
  void keepsNumbersOfFreeJsonToTheLastDigit(String number) {
    String object = "{\"n\":" + number + ",\"list\":[" + number + "]}";
    ContactRecord row = Json.readMember(ContactRecord.class, "custom_fields", object);
    ContactRecord unknown = Json.readMember(ContactRecord.class, "later_field", object);
    Contact contact = Json.readMember(Contact.class, "top_voices", "[" + object + "]");

    assertThat(row.getCustomFields().get("n").getAsString()).isEqualTo(number);
    assertThat(row.toJson()).isEqualTo(Json.member("custom_fields", object));
    assertThat(unknown.unknownFields().get("later_field")).hasToString(object);
    assertThat(unknown.toJson()).isEqualTo(Json.member("later_field", object));
    assertThat(contact.toJson()).isEqualTo(Json.member("top_voices", "[" + object + "]"));
  }

  @Test
  void keepsUnknownFieldsInTheirOrder() {
    Contact contact =
        Json.read(
            Contact.class, "{\"zeta\":1,\"name\":\"Marta\",\"alpha\":null,\"mu\":[{\"a\":{}}]}");

    assertThat(contact.unknownFields().keySet()).containsExactly("zeta", "alpha", "mu");
    assertThat(contact.toJson())
        .isEqualTo("{\"name\":\"Marta\",\"zeta\":1,\"alpha\":null,\"mu\":[{\"a\":{}}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      textBlock =
          """
          {"team_id":1,"team_id":2}              | 2    | {"team_id":2}
          {"team_id":"1","team_id":2}            | 2    | {"team_id":2}
          {"team_id":2,"team_id":"1"}            | 1    | {"team_id":"1"}
          {"team_id":"x","team_id":2}            | 2    | {"team_id":2}
          {"team_id":2,"team_id":"x"}            | null | {"team_id":"x"}
          {"team_id":null,"team_id":2}           | 2    | {"team_id":2}
          {"team_id":2,"team_id":null}           | null | {"team_id":null}
          {"team_id":"x","team_id":null}         | null | {"team_id":null}
          {"later":1,"team_id":2,"later":{}}     | 2    | {"team_id":2,"later":{}}
          """)
  void takesTheLastOfTwoMembersOfOneName(String json, Integer number, String written) {
    Contact contact = Json.read(Contact.class, json);

    assertThat(contact.getTeamId()).isEqualTo(number);
    assertThat(contact.isNull("team_id")).isEqualTo(written.equals("{\"team_id\":null}"));
    assertThat(contact.toJson()).isEqualTo(written);
  }

  @Test
  void tellsNullFromAbsent() {
    Contact contact = Json.read(Contact.class, "{\"name\":null}");

    assertThat(contact.isNull("name")).isTrue();
    assertThat(contact.isNull("headline")).isFalse();
    assertThat(contact.isNull("later_field")).isFalse();
    assertThat(contact).isNotEqualTo(new Contact());
  }

  @Test
  void writesWhatWasAddedToAnObjectThatCameAsAnEmptyArray() {
    ContactRecord row = Json.readMember(ContactRecord.class, "custom_fields", "[]");
    Automation automation = Json.readMember(Automation.class, "schedule", "\"\"");

    row.getCustomFields().addProperty("renewal_month", "2025-03");
    automation.getSchedule().timezone("Europe/Oslo");

    assertThat(row.toJson()).isEqualTo("{\"custom_fields\":{\"renewal_month\":\"2025-03\"}}");
    assertThat(automation.toJson()).isEqualTo("{\"schedule\":{\"timezone\":\"Europe/Oslo\"}}");
  }

  @Test
  void tellsTwoValuesApartThatCannotBeRead() {
    assertThat(Json.readMember(Contact.class, "team_id", "\"many\""))
        .isEqualTo(Json.readMember(Contact.class, "team_id", "\"many\""))
        .isNotEqualTo(Json.readMember(Contact.class, "team_id", "\"few\""))
        .isNotEqualTo(new Contact());
  }

  @Test
  void findsOneValueInTwoFormsEqual() {
    Contact number = Json.readMember(Contact.class, "team_id", "412");

    assertThat(Json.readMember(Contact.class, "team_id", "\"412\""))
        .isEqualTo(number)
        .hasSameHashCodeAs(number)
        .isEqualTo(new Contact().teamId(412));
  }

  @Test
  void isNeverEqualToAnotherTypeWithTheSameFields() {
    assertThat((Object) new Schedule()).isNotEqualTo(new Automation()).isNotEqualTo(null);
  }
}
