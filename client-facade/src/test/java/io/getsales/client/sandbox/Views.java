package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the small records that tests look at from the rows of an account. */
final class Views {
  private Views() {}

  static SandboxContact contact(Contact contact) {
    List<String> tags = new ArrayList<>();
    JsonElement tagUuids = contact.value("tags");
    if (tagUuids.isJsonArray()) {
      tagUuids.getAsJsonArray().forEach(tag -> tags.add(tag.getAsString()));
    }
    Map<String, Object> customFields = new LinkedHashMap<>();
    contact
        .customFields()
        .entrySet()
        .forEach(entry -> customFields.put(entry.getKey(), plain(entry.getValue())));
    return new SandboxContact(
        contact.uuid(),
        contact.text("list_uuid"),
        contact.text("name"),
        contact.text("company_name"),
        contact.text("linkedin"),
        contact.text("ln_id"),
        contact.text("work_email"),
        contact.text("personal_email"),
        tags,
        customFields,
        Timestamps.toInstant(contact.createdAt()),
        Timestamps.toInstant(contact.updatedAt()));
  }

  static SandboxList list(JsonRow row) {
    return new SandboxList(row.uuid(), row.requiredText("name"), instant(row, "created_at"));
  }

  static SandboxAutomation automation(JsonRow row) {
    return new SandboxAutomation(row.uuid(), row.requiredText("name"), row.requiredText("status"));
  }

  static SandboxEnrollment enrollment(JsonRow row) {
    return new SandboxEnrollment(
        row.uuid(),
        row.requiredText("flow_uuid"),
        row.requiredText("lead_uuid"),
        row.requiredText("status"));
  }

  static SandboxSenderProfile senderProfile(JsonRow row) {
    return new SandboxSenderProfile(
        row.uuid(),
        row.requiredText("first_name"),
        row.requiredText("last_name"),
        row.requiredText("status"),
        row.text("mailbox_uuid"));
  }

  static SandboxMessage message(JsonRow row) {
    return new SandboxMessage(
        row.uuid(),
        row.requiredText("type"),
        row.requiredText("status"),
        row.text("sender_profile_uuid"),
        row.text("lead_uuid"),
        row.text("subject"),
        row.text("text"),
        row.text("sent_at") == null ? null : instant(row, "sent_at"),
        instant(row, "created_at"));
  }

  private static Instant instant(JsonRow row, String field) {
    return Timestamps.toInstant(Timestamps.parse(row.requiredText(field)));
  }

  private static @Nullable Object plain(JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive)) {
      return value.isJsonNull() ? null : value.toString();
    }
    if (primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    return primitive.isNumber() ? (Object) primitive.getAsBigDecimal() : primitive.getAsString();
  }
}
