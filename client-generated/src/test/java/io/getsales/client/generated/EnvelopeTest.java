package io.getsales.client.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final String ENVELOPED =
      """
      {"flows":[{"flow_uuid":"f-1"}],"lead":{"uuid":"c-1","name":"Marta","later":1},\
      "custom_fields":{"renewal_month":"2025-03"},"markers":[],"beside":true}""";
  private static final String BARE =
      """
      {"uuid":"c-1","custom_fields":{"renewal_month":"2025-03"},"name":"Marta","later":1,\
      "markers":[],"flows":[{"flow_uuid":"f-1"}]}""";

  @Test
  void readsTheContentFromTheEnvelope() {
    ContactRecord row = Json.read(ContactRecord.class, ENVELOPED);

    assertThat(row.getLead().getUuid()).isEqualTo("c-1");
    assertThat(row.getLead().getName()).isEqualTo("Marta");
    assertThat(row.getLead().unknownFields()).containsOnlyKeys("later");
    assertExtras(row);
    assertThat(row.unknownFields()).containsOnlyKeys("beside");
  }

  @Test
  void readsABareRowAsIfItCameInTheEnvelope() {
    ContactRecord row = Json.read(ContactRecord.class, BARE);

    assertThat(row.getLead().getUuid()).isEqualTo("c-1");
    assertThat(row.getLead().getName()).isEqualTo("Marta");
    assertThat(row.getLead().unknownFields()).containsOnlyKeys("later");
    assertExtras(row);
    assertThat(row.unknownFields()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {ENVELOPED, BARE})
  void givesItsContentByAMethodThatIsNeverNull(String json) {
    ContactRecord row = Json.read(ContactRecord.class, json);

    assertThat(row.contact()).isSameAs(row.getLead());
    assertThat(new ContactRecord().contact()).isEqualTo(new Contact());
  }

  private static void assertExtras(ContactRecord row) {
    assertThat(row.getFlows()).singleElement().extracting("flowUuid").isEqualTo("f-1");
    assertThat(row.getCustomFields().get("renewal_month").getAsString()).isEqualTo("2025-03");
    assertThat(row.getMarkers()).isEmpty();
  }

  @Test
  void isEqualWhetherBareOrEnveloped() {
    String enveloped = "{\"lead\":{\"uuid\":\"c-1\",\"later\":1},\"markers\":[]}";
    String bare = "{\"later\":1,\"markers\":[],\"uuid\":\"c-1\"}";

    assertThat(Json.read(ContactRecord.class, bare))
        .isEqualTo(Json.read(ContactRecord.class, enveloped))
        .hasSameHashCodeAs(Json.read(ContactRecord.class, enveloped));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ENVELOPED,
        BARE,
        "{\"uuid\":\"c-1\"}",
        "{\"name\":\"Marta\",\"lead\":{\"name\":\"Jonas\"},\"team_id\":\"7\",\"x\":1.0}",
        "{\"name\":\"Marta\",\"lead\":null}",
        "{\"lead\":null}",
        "{\"lead\":null,\"markers\":null}",
        "{\"name\":\"Marta\",\"lead\":\"c-1\"}",
        "{\"lead\":\"c-1\",\"x\":1}",
        "{\"name\":\"Marta\",\"lead\":[]}",
        "{\"lead\":[]}",
        "{\"x\":1}",
        "{\"team_id\":{\"odd\":1},\"x\":1}",
        "{\"name\":null,\"x\":1}",
        "{}"
      })
  void isWrittenAsItCame(String json) {
    ContactRecord row = Json.read(ContactRecord.class, json);

    assertThat(Json.tree(row.toJson())).isEqualTo(Json.tree(json));
    assertThat(Json.read(ContactRecord.class, row.toJson())).isEqualTo(row);
  }

  @Test
  void takesFieldsBesideAFullEnvelopeForTheEnvelopesOwn() {
    ContactRecord row =
        Json.read(
            ContactRecord.class,
            "{\"name\":\"beside\",\"lead\":{\"name\":\"Marta\"},\"team_id\":\"7\"}");

    assertThat(row.getLead()).isEqualTo(new Contact().name("Marta"));
    assertThat(row.unknownFields()).containsOnlyKeys("name", "team_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Marta\",\"lead\":null}",
        "{\"lead\":null,\"name\":\"Marta\"}",
        "{\"name\":\"Marta\",\"lead\":\"c-1\"}"
      })
  void readsABareRowWithSomethingElseUnderTheEnvelopesName(String json) {
    ContactRecord row = Json.read(ContactRecord.class, json);

    assertThat(row.getLead()).isEqualTo(new Contact().name("Marta"));
  }

  @Test
  void hasNoContentWhereNoneCame() {
    assertThat(Json.read(ContactRecord.class, "{\"markers\":[],\"x\":1}").getLead()).isNull();
    assertThat(Json.read(ContactRecord.class, "{}").getLead()).isNull();
    assertThat(Json.read(ContactRecord.class, "[]")).isEqualTo(new ContactRecord());
  }

  @Test
  void isWrittenInTheEnvelopeWhenMadeHere() {
    assertThat(new ContactRecord().lead(new Contact().name("Marta")).toJson())
        .isEqualTo("{\"lead\":{\"name\":\"Marta\"}}");
  }

  @Test
  void writesChangesToABareRow() {
    ContactRecord row = Json.read(ContactRecord.class, "{\"name\":\"Marta\",\"lead\":\"c-1\"}");

    row.getLead().name("Jonas");
    assertThat(Json.tree(row.toJson()))
        .isEqualTo(Json.tree("{\"name\":\"Jonas\",\"lead\":\"c-1\"}"));

    row.lead(null);
    assertThat(row.toJson()).isEqualTo("{}");
  }
}
