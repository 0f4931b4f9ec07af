package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One contact. A seeded one keeps only its number and what was changed since: everything else is
 * worked out when asked for, so that a base of hundreds of thousands fits into little memory.
 */
final class Contact implements Row {
  private static final int NOT_SEEDED = -1;

  private final UUID id;
  private final int slot;
  private final long createdAt;
  private final @Nullable People people;
  private final int number;
  private long updatedAt;
  private @Nullable JsonObject changed;
  private @Nullable JsonObject customFields;

  private Contact(UUID id, int slot, long createdAt, @Nullable People people, int number) {
    this.id = id;
    this.slot = slot;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.people = people;
    this.number = number;
  }

  static Contact seeded(
      UUID id, int slot, long createdAt, long updatedAt, People people, int number) {
    Contact contact = new Contact(id, slot, createdAt, people, number);
    contact.updatedAt = updatedAt;
    return contact;
  }

  static Contact added(UUID id, int slot, long createdAt) {
    return new Contact(id, slot, createdAt, null, NOT_SEEDED);
  }

  /** The contact as it stands now; it does not change with this one. */
  Contact copy() {
    Contact copy = new Contact(id, slot, createdAt, people, number);
    copy.updatedAt = updatedAt;
    copy.changed = changed == null ? null : changed.deepCopy();
    copy.customFields = customFields == null ? null : customFields.deepCopy();
    return copy;
  }

  UUID id() {
    return id;
  }

  @Override
  public String uuid() {
    return id.toString();
  }

  /** The place of the contact in its store; never given to another one. */
  int slot() {
    return slot;
  }

  /** Microseconds since 1970. */
  long createdAt() {
    return createdAt;
  }

  long updatedAt() {
    return updatedAt;
  }

  @Override
  public JsonElement value(String field) {
    return value(field, name -> people == null ? JsonNull.INSTANCE : people.value(number, name));
  }

  /** The values of many fields, in their order. */
  JsonObject values(List<String> fields) {
    Function<String, JsonElement> seeded =
        people == null ? field -> JsonNull.INSTANCE : people.reader(number);
    JsonObject json = new JsonObject();
    for (String field : fields) {
      json.add(field, value(field, seeded));
    }
    return json;
  }

  private JsonElement value(String field, Function<String, JsonElement> seeded) {
    return switch (field) {
      case "uuid" -> new JsonPrimitive(uuid());
      case "created_at" -> new JsonPrimitive(Timestamps.text(createdAt));
      case "updated_at" -> new JsonPrimitive(Timestamps.text(updatedAt));
      default -> {
        JsonElement value = changed == null ? null : changed.get(field);
        yield value == null ? seeded.apply(field) : value;
      }
    };
  }

  /** The text of a field; null when it has none. */
  @Nullable String text(String field) {
    return Json.textOf(value(field));
  }

  JsonObject customFields() {
    if (customFields != null) {
      return customFields;
    }
    return people == null ? new JsonObject() : people.customFields(number);
  }

  /** Sets fields and answers whether any of them was different before. */
  boolean set(Map<String, JsonElement> values) {
    boolean different = false;
    JsonObject target = changed == null ? new JsonObject() : changed;
    for (Map.Entry<String, JsonElement> entry : values.entrySet()) {
      if (!value(entry.getKey()).equals(entry.getValue())) {
        target.add(entry.getKey(), entry.getValue());
        different = true;
      }
    }
    if (different) {
      changed = target;
    }
    return different;
  }

  /** Sets custom fields, keeps the others, and answers whether any was different before. */
  boolean setCustomFields(JsonObject values) {
    boolean different = false;
    JsonObject target = customFields().deepCopy();
    for (Map.Entry<String, JsonElement> entry : values.entrySet()) {
      if (!entry.getValue().equals(target.get(entry.getKey()))) {
        target.add(entry.getKey(), entry.getValue());
        different = true;
      }
    }
    if (different) {
      customFields = target;
    }
    return different;
  }

  void touch(long now) {
    updatedAt = now;
  }
}
