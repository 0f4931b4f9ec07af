package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.getsales.client.generated.model.NewContact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link UpsertOptions} and {@link EnrollOptions} make of a contact. */
class WriteOptionsTest {

  private static NewContact martaWithFields() {
    NewContact contact =
        new NewContact()
            .linkedinId("marta-lindqvist-4b71a2")
            .about("Grüße & <b>\u2028 \uD83D\uDE80")
            .tags(List.of())
            .customFields(json("{\"renewal_month\":\"2025-01\",\"seats\":12}"));
    contact.putUnknownField("ln_member_id", new JsonPrimitive(184220L));
    return contact;
  }

  @Test
  void nothingIsSentThatWasNotSet() {
    NewContact contact = new NewContact().linkedinId("marta-lindqvist-4b71a2");

    assertThat(json(UpsertOptions.none().request("list", contact).toJson()))
        .isEqualTo(
            json("{\"lead\":{\"linkedin_id\":\"marta-lindqvist-4b71a2\"},\"list_uuid\":\"list\"}"));
    assertThat(json(EnrollOptions.none().request("list", contact).toJson()))
        .isEqualTo(
            json("{\"lead\":{\"linkedin_id\":\"marta-lindqvist-4b71a2\"},\"list_uuid\":\"list\"}"));
  }

  @Test
  void customFieldsOfTheContactGoBesideItAndThoseOfTheOptionsWin() {
    UpsertOptions options =
        UpsertOptions.customField("renewal_month", "2025-03").withCustomField("size", "small");
    JsonObject expected =
        json(
            """
            {"lead": {"linkedin_id": "marta-lindqvist-4b71a2",
                      "about": "Grüße & <b>\\u2028 \\uD83D\\uDE80",
                      "tags": [], "ln_member_id": 184220},
             "list_uuid": "list",
             "custom_fields": {"renewal_month": "2025-03", "seats": 12, "size": "small"}}
            """);

    assertThat(json(options.request("list", martaWithFields()).toJson())).isEqualTo(expected);
    assertThat(
            json(
                EnrollOptions.none()
                    .withUpsert(options)
                    .request("list", martaWithFields())
                    .toJson()))
        .isEqualTo(expected);
  }

  @Test
  void theCallersContactStaysAsItIs() {
    NewContact contact = martaWithFields();

    UpsertOptions.customField("seats", "13").request("list", contact);
    EnrollOptions.none().request("list", contact);

    assertThat(contact).isEqualTo(martaWithFields());
    assertThat(contact.toJson()).isEqualTo(martaWithFields().toJson());
  }

  @Test
  void anEmptyObjectOfCustomFieldsIsNotSent() {
    NewContact contact =
        new NewContact().email("marta@fjordware.example").customFields(new JsonObject());

    assertThat(json(UpsertOptions.none().request("list", contact).toJson()))
        .isEqualTo(
            json("{\"lead\":{\"email\":\"marta@fjordware.example\"},\"list_uuid\":\"list\"}"));
  }

  @Test
  void whatHappensToContactsThatExistHasItsOwnNameInEachRequest() {
    NewContact contact = new NewContact().email("marta@fjordware.example");
    UpsertOptions options = UpsertOptions.none().withoutUpdatingExisting().withMoveToList();

    JsonObject upsert = json(options.request("list", contact).toJson());
    JsonObject enrollment =
        json(
            EnrollOptions.none()
                .withUpsert(options)
                .withSegment(3)
                .withSkipIfExists()
                .request("list", contact)
                .toJson());

    assertThat(upsert.keySet())
        .containsExactlyInAnyOrder("lead", "list_uuid", "update_if_exists", "move_to_list");
    assertThat(upsert.get("update_if_exists").getAsBoolean()).isFalse();
    assertThat(upsert.get("move_to_list").getAsBoolean()).isTrue();
    assertThat(enrollment.keySet())
        .containsExactlyInAnyOrder(
            "lead",
            "list_uuid",
            "update_lead_if_exists",
            "move_to_list",
            "flow_segment_id",
            "skip_if_lead_exists");
    assertThat(enrollment.get("update_lead_if_exists").getAsBoolean()).isFalse();
    assertThat(enrollment.get("flow_segment_id").getAsInt()).isEqualTo(3);
  }

  @Test
  void optionsAreValuesOfTheirOwn() {
    JsonArray choices = new JsonArray();
    choices.add("small");
    UpsertOptions one = UpsertOptions.none().withCustomField("size", choices);
    choices.add("large");
    one.withCustomField("month", "2025-03").withMoveToList().withoutUpdatingExisting();

    assertThat(
            json(one.request("list", new NewContact().email("a@fjordware.example")).toJson())
                .get("custom_fields"))
        .isEqualTo(json("{\"size\":[\"small\"]}"));
  }

  @Test
  void valuesAreNotShown() {
    UpsertOptions options = UpsertOptions.customField("home_address", "Bergen 12");

    assertThat(options.toString()).contains("home_address").doesNotContain("Bergen");
    assertThat(EnrollOptions.none().withUpsert(options).withSegment(4).toString())
        .contains("home_address", "4")
        .doesNotContain("Bergen");
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
