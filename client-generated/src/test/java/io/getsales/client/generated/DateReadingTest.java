package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.getsales.client.generated.model.LinkedInMessage;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReadingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-11-05T08:31:12.000000Z",
        "2024-11-05T08:31:12.123456Z",
        "2024-02-29T23:59:59.999999Z",
        "1970-01-01T00:00:00.000000Z"
      })
  void readsTheShapeOfMostRows(String text) {
    LinkedInMessage message = message(quoted(text));

    assertThat(message.getSentAt()).isEqualTo(OffsetDateTime.parse(text));
    assertThat(message.rawField("sent_at")).isNull();
    assertWrittenAsItCame(message, quoted(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2024-11-05T08:31:12Z             | 2024-11-05T08:31:12Z
          2024-11-05T08:31:12.1Z           | 2024-11-05T08:31:12.1Z
          2024-11-05T08:31:12.12Z          | 2024-11-05T08:31:12.12Z
          2024-11-05T08:31:12.123Z         | 2024-11-05T08:31:12.123Z
          2024-11-05T08:31:12.1234Z        | 2024-11-05T08:31:12.1234Z
          2024-11-05T08:31:12.12345Z       | 2024-11-05T08:31:12.12345Z
          2024-11-05T08:31:12.1234567Z     | 2024-11-05T08:31:12.1234567Z
          2024-11-05T08:31:12.12345678Z    | 2024-11-05T08:31:12.12345678Z
          2024-11-05T08:31:12.123456789Z   | 2024-11-05T08:31:12.123456789Z
          2024-11-05T08:31:12.1234567891Z  | 2024-11-05T08:31:12.123456789Z
          2024-11-05T08:31:12,123456Z      | 2024-11-05T08:31:12.123456Z
          2024-11-05T08:31:12.12345 Z      | 2024-11-05T08:31:12.12345Z
          2024-11-05 08:31:12              | 2024-11-05T08:31:12Z
          2024-11-05 08:31:12.000000       | 2024-11-05T08:31:12Z
          2024-11-05 08:31:12.123456Z      | 2024-11-05T08:31:12.123456Z
          2024-11-05T08:31:12              | 2024-11-05T08:31:12Z
          2024-11-05T08:31:12.000000       | 2024-11-05T08:31:12Z
          2024-11-05T08:31                 | 2024-11-05T08:31:00Z
          2024-11-05t08:31:12z             | 2024-11-05T08:31:12Z
          2024-11-05T08:31:12+00:00        | 2024-11-05T08:31:12Z
          2024-11-05T08:31:12+03:00        | 2024-11-05T08:31:12+03:00
          2024-11-05T08:31:12+0300         | 2024-11-05T08:31:12+03:00
          2024-11-05T08:31:12+03           | 2024-11-05T08:31:12+03:00
          2024-11-05T08:31:12-05:30        | 2024-11-05T08:31:12-05:30
          2024-11-05T08:31:12+01:59        | 2024-11-05T08:31:12+01:59
          2024-11-05 08:31:12 +0000        | 2024-11-05T08:31:12Z
          2024-11-05T08:31:12.000000+18:00 | 2024-11-05T08:31:12+18:00
          2024-11-05                       | 2024-11-05T00:00:00Z
          """)
  void readsEveryOtherShapeOfTheWire(String text, OffsetDateTime moment) {
    LinkedInMessage message = message(quoted(text));

    assertThat(message.getSentAt()).isEqualTo(moment);
    assertThat(message.getSentAt().getOffset()).isEqualTo(moment.getOffset());
    assertThat(message.rawField("sent_at").getAsString()).isEqualTo(text);
    assertWrittenAsItCame(message, quoted(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\" \"",
        "\"0000-00-00\"",
        "\"0000-00-00 00:00:00\"",
        "\"0000-00-00T00:00:00.000000Z\"",
        "\"0000-01-01T00:00:00.000000Z\"",
        "\"-0001-11-30T00:00:00.000000Z\"",
        "\"2024-02-30T08:31:12Z\"",
        "\"2023-02-29\"",
        "\"2024-13-01\"",
        "\"2024-11-05T24:00:01Z\"",
        "\"2024-11-05T08:60:00Z\"",
        "\"2024-11-05T08:31:60Z\"",
        "\"2024-11-05T08:31:12.Z\"",
        "\"2024-11-05T08:31:12+19:00\"",
        "\"2024-11-05T08:31:12+01:60\"",
        "\"2024-11-05T08:31:12+3\"",
        "\"2024-11-05T08:31:12Z \"",
        "\"2024-11-05T08:31:12ZZ\"",
        "\"2024-11-05T\"",
        "\"2024-11-5\"",
        "\"24-11-05\"",
        "\"05.11.2024\"",
        "\"２０２４-11-05\"",
        "\"yesterday\"",
        "1730795472",
        "true",
        "[]",
        "{}",
        "{\"date\":\"2024-11-05 08:31:12.000000\",\"timezone\":\"UTC\"}"
      })
  void leavesAMomentAbsentThatIsNone(String json) {
    LinkedInMessage message = message(json);

    assertThat(message.getSentAt()).isNull();
    assertThat(message.rawField("sent_at")).hasToString(json);
    assertWrittenAsItCame(message, json);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-11-05T08:31:12Z, 2024-11-05T08:31:12.000000Z",
    "2024-11-05T08:31:12.1Z, 2024-11-05T08:31:12.100000Z",
    "2024-11-05T08:31:12.000000001Z, 2024-11-05T08:31:12.000000001Z",
    "2024-11-05T01:31:12+03:00, 2024-11-04T22:31:12.000000Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59.000000Z"
  })
  void writesWhatIsSetInTheShapeOfMostRows(OffsetDateTime moment, String text) {
    assertWrittenAsItCame(new LinkedInMessage().sentAt(moment), quoted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z"})
  void refusesToWriteAYearThatTheWireHasNoDigitsFor(OffsetDateTime moment) {
    LinkedInMessage message = new LinkedInMessage().sentAt(moment);

    assertThatIllegalArgumentException()
        .isThrownBy(message::toJson)
        .withMessageContaining("expected: 1 to 9999");
  }

  private static LinkedInMessage message(String sentAt) {
    return Json.readMember(LinkedInMessage.class, "sent_at", sentAt);
  }

  private static void assertWrittenAsItCame(LinkedInMessage message, String json) {
    assertThat(message.toJson()).isEqualTo(Json.member("sent_at", json));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
