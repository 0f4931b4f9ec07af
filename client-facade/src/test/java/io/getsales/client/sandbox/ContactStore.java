package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All contacts: by UUID, in order of creation, and by the keys that tell duplicates. A stretch of
 * created_at is found by binary search; other filters look at the rows of that stretch one by one.
 */
final class ContactStore {
  // UUIDs are compared as the unsigned numbers they print as, so that ties come in text order.
  private static final Comparator<Contact> OLDEST_FIRST =
      Comparator.comparingLong(Contact::createdAt)
          .thenComparing(
              Contact::id,
              (a, b) -> {
                int high =
                    Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
                return high != 0
                    ? high
                    : Long.compareUnsigned(
                        a.getLeastSignificantBits(), b.getLeastSignificantBits());
              });

  private final List<@Nullable Contact> slots = new ArrayList<>();
  private final Map<UUID, Contact> byId = new HashMap<>();
  private final ArrayList<Contact> ordered = new ArrayList<>();
  private final Map<MatchKey, KeyIndex> indexes = new EnumMap<>(MatchKey.class);

  /** Takes over contacts whose slots are 0, 1, 2 ...: only on a store that is empty. */
  void load(List<Contact> contacts) {
    slots.addAll(contacts);
    ordered.addAll(contacts);
    ordered.sort(OLDEST_FIRST);
    for (Contact contact : contacts) {
      byId.put(contact.id(), contact);
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
    return Collections.unmodifiableList(ordered);
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
    int place = Collections.binarySearch(ordered, contact, OLDEST_FIRST);
    ordered.add(place < 0 ? -place - 1 : place, contact);
    indexes.forEach((key, index) -> put(index, key, contact));
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
    ordered.remove(Collections.binarySearch(ordered, contact, OLDEST_FIRST));
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
    contact.touch(now);
    indexes.forEach(
        (key, index) -> {
          String old = before.get(key);
          if (old != null) {
            index.remove(contact.slot(), old);
          }
          put(index, key, contact);
        });
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

  RowPage<Contact> page(PageQuery query, Filter filter, @Nullable Random shuffle) {
    TimeRange created = filter.created();
    int from = firstAtOrAfter(created.from());
    int to = created.to() == Long.MAX_VALUE ? ordered.size() : firstAtOrAfter(created.to() + 1);
    List<Contact> matching = ordered.subList(from, Math.max(from, to));
    if (!filter.isOnlyCreated()) {
      matching = matching.stream().filter(filter::matchesBesidesCreated).toList();
    }
    List<Contact> rows =
        query.orderField().equals("created_at")
            ? RowOrder.cut(
                query.descending() ? new Backwards<>(matching) : matching,
                query,
                (a, b) -> a.createdAt() == b.createdAt(),
                shuffle)
            : RowOrder.page(matching, query, shuffle);
    return new RowPage<>(rows, matching.size());
  }

  private int firstAtOrAfter(long micros) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered.get(middle).createdAt() < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private KeyIndex build(MatchKey key) {
    KeyIndex index = new KeyIndex();
    for (Contact contact : ordered) {
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

  private static final class Backwards<T> extends AbstractList<T> {
    private final List<T> rows;

    Backwards(List<T> rows) {
      this.rows = rows;
    }

    @Override
    public T get(int index) {
      return rows.get(rows.size() - 1 - index);
    }

    @Override
    public int size() {
      return rows.size();
    }
  }
}
