package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the contact that a write means, and makes or changes it. */
final class ContactWriter {
  private final Account account;
  private final long now;

  ContactWriter(Account account, Instant now) {
    this.account = account;
    this.now = Timestamps.stamp(now);
  }

  /**
   * The contact that the values name, by the first of the match keys that hits one.
   *
   * @param plainEmail whether the work email was sent as {@code email}, which may as well be the
   *     personal one
   */
  @Nullable Contact match(Map<String, JsonElement> values, boolean plainEmail) {
    Row row = LeadFields.asRow(values);
    for (MatchKey key : MatchKey.values()) {
      String wanted = key.of(row);
      if (wanted == null && key == MatchKey.PERSONAL_EMAIL && plainEmail) {
        wanted = MatchKey.WORK_EMAIL.of(row);
      }
      Contact hit = wanted == null ? null : account.contacts().match(key, wanted);
      if (hit != null) {
        return hit;
      }
    }
    return null;
  }

  /** Whether the values have anything to tell the contact from others by. */
  static boolean isIdentified(Map<String, JsonElement> values) {
    Row row = LeadFields.asRow(values);
    for (MatchKey key : MatchKey.values()) {
      if (key.of(row) != null) {
        return true;
      }
    }
    return false;
  }

  Contact create(Map<String, JsonElement> values, String listUuid, JsonObject customFields) {
    UUID id = UUID.fromString(account.newUuid(Ids.Kind.CONTACT));
    Contact contact = Contact.added(id, account.contacts().nextSlot(), now);
    Map<String, JsonElement> all = LeadFields.defaults(account);
    all.put("list_uuid", Json.text(listUuid));
    LeadFields.derive(values, null);
    all.putAll(values);
    contact.set(all);
    contact.setCustomFields(customFields);
    account.contacts().add(contact);
    return contact;
  }

  void update(Contact contact, Map<String, JsonElement> values, JsonObject customFields) {
    LeadFields.derive(values, contact);
    account.contacts().update(contact, values, customFields, now);
  }

  /**
   * Makes the contact, or changes the one that matches.
   *
   * @param existing the match, null when there is none
   */
  Contact upsert(
      @Nullable Contact existing,
      Map<String, JsonElement> values,
      JsonObject customFields,
      String listUuid,
      boolean updateIfExists,
      boolean moveToList) {
    if (existing == null) {
      return create(values, listUuid, customFields);
    }
    if (updateIfExists) {
      update(existing, values, customFields);
    }
    if (moveToList) {
      account
          .contacts()
          .update(existing, Map.of("list_uuid", Json.text(listUuid)), new JsonObject(), now);
    }
    return existing;
  }
}
