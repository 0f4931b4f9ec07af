package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * The part that upsert and add-new-lead have in common: a lead, its list and its custom fields.
 *
 * @param plainEmail whether the lead's email was sent as {@code email}
 */
record LeadInput(
    Map<String, JsonElement> values,
    boolean plainEmail,
    String listUuid,
    JsonObject customFields,
    boolean moveToList) {

  /** Reads it and complains about what is missing; the caller rejects. */
  static LeadInput read(Input body, Account account) {
    Input lead = body.requiredChild("lead");
    Map<String, JsonElement> values = LeadFields.read(lead, account.tags());
    boolean identified = !account.wire().linkedInIdRequired() || lead.has("linkedin_id");
    if (body.has("lead") && !(identified && ContactWriter.isIdentified(values))) {
      lead.complainRequired("linkedin_id");
    }
    return new LeadInput(
        values,
        lead.has("email"),
        existingList(body, account),
        body.object("custom_fields"),
        body.flag("move_to_list", false));
  }

  static String existingList(Input body, Account account) {
    String listUuid = body.requiredText("list_uuid");
    if (!listUuid.isEmpty() && account.lists().get(listUuid) == null) {
      body.complainUnknown("list_uuid");
    }
    return listUuid;
  }
}
