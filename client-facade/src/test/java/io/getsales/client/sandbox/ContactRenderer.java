package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes contacts: bare, or in the envelope that search, lookup and get put round them. */
final class ContactRenderer {
  static final List<String> FIELDS =
      List.of(
          "uuid",
          "team_id",
          "user_id",
          "sender_profile_uuid",
          "list_uuid",
          "data_source_uuid",
          "pipeline_stage_uuid",
          "company_uuid",
          "name",
          "first_name",
          "last_name",
          "company_name",
          "company_ln_id",
          "position",
          "headline",
          "about",
          "avatar_url",
          "ln_id",
          "ln_member_id",
          "sn_id",
          "linkedin",
          "facebook",
          "twitter",
          "work_email",
          "work_email_domain",
          "personal_email",
          "work_phone_number",
          "personal_phone_number",
          "connections_number",
          "followers_number",
          "primary_language",
          "supported_languages",
          "has_open_profile",
          "has_verified_profile",
          "has_premium",
          "experience",
          "posts",
          "educations",
          "skills",
          "top_voices",
          "raw_address",
          "location",
          "tags",
          "status",
          "linkedin_status",
          "email_status",
          "unread_counts",
          "ai_agent_uuid",
          "ai_agent_mode",
          "ai_engagement_status_uuid",
          "last_automation_approve_at",
          "last_stop_on_reply_at",
          "last_enrich_at",
          "created_at",
          "updated_at");

  private final Account account;

  ContactRenderer(Account account) {
    this.account = account;
  }

  JsonObject bare(Contact contact) {
    JsonObject json = contact.values(FIELDS);
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      entry.setValue(shaped(entry.getKey(), entry.getValue()));
    }
    if (account.wire().extraFields()) {
      json.add("domain", contact.value("domain"));
      ExtraFields.addTo(json);
    }
    return json;
  }

  /** The form in which contacts are read, as the settings have it. */
  JsonObject read(Contact contact, boolean disableAggregation) {
    JsonObject bare = bare(contact);
    if (!account.wire().contactEnvelope()) {
      return bare;
    }
    JsonObject envelope = new JsonObject();
    envelope.add("lead", bare);
    if (!disableAggregation) {
      envelope.add("flows", flows(contact));
      JsonObject customFields = contact.customFields();
      envelope.add(
          "custom_fields",
          customFields.isEmpty() && account.wire().emptyMapsAsArrays()
              ? new JsonArray()
              : customFields);
      envelope.add("markers", markers(contact));
    }
    return envelope;
  }

  private JsonElement shaped(String field, JsonElement value) {
    if (field.endsWith("_at") && account.wire().dates() == DateShape.SECONDS) {
      return value.isJsonNull() ? value : new JsonPrimitive(Timestamps.plain(value.getAsString()));
    }
    if (field.equals("location") && account.wire().locationAsArray() && value.isJsonObject()) {
      JsonArray array = new JsonArray();
      array.add(value);
      return array;
    }
    return value;
  }

  private JsonArray flows(Contact contact) {
    JsonArray flows = new JsonArray();
    for (JsonRow enrollment : account.enrollments().ofContact(contact.uuid())) {
      JsonObject flow = new JsonObject();
      for (String field : List.of("uuid", "flow_uuid", "name", "status")) {
        flow.add(field, enrollment.value(field));
      }
      flows.add(flow);
    }
    return flows;
  }

  // The first row, without a sender, holds the totals of the team.
  private JsonArray markers(Contact contact) {
    List<JsonRow> messages = account.linkedInMessages().ofContact(contact.uuid());
    List<JsonRow> emails = account.emails().ofContact(contact.uuid());
    JsonArray markers = new JsonArray();
    markers.add(marker(null, messages, emails));
    Set<String> senders = new LinkedHashSet<>();
    List<JsonRow> all = new ArrayList<>(messages);
    all.addAll(emails);
    for (JsonRow row : all) {
      String sender = row.text("sender_profile_uuid");
      if (sender != null) {
        senders.add(sender);
      }
    }
    for (String sender : senders) {
      markers.add(marker(sender, of(sender, messages), of(sender, emails)));
    }
    return markers;
  }

  private static List<JsonRow> of(String sender, List<JsonRow> rows) {
    return rows.stream().filter(row -> sender.equals(row.text("sender_profile_uuid"))).toList();
  }

  private JsonObject marker(@Nullable String sender, List<JsonRow> messages, List<JsonRow> emails) {
    JsonObject marker = new JsonObject();
    marker.add("sender_profile_uuid", Json.text(sender));
    String lastType = null;
    String lastAt = null;
    List<JsonRow> all = new ArrayList<>(messages);
    all.addAll(emails);
    for (JsonRow row : all) {
      String at = row.text("sent_at");
      if (at != null && (lastAt == null || at.compareTo(lastAt) >= 0)) {
        lastAt = at;
        lastType = row.text("type");
      }
    }
    marker.add("last_message_type", Json.text(lastType));
    marker.addProperty("linkedin_messages_sent_count", count(messages, "outbox"));
    marker.addProperty("linkedin_messages_inbox_count", count(messages, "inbox"));
    marker.addProperty(
        "linkedin_read_count",
        messages.stream().filter(row -> row.text("read_at") != null).count());
    marker.add("linkedin_last_connection_sent_at", Json.text(null));
    marker.add("linkedin_last_connection_accepted_at", Json.text(null));
    marker.add("linkedin_last_connection_lost_at", Json.text(null));
    marker.addProperty("email_sent_count", count(emails, "outbox"));
    marker.addProperty("email_inbox_count", count(emails, "inbox"));
    marker.addProperty("email_read_count", 0);
    marker.addProperty("email_click_count", 0);
    List<String> emailTimes =
        emails.stream()
            .filter(row -> "outbox".equals(row.text("type")))
            .map(row -> row.text("sent_at"))
            .filter(at -> at != null)
            .sorted()
            .toList();
    marker.add(
        "email_first_message_sent_at",
        shaped("_at", Json.text(emailTimes.isEmpty() ? null : emailTimes.get(0))));
    marker.add(
        "email_last_message_sent_at",
        shaped(
            "_at", Json.text(emailTimes.isEmpty() ? null : emailTimes.get(emailTimes.size() - 1))));
    marker.add("last_messaging_activity_at", shaped("_at", Json.text(lastAt)));
    return marker;
  }

  private static long count(List<JsonRow> rows, String type) {
    return rows.stream()
        .filter(row -> type.equals(row.text("type")) && !"failed".equals(row.text("status")))
        .count();
  }
}
