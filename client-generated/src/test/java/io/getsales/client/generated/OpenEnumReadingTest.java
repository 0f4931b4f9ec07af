package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.model.LinkedInMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenEnumReadingTest {

  @ParameterizedTest
  @CsvSource({
    "connection_note, CONNECTION_NOTE",
    "message, MESSAGE",
    "InMail, IN_MAIL",
    "inmail, INMAIL",
    "MEMBER_TO_MEMBER, MEMBER_TO_MEMBER",
    "Message, UNKNOWN",
    "voice_note, UNKNOWN",
    "'', UNKNOWN",
    "UNKNOWN, UNKNOWN"
  })
  void keepsTheTextOfEveryValue(String text, LinkedInMessage.LinkedinType.Known known) {
    LinkedInMessage message =
        Json.readMember(LinkedInMessage.class, "linkedin_type", "\"" + text + "\"");

    assertThat(message.getLinkedinType().value()).isEqualTo(text);
    assertThat(message.getLinkedinType().known()).isEqualTo(known);
    assertThat(message.getLinkedinType()).isEqualTo(LinkedInMessage.LinkedinType.of(text));
    assertThat(message.rawField("linkedin_type")).isNull();
    assertThat(message.toJson()).isEqualTo("{\"linkedin_type\":\"" + text + "\"}");
  }

  @Test
  void readsTheAutomationOfAMessageThatIsAWord() {
    LinkedInMessage message = Json.readMember(LinkedInMessage.class, "automation", "\"auto\"");

    assertThat(message.getAutomation()).isSameAs(LinkedInMessage.Automation.AUTO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"uuid\":\"f-1\",\"name\":\"First touch\"}", "{}", "[]", "[\"auto\"]"})
  void keepsTheAutomationOfAMessageThatIsAnObject(String json) {
    LinkedInMessage message = Json.readMember(LinkedInMessage.class, "automation", json);

    assertThat(message.getAutomation()).isNull();
    assertThat(message.rawField("automation")).hasToString(json);
    assertThat(message.toJson()).isEqualTo(Json.member("automation", json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "2.50"})
  void readsNumbersAndTruthValuesAsTheirText(String json) {
    LinkedInMessage message = Json.readMember(LinkedInMessage.class, "status", json);

    assertThat(message.getStatus()).isEqualTo(LinkedInMessage.Status.of(json));
    assertThat(message.toJson()).isEqualTo(Json.member("status", json));
  }

  @Test
  void isNeverEqualToAValueOfAnotherSet() {
    assertThat((Object) LinkedInMessage.Type.of("x"))
        .isNotEqualTo(LinkedInMessage.Status.of("x"))
        .isNotEqualTo("x")
        .isNotEqualTo(null);
  }

  @Test
  void expectsAnObjectInPlaceOfTheWordForAnAutomation() {
    String json = "{\"uuid\":\"a-1\",\"name\":\"Spring\"}";
    LinkedInMessage message = Json.readMember(LinkedInMessage.class, "automation", json);

    assertThat(message.getAutomation()).isNull();
    assertThat(message.rawField("automation")).hasToString(json);
    assertThat(message.unreadFields()).isEmpty();
  }
}
