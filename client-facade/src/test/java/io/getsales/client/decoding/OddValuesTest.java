package io.getsales.client.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getsales.client.GetSales;
import io.getsales.client.error.DecodeException;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.LinkedInMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One odd value never costs a page, unless the caller wants it to. */
class OddValuesTest {
  private static final String ODD_ROW =
      "{ \"uuid\":\"l-2\", \"team_id\":\"marta@fjordware.example\",\"later\":[1.50] }";
  private static final String PAGE =
      "{\"took\":3,\"data\" : [{\"uuid\":\"l-1\",\"team_id\":\"412\"},"
          + ODD_ROW
          + ",{\"uuid\":\"l-3\"}],\"has_more\":false}";

  private final CannedServer server = CannedServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void deliversTheRowWithTheFieldAbsentByDefault() {
    List<ContactList> rows = lists(OddValues.KEEP_RAW);

    assertThat(rows).extracting(ContactList::getUuid).containsExactly("l-1", "l-2", "l-3");
    assertThat(rows.get(0).getTeamId()).isEqualTo(412);
    assertThat(rows.get(1).getTeamId()).isNull();
    assertThat(rows.get(1).unreadFields()).containsExactly("team_id");
    assertThat(rows.get(1).rawField("team_id").getAsString()).isEqualTo("marta@fjordware.example");
    assertThat(rows).extracting(ContactList::undecodable).containsOnlyNulls();
  }

  @Test
  void marksTheRowWithItsTextAsSentWhenAskedTo() {
    List<ContactList> rows = lists(OddValues.MARK_ROW);

    assertThat(rows)
        .extracting(row -> row.undecodable() != null)
        .containsExactly(false, true, false);
    assertThat(rows.get(1).undecodable().json()).isEqualTo(ODD_ROW);
    assertThat(rows.get(1).undecodable().fields()).containsExactly("team_id");
    assertThat(rows.get(1).undecodable().toString()).doesNotContain("marta");
    assertThat(rows.get(1).getUuid()).isEqualTo("l-2");
  }

  @Test
  void failsWithThePlaceAndNothingOfTheBodyWhenAskedTo() {
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> lists(OddValues.FAIL))
        .withMessageContaining("$.data[1].team_id")
        .withMessageNotContaining("marta")
        .satisfies(e -> assertThat(e.operation()).isEqualTo("listLists"))
        .satisfies(e -> assertThat(e.bodyText()).isEqualTo(PAGE));
  }

  private List<ContactList> lists(OddValues choice) {
    server.answers(PAGE);
    try (GetSales getsales = client(choice)) {
      return getsales.lists().list().first().items();
    }
  }

  private GetSales client(OddValues choice) {
    return server.client().options(options -> options.oddValues(choice)).build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data":[{"uuid":"l-1"},null,{"uuid":"l-3"}],"has_more":false}          | null
          {"data":[{"uuid":"l-1"},"odd",{"uuid":"l-3"}],"has_more":false}         | "odd"
          {"data":[{"uuid":"l-1"},[ 7,8 ],{"uuid":"l-3"}],"has_more":false}       | [7,8]
          {"data":{"0":{"uuid":"l-1"},"1":7,"2":{"uuid":"l-3"}},"has_more":false} | 7
          [{"uuid":"l-1"},false,{"uuid":"l-3"}]                                   | false
          """)
  void deliversWhatIsNoObjectAsARowWithoutFields(String page, String text) {
    server.answers(page);
    for (OddValues choice : List.of(OddValues.KEEP_RAW, OddValues.MARK_ROW)) {
      try (GetSales getsales = client(choice)) {
        List<ContactList> rows = getsales.lists().list().first().items();

        assertThat(rows).extracting(ContactList::getUuid).containsExactly("l-1", null, "l-3");
        assertThat(rows.get(1).undecodable().json()).isEqualTo(text);
        assertThat(rows.get(1).undecodable().fields()).isEmpty();
      }
    }
    try (GetSales getsales = client(OddValues.FAIL)) {
      assertThatExceptionOfType(DecodeException.class)
          .isThrownBy(() -> getsales.lists().list().first())
          .withMessageContaining("[1]");
    }
  }

  @Test
  void treatsASingleAnswerLikeARow() {
    String message = "{\"uuid\":\"m-1\",\"user_id\":{\"id\":20}}";
    server.answers(201, message.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try (GetSales getsales = client(OddValues.MARK_ROW)) {
      LinkedInMessage sent = getsales.unibox().linkedInMessages().send("s-1", "c-1", "Hello");

      assertThat(sent.undecodable().json()).isEqualTo(message);
      assertThat(sent.undecodable().fields()).containsExactly("user_id");
    }
  }

  @Test
  void neverRepeatsASendThatItFailsOn() {
    server.answers("{\"uuid\":\"m-1\",\"user_id\":{\"id\":20}}");
    try (GetSales getsales =
        server.client().options(options -> options.oddValues(OddValues.FAIL)).build()) {
      assertThatExceptionOfType(DecodeException.class)
          .isThrownBy(() -> getsales.unibox().linkedInMessages().send("s-1", "c-1", "Hello"))
          .satisfies(e -> assertThat(e.mayHaveBeenProcessed()).isTrue());
    }
    assertThat(server.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(OddValues.class)
  void letsOddFormsPassThatHaveOneMeaning(OddValues choice) {
    server.answers(
        "{\"data\":[{\"lead\":{\"uuid\":\"c-1\",\"team_id\":\"412\",\"has_premium\":true,"
            + "\"custom_fields\":[],\"created_at\":\"2024-11-05 08:31:12\",\"updated_at\":\"\","
            + "\"location\":{\"country\":\"Norway\"},\"status\":\"brand_new\"},"
            + "\"custom_fields\":[],\"markers\":{}}],\"total\":\"1\",\"has_more\":0}");
    try (GetSales getsales = client(choice)) {
      ContactRecord row = getsales.contacts().search().first().items().get(0);

      assertThat(row.getLead().getTeamId()).isEqualTo(412);
      assertThat(row.undecodable()).isNull();
      assertThat(row.unreadFields()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"data\":[{\"lead\":{\"uuid\":\"c-1\",\"custom_fields\":{\"marta@fjordware.example\":tru",
        "{\"data\":[{\"marta@fjordware.example\":{\"marta\":[",
        "{\"data\":[{\"lead\":{\"name\":\"marta",
        "{\"marta@fjordware.example\":nope}",
        "marta",
        "<p>marta</p>",
        "{\"data\":[]} marta"
      })
  void namesThePlaceOfUnreadableTextWithoutAnyNameOfTheBody(String body) {
    server.answers(body);
    try (GetSales getsales = client(OddValues.KEEP_RAW)) {
      assertThatExceptionOfType(DecodeException.class)
          .isThrownBy(() -> getsales.contacts().search().first())
          .withMessageContaining(" at $")
          .withMessageNotContaining("marta")
          .satisfies(e -> assertThat(e.getCause()).message().doesNotContain("marta"))
          .satisfies(e -> assertThat(e.toString()).doesNotContain("marta"))
          .satisfies(e -> assertThat(e.bodyText()).isEqualTo(body));
    }
  }
}
