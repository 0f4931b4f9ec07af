package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.ContactRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row that could not be read in full says which of its fields are missing for that reason. */
class UnreadFieldsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"team_id":"many"}                                     | team_id
          {"team_id":12.5}                                       | team_id
          {"team_id":99999999999}                                | team_id
          {"name":{"first":"Marta"}}                             | name
          {"created_at":"2024-13-05T08:31:12Z"}                  | created_at
          {"created_at":1730795472}                              | created_at
          {"created_at":"soon","team_id":"many"}                 | team_id,created_at
          {"tags":["a",{"b":1}]}                                 | tags[1]
          {"supported_languages":["no",["en"],"sv"]}             | supported_languages[1]
          {"experience":[{"position":"a"},7]}                    | experience[1]
          {"experience":[{"position":{"title":"a"}}]}            | experience[0].position
          {"location":[{"country":"Norway"},{"country":[1]}]}    | location[1].country
          """)
  void namesWhatCouldNotBeRead(String json, String paths) {
    Contact contact = Json.read(Contact.class, json);

    assertThat(contact.unreadFields()).containsExactly(paths.split(","));
    assertThat(JsonParser.parseString(contact.toJson())).isEqualTo(JsonParser.parseString(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"team_id":"412","name":7,"has_premium":true}
          {"team_id":null,"created_at":null,"tags":null}
          {"team_id":"","created_at":"","tags":"","name":[],"experience":{}}
          {"created_at":"0000-00-00 00:00:00","updated_at":" "}
          {"created_at":"2024-11-05 08:31:12"}
          {"tags":["a",null],"later":{"x":[1]}}
          """)
  void namesNothingThatWasReadOrStandsForNothing(String json) {
    assertThat(Json.read(Contact.class, json).unreadFields()).isEmpty();
  }

  @Test
  void namesFieldsOfBareAndEnvelopedRowsAsTheyStandInTheAnswer() {
    assertThat(Json.read(ContactRecord.class, "{\"lead\":{\"team_id\":\"x\"}}").unreadFields())
        .containsExactly("lead.team_id");
    assertThat(Json.read(ContactRecord.class, "{\"team_id\":\"x\"}").unreadFields())
        .containsExactly("team_id");
    assertThat(
            Json.read(ContactPage.class, "{\"data\":[{},{\"lead\":{\"team_id\":\"x\"}}]}")
                .unreadFields())
        .containsExactly("data[1].lead.team_id");
  }

  @Test
  void forgetsAFieldThatIsSetAnew() {
    assertThat(Json.read(Contact.class, "{\"team_id\":\"x\"}").teamId(412).unreadFields())
        .isEmpty();
  }
}
