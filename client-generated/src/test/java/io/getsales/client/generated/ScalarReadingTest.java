package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.support.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts, numbers and truth values in the forms of each other. */
class ScalarReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          42                    | 42
          -0                    | -0
          1.50                  | 1.50
          1e3                   | 1e3
          9007199254740993      | 9007199254740993
          123456789012345678901 | 123456789012345678901
          true                  | true
          false                 | false
          """)
  void readsNumbersAndTruthValuesAsTheirText(String json, String text) {
    Contact contact = Json.readMember(Contact.class, "ln_member_id", json);

    assertThat(contact.getLnMemberId()).isEqualTo(text);
    assertRawKept(contact, "ln_member_id", json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "184220"            | 184220
          "00184220"          | 00184220
          "uuid-uuid-example" | uuid-uuid-example
          "1.0"               | 1.0
          """)
  void readsIdsAsTheTextThatCame(String json, String text) {
    Contact contact = Json.readMember(Contact.class, "company_ln_id", json);

    assertThat(contact.getCompanyLnId()).isEqualTo(text);
    assertAsDescribed(contact, "company_ln_id", json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[\"Marta\"]", "{\"en\":\"Marta\"}"})
  void leavesATextAbsentThatIsNone(String json) {
    Contact contact = Json.readMember(Contact.class, "name", json);

    assertThat(contact.getName()).isNull();
    assertRawKept(contact, "name", json);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "412, 412", "-7, -7", "2147483647, 2147483647", "-2147483648, -2147483648"})
  void readsWholeNumbers(String json, int number) {
    Contact contact = Json.readMember(Contact.class, "team_id", json);

    assertThat(contact.getTeamId()).isEqualTo(number);
    assertAsDescribed(contact, "team_id", json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "412"   | 412
          " 412 " | 412
          "+412"  | 412
          "0412"  | 412
          "412.0" | 412
          412.0   | 412
          4.12e2  | 412
          -0      | 0
          true    | 1
          false   | 0
          """)
  void readsWholeNumbersInOtherForms(String json, int number) {
    Contact contact = Json.readMember(Contact.class, "team_id", json);

    assertThat(contact.getTeamId()).isEqualTo(number);
    assertRawKept(contact, "team_id", json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483648",
        "-2147483649",
        "9223372036854775808",
        "12345678901234567890123456789012345678901234567890123456789012345",
        "1.5",
        "1e400",
        "1e-400",
        "1e999999999",
        "1e99999999999",
        "\"1e999999999\"",
        "\"1.5\"",
        "\"many\"",
        "\"\"",
        "\" \"",
        "\"0x10\"",
        "\"NaN\"",
        "[]",
        "{}",
        "[412]"
      })
  void leavesAWholeNumberAbsentThatIsNone(String json) {
    Contact contact = Json.readMember(Contact.class, "team_id", json);

    assertThat(contact.getTeamId()).isNull();
    assertRawKept(contact, "team_id", json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1       | true
          0       | false
          "1"     | true
          "0"     | false
          "true"  | true
          "false" | false
          """)
  void readsTruthValuesInOtherForms(String json, boolean truth) {
    Automation automation = Json.readMember(Automation.class, "is_public", json);

    assertThat(automation.getIsPublic()).isEqualTo(truth);
    assertRawKept(automation, "is_public", json);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsTruthValues(boolean truth) {
    String json = Boolean.toString(truth);
    Automation automation = Json.readMember(Automation.class, "is_public", json);

    assertThat(automation.getIsPublic()).isEqualTo(truth);
    assertAsDescribed(automation, "is_public", json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "-1", "\"yes\"", "\"\"", "[]", "{}", "[true]"})
  void leavesATruthValueAbsentThatIsNone(String json) {
    Automation automation = Json.readMember(Automation.class, "is_public", json);

    assertThat(automation.getIsPublic()).isNull();
    assertRawKept(automation, "is_public", json);
  }

  @Test
  void leavesTheRowWholeWhenOneValueCannotBeRead() {
    Contact contact =
        Json.read(
            Contact.class, "{\"uuid\":\"c-1\",\"team_id\":{\"id\":[412]},\"name\":\"Marta\"}");

    assertThat(contact.getUuid()).isEqualTo("c-1");
    assertThat(contact.getTeamId()).isNull();
    assertThat(contact.getName()).isEqualTo("Marta");
  }

  @Test
  void keepsLoneSurrogates() {
    Contact contact = Json.readMember(Contact.class, "name", "\"a\\ud83dz\"");

    assertThat(contact.getName()).isEqualTo("a\ud83dz");
    assertThat(contact.toJson()).isEqualTo("{\"name\":\"a\ud83dz\"}");
  }

  private static void assertAsDescribed(Model model, String name, String json) {
    assertThat(model.rawField(name)).isNull();
    assertThat(model.toJson()).isEqualTo(Json.member(name, json));
  }

  private static void assertRawKept(Model model, String name, String json) {
    assertThat(model.rawField(name)).hasToString(json);
    assertThat(model.toJson()).isEqualTo(Json.member(name, json));
  }
}
