package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as the service makes them: every documented field, in the documented order. */
final class NewRows {
  private static final int WORKDAY_STARTS = 540;
  private static final int WORKDAY_ENDS = 1080;

  private NewRows() {}

  static JsonObject list(String uuid, String name, int userId, String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.addProperty("team_id", SeedPlan.TEAM_ID);
    row.addProperty("name", name);
    row.addProperty("user_id", userId);
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  static JsonObject automation(
      String uuid, String versionUuid, String name, String status, int userId, String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.add("public_uuid", JsonNull.INSTANCE);
    row.addProperty("team_id", SeedPlan.TEAM_ID);
    row.addProperty("name", name);
    row.add("flow_workspace_uuid", JsonNull.INSTANCE);
    row.addProperty("flow_version_uuid", versionUuid);
    row.addProperty("use_sender_schedule", true);
    row.add("schedule", schedule());
    row.add("description", JsonNull.INSTANCE);
    row.addProperty("priority", 2);
    row.addProperty("status", status);
    row.addProperty("is_public", false);
    row.addProperty("user_id", userId);
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  static JsonObject senderProfile(
      String uuid,
      String firstName,
      String lastName,
      @Nullable String label,
      int userId,
      String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.addProperty("team_id", SeedPlan.TEAM_ID);
    row.add("linkedin_browser_id", JsonNull.INSTANCE);
    row.add("linkedin_account_uuid", JsonNull.INSTANCE);
    row.add("mailbox_uuid", JsonNull.INSTANCE);
    row.addProperty("assignee_user_id", userId);
    row.addProperty("first_name", firstName);
    row.addProperty("last_name", lastName);
    row.add("label", Json.text(label));
    row.add("avatar_url", JsonNull.INSTANCE);
    row.add("schedule", schedule());
    row.add("linkedin_schedule", schedule());
    row.add("email_schedule", schedule());
    row.addProperty("smart_limits_enabled", true);
    row.addProperty("status", "enabled");
    row.add("hold_tasks_till", JsonNull.INSTANCE);
    row.add("last_automation_server_id", JsonNull.INSTANCE);
    row.add("notification_emails", JsonNull.INSTANCE);
    row.addProperty("user_id", userId);
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  /** A message that waits to go out. */
  static JsonObject linkedInMessage(
      String uuid, JsonRow senderProfile, String contactUuid, @Nullable String text, String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.addProperty("team_id", SeedPlan.TEAM_ID);
    row.addProperty("sender_profile_uuid", senderProfile.uuid());
    row.add("linkedin_account_uuid", senderProfile.value("linkedin_account_uuid"));
    row.addProperty("linkedin_conversation_uuid", named(senderProfile.uuid() + "/" + contactUuid));
    row.addProperty("lead_uuid", contactUuid);
    row.add("task_pipeline_uuid", JsonNull.INSTANCE);
    row.add("template_uuid", JsonNull.INSTANCE);
    row.add("message_hash", JsonNull.INSTANCE);
    row.add("subject", JsonNull.INSTANCE);
    row.add("text", Json.text(text));
    row.add("custom_content", JsonNull.INSTANCE);
    row.add("attachments", new JsonArray());
    row.addProperty("type", "outbox");
    row.addProperty("automation", "manual");
    row.addProperty("linkedin_type", "message");
    row.addProperty("status", "new");
    row.add("fail_reason", JsonNull.INSTANCE);
    row.add("read_at", JsonNull.INSTANCE);
    row.add("sent_at", JsonNull.INSTANCE);
    row.add("user_id", senderProfile.value("user_id"));
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  /** An email that waits to go out; its text is in the body row. */
  static JsonObject email(
      String uuid,
      String bodyUuid,
      @Nullable JsonRow senderProfile,
      @Nullable String contactUuid,
      String subject,
      String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.addProperty("team_id", SeedPlan.TEAM_ID);
    row.add("user_id", valueOf(senderProfile, "user_id"));
    row.add("sender_profile_uuid", valueOf(senderProfile, "uuid"));
    row.add("mailbox_uuid", valueOf(senderProfile, "mailbox_uuid"));
    row.addProperty("email_body_uuid", bodyUuid);
    for (String field :
        new String[] {
          "flow_uuid",
          "flow_node_id",
          "task_pipeline_uuid",
          "template_uuid",
          "gpt_prompt_uuid",
          "email_uid",
          "email_id"
        }) {
      row.add(field, JsonNull.INSTANCE);
    }
    row.addProperty("folder", "Sent");
    row.add("lead_uuid", Json.text(contactUuid));
    row.addProperty("status", "waiting");
    row.add("replied_to_uuid", JsonNull.INSTANCE);
    row.add("bounced_by_uuid", JsonNull.INSTANCE);
    row.addProperty("thread_uuid", named(bodyUuid));
    row.addProperty("type", "outbox");
    for (String field : new String[] {"from_name", "from_email", "to_name", "to_email"}) {
      row.add(field, JsonNull.INSTANCE);
    }
    row.add("cc", new JsonArray());
    row.add("bcc", new JsonArray());
    row.addProperty("subject", subject);
    row.add("headers", new JsonArray());
    row.addProperty("sending_attempts", 0);
    row.add("sent_at", JsonNull.INSTANCE);
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  static JsonObject emailBody(String uuid, String subject, @Nullable String html, String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.addProperty("team_id", SeedPlan.TEAM_ID);
    row.add("body", Json.text(html));
    row.add("attachments", new JsonArray());
    row.addProperty("subject", subject);
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  static JsonObject enrollment(String uuid, JsonRow automation, String contactUuid, String at) {
    JsonObject row = new JsonObject();
    row.addProperty("uuid", uuid);
    row.addProperty("flow_uuid", automation.uuid());
    row.addProperty("lead_uuid", contactUuid);
    row.add("name", automation.value("name"));
    row.addProperty("status", "in_progress");
    row.addProperty("created_at", at);
    row.addProperty("updated_at", at);
    return row;
  }

  /** Monday to Friday, 9:00 to 18:00. */
  static JsonObject schedule() {
    JsonArray blocks = new JsonArray();
    for (int day = 1; day <= 5; day++) {
      JsonObject block = new JsonObject();
      block.addProperty("dow", day);
      block.addProperty("min", WORKDAY_STARTS);
      block.addProperty("max", WORKDAY_ENDS);
      blocks.add(block);
    }
    JsonObject schedule = new JsonObject();
    schedule.addProperty("timezone", "Europe/Oslo");
    schedule.addProperty("use_lead_timezone", false);
    schedule.add("timeblocks", blocks);
    return schedule;
  }

  private static String named(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static JsonElement valueOf(@Nullable JsonRow row, String field) {
    return row == null ? JsonNull.INSTANCE : row.value(field);
  }
}
