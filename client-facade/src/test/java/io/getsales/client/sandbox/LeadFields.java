package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the fields that a write sends into the fields that a contact has. */
final class LeadFields {
  private static final List<String> TEXTS =
      List.of(
          "first_name",
          "last_name",
          "name",
          "company_name",
          "company_ln_id",
          "position",
          "headline",
          "about",
          "raw_address",
          "domain",
          "ln_id",
          "sn_id",
          "ln_member_id",
          "work_phone_number",
          "personal_phone_number",
          "facebook",
          "twitter");
  private static final List<String> EMAILS = List.of("work_email", "personal_email");

  private LeadFields() {}

  /** Fields the service does not know are dropped without a word; null empties a field. */
  static Map<String, JsonElement> read(Input lead, Tags tags) {
    Map<String, JsonElement> values = new LinkedHashMap<>();
    for (String field : TEXTS) {
      put(values, lead, field, field, lead.text(field));
    }
    put(values, lead, "avatar", "avatar_url", lead.text("avatar"));
    put(values, lead, "email", "work_email", lead.email("email"));
    for (String field : EMAILS) {
      put(values, lead, field, field, lead.email(field));
    }
    String nickname = lead.text("linkedin");
    put(values, lead, "linkedin", "linkedin", nickname == null ? null : reference(nickname));
    String reference = lead.text("linkedin_id");
    if (reference != null) {
      LinkedInReference parsed = LinkedInReference.parse(reference);
      values.put(parsed.field(), Json.text(parsed.value()));
    }
    if (lead.has("tags")) {
      JsonArray uuids = new JsonArray();
      for (JsonElement name : lead.array("tags")) {
        if (name.isJsonPrimitive()) {
          uuids.add(tags.uuidOf(name.getAsString()));
        }
      }
      values.put("tags", uuids);
    }
    return values;
  }

  /** Adds what follows from other fields: the full name, and the domain of the work email. */
  static void derive(Map<String, JsonElement> values, @Nullable Contact existing) {
    boolean partOfName = values.containsKey("first_name") || values.containsKey("last_name");
    if (partOfName && !values.containsKey("name")) {
      String first = text(values, "first_name", existing);
      String last = text(values, "last_name", existing);
      String name = ((first == null ? "" : first) + " " + (last == null ? "" : last)).trim();
      values.put("name", Json.text(name.isEmpty() ? null : name));
    }
    if (values.containsKey("work_email")) {
      String email = Json.textOf(values.get("work_email"));
      values.put(
          "work_email_domain",
          Json.text(email == null ? null : email.substring(email.indexOf('@') + 1)));
    }
  }

  /** What a new contact has beside the fields it was sent with. */
  static Map<String, JsonElement> defaults(Account account) {
    Map<String, JsonElement> values = new LinkedHashMap<>();
    values.put("team_id", Json.number(SeedPlan.TEAM_ID));
    values.put("user_id", Json.number(20));
    values.put(
        "pipeline_stage_uuid", Json.text(Ids.text(account.seed(), Ids.Kind.PIPELINE_STAGE, 0)));
    values.put("status", Json.text("ok"));
    values.put("linkedin_status", Json.text("need_enrichment"));
    values.put("email_status", Json.text("need_search"));
    for (String array : List.of("posts", "skills", "tags", "unread_counts")) {
      values.put(array, new JsonArray());
    }
    return values;
  }

  /** The row these values would make, for comparing its match keys with those of others. */
  static Row asRow(Map<String, JsonElement> values) {
    Map<String, JsonElement> all = new LinkedHashMap<>(values);
    derive(all, null);
    JsonObject json = new JsonObject();
    all.forEach(json::add);
    return new JsonRow(json);
  }

  private static void put(
      Map<String, JsonElement> values,
      Input lead,
      String sent,
      String field,
      @Nullable String value) {
    if (value != null) {
      values.put(field, Json.text(value));
    } else if (lead.json().has(sent) && !lead.has(sent)) {
      values.put(field, JsonNull.INSTANCE);
    }
  }

  private static String reference(String text) {
    LinkedInReference parsed = LinkedInReference.parse(text);
    return parsed.field().equals("linkedin") ? parsed.value() : text;
  }

  private static @Nullable String text(
      Map<String, JsonElement> values, String field, @Nullable Contact existing) {
    if (values.containsKey(field)) {
      return Json.textOf(values.get(field));
    }
    return existing == null ? null : existing.text(field);
  }
}
