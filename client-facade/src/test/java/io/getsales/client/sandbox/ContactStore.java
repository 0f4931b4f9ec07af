package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All contacts: by UUID, in order of creation, and by the keys that tell duplicates. */
final class ContactStore {
  private final List<@Nullable Contact> slots = new ArrayList<>();
  private final Map<UUID, Contact> byId = new HashMap<>();
  private final ContactOrder ordered = new ContactOrder();
  private final Map<MatchKey, KeyIndex> indexes = new EnumMap<>(MatchKey.class);
  private final @Nullable SearchIndex searchIndex;

  /**
   * An empty store.
   *
   * @param searchIndex what searches look at instead of this, if they are to lag behind
   */
  ContactStore(@Nullable SearchIndex searchIndex) {
    this.searchIndex = searchIndex;
  }

  /** Takes over contacts whose slots are 0, 1, 2 ...: only on a store that is empty. */
  void load(List<Contact> contacts) {
    slots.addAll(contacts);
    ordered.load(contacts);
    for (Contact contact : contacts) {
      byId.put(contact.id(), contact);
    }
    if (searchIndex != null) {
      searchIndex.load(contacts);
    }
  }

  int nextSlot() {
    return slots.size();
  }

  int size() {
    return ordered.size();
  }

  /** The contacts, oldest first. */
  List<Contact> oldestFirst() {
    return ordered.all();
  }

  @Nullable Contact get(String uuid) {
    try {
      UUID id = UUID.fromString(uuid);
      return id.toString().equalsIgnoreCase(uuid) ? byId.get(id) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  void add(Contact contact) {
    slots.add(contact);
    byId.put(contact.id(), contact);
    ordered.add(contact);
    indexes.forEach((key, index) -> put(index, key, contact));
    if (searchIndex != null) {
      searchIndex.written(contact);
    }
  }

  void remove(Contact contact) {
    indexes.forEach(
        (key, index) -> {
          String value = key.of(contact);
          if (value != null) {
            index.remove(contact.slot(), value);
          }
        });
    slots.set(contact.slot(), null);
    byId.remove(contact.id());
    ordered.remove(contact);
    if (searchIndex != null) {
      searchIndex.removed(contact);
    }
  }

  /** Sets fields and custom fields; the contact counts as updated when anything is different. */
  void update(Contact contact, Map<String, JsonElement> values, JsonObject customFields, long now) {
    Map<MatchKey, String> before = new EnumMap<>(MatchKey.class);
    for (MatchKey key : indexes.keySet()) {
      String value = key.of(contact);
      if (value != null) {
        before.put(key, value);
      }
    }
    boolean different = contact.set(values);
    different |= contact.setCustomFields(customFields);
    if (!different) {
      return;
    }
    touch(contact, now);
    indexes.forEach(
        (key, index) -> {
          String old = before.get(key);
          if (old != null) {
            index.remove(contact.slot(), old);
          }
          put(index, key, contact);
        });
  }

  /** Dates the last change of a contact. */
  void touch(Contact contact, long now) {
    contact.touch(now);
    ordered.changed();
    if (searchIndex != null) {
      searchIndex.written(contact);
    }
  }

  /** The contact that has been here longest among those with the key; null when there is none. */
  @Nullable Contact match(MatchKey key, String value) {
    KeyIndex index = indexes.computeIfAbsent(key, this::build);
    int slot =
        index.find(
            value,
            candidate -> {
              Contact contact = slots.get(candidate);
              return contact != null && value.equals(key.of(contact));
            });
    return slot < 0 ? null : slots.get(slot);
  }

  /** A page of what a search finds. */
  RowPage<Contact> search(PageQuery query, Filter filter, @Nullable Random shuffle) {
    return searchIndex == null
        ? ordered.page(query, filter, shuffle)
        : searchIndex.page(query, filter, shuffle);
  }

  private KeyIndex build(MatchKey key) {
    KeyIndex index = new KeyIndex();
    for (Contact contact : ordered.all()) {
      put(index, key, contact);
    }
    return index;
  }

  private static void put(KeyIndex index, MatchKey key, Contact contact) {
    String value = key.of(contact);
    if (value != null) {
      index.add(contact.slot(), value);
    }
  }
}
