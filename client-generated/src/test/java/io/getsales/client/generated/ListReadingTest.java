package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactExperience;
import io.getsales.client.generated.model.ContactLocation;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.LinkedInMessage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListReadingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["no","en"]             | no,en   | false
          []                      | ``      | false
          {}                      | ``      | true
          ""                      | ``      | true
          {"0":"no","1":"en"}     | no,en   | true
          {"3":"no","1":"en"}     | no,en   | true
          "no"                    | no      | true
          7                       | 7       | true
          [1,true,"en"]           | 1,true,en | true
          """)
  void readsTextsInEveryForm(String json, String texts, boolean odd) {
    Contact contact = Json.readMember(Contact.class, "supported_languages", json);

    assertThat(contact.getSupportedLanguages())
        .isEqualTo(texts.isEmpty() ? List.of() : List.of(texts.split(",")));
    assertThat(contact.rawField("supported_languages") != null).isEqualTo(odd);
    assertThat(contact.toJson()).isEqualTo(Json.member("supported_languages", json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ["no",null,"en"]                 | no,null,en
          ["no",{"code":"en"},"sv"]        | no,null,sv
          [["no"],"en"]                    | null,en
          {"0":"no","1":{"code":"en"}}     | no,null
          {"0":null,"1":"en"}              | null,en
          """)
  void givesNullForAnElementThatCannotBeReadAndKeepsTheOthers(String json, String texts) {
    Contact contact = Json.readMember(Contact.class, "supported_languages", json);

    assertThat(contact.getSupportedLanguages())
        .isEqualTo(
            Arrays.stream(texts.split(","))
                .map(text -> text.equals("null") ? null : text)
                .toList());
    assertThat(contact.toJson()).isEqualTo(Json.member("supported_languages", json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"code\":\"no\"}", "{\"code\":\"no\",\"1\":\"en\"}"})
  void leavesAListAbsentThatIsNone(String json) {
    Contact contact = Json.readMember(Contact.class, "supported_languages", json);

    assertThat(contact.getSupportedLanguages()).isNull();
    assertThat(contact.rawField("supported_languages")).hasToString(json);
    assertThat(contact.toJson()).isEqualTo(Json.member("supported_languages", json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"country":"Norway"}]       | false
          {"country":"Norway"}         | true
          {"0":{"country":"Norway"}}   | true
          """)
  void readsALocationThatIsAListOrAnObject(String json, boolean odd) {
    Contact contact = Json.readMember(Contact.class, "location", json);

    assertThat(contact.getLocation()).containsExactly(new ContactLocation().country("Norway"));
    assertThat(contact.rawField("location") != null).isEqualTo(odd);
    assertThat(contact.toJson()).isEqualTo(Json.member("location", json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Bergen, Norway\"", "5", "true"})
  void leavesAListOfObjectsAbsentThatIsAScalar(String json) {
    Contact contact = Json.readMember(Contact.class, "location", json);

    assertThat(contact.getLocation()).isNull();
    assertThat(contact.rawField("location")).hasToString(json);
    assertThat(contact.toJson()).isEqualTo(Json.member("location", json));
  }

  @Test
  void keepsTheRowsAroundOneThatCannotBeRead() {
    String json =
        "[{\"position\":\"Head\",\"later\":9007199254740993},\"x\",null,[],{\"title\":1}]";
    Contact contact = Json.readMember(Contact.class, "experience", json);

    assertThat(contact.getExperience()).hasSize(5);
    assertThat(contact.getExperience().get(0).getPosition()).isEqualTo("Head");
    assertThat(contact.getExperience().get(1)).isNull();
    assertThat(contact.getExperience().get(2)).isNull();
    assertThat(contact.getExperience().get(3)).isEqualTo(new ContactExperience());
    assertThat(contact.getExperience().get(4).getTitle()).isEqualTo("1");
    assertThat(contact.toJson()).isEqualTo(Json.member("experience", json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[\"a\",[1]],{\"uuid\":\"f-1\"},\"x\",1.0,true,null]",
        "{\"uuid\":\"f-1\"}",
        "\"x\"",
        "1",
        "\"\"",
        "{}"
      })
  void readsFreeElementsOfAnyKind(String json) {
    LinkedInMessage message = Json.readMember(LinkedInMessage.class, "attachments", json);
    Email email = Json.readMember(Email.class, "cc", json);

    assertThat(message.getAttachments()).isNotNull().hasSameSizeAs(email.getCc());
    assertThat(message.toJson()).isEqualTo(Json.member("attachments", json));
    assertThat(email.toJson()).isEqualTo(Json.member("cc", json));
  }

  @Test
  void readsMarkersThatAreOneObject() {
    ContactRecord row =
        Json.read(ContactRecord.class, "{\"lead\":{},\"markers\":{\"email_sent_count\":3}}");

    assertThat(row.getMarkers()).singleElement().extracting("emailSentCount").isEqualTo(3);
  }

  @Test
  void writesWhatWasChangedInAListThatCameInAnotherForm() {
    Contact contact =
        Json.read(
            Contact.class,
            "{\"location\":{\"city\":\"Bergen\"},\"tags\":{\"0\":\"a\"},\"skills\":\"\"}");

    contact.getLocation().get(0).city("Oslo");
    contact.getTags().add("b");
    contact.getSkills().add("sales");

    assertThat(contact.toJson())
        .isEqualTo(
            "{\"skills\":[\"sales\"],\"location\":[{\"city\":\"Oslo\"}],\"tags\":[\"a\",\"b\"]}");
  }

  @Test
  void tellsTwoListsApartThatDifferInAnElementThatCannotBeRead() {
    assertThat(Json.readMember(Contact.class, "tags", "[\"a\",{\"b\":1}]"))
        .isEqualTo(Json.readMember(Contact.class, "tags", "[\"a\",{\"b\":1}]"))
        .isNotEqualTo(Json.readMember(Contact.class, "tags", "[\"a\",{\"b\":2}]"))
        .isNotEqualTo(Json.readMember(Contact.class, "tags", "[\"a\",null]"));
  }
}
