package io.getsales.client.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a contact search sees when its index lags behind: every write shows a while after it was
 * made, in the order of the writes.
 */
final class SearchIndex {
  private record Write(Instant due, UUID id, @Nullable Contact written) {}

  private final Duration lag;
  private final InstantSource clock;
  private final ContactOrder contacts = new ContactOrder();
  private final Map<UUID, Contact> byId = new HashMap<>();
  private final Deque<Write> writes = new ArrayDeque<>();

  SearchIndex(Duration lag, InstantSource clock) {
    this.lag = lag;
    this.clock = clock;
  }

  /** Takes contacts that have been there for long: they are found at once. */
  void load(List<Contact> seeded) {
    List<Contact> copies = seeded.stream().map(Contact::copy).toList();
    contacts.load(copies);
    copies.forEach(contact -> byId.put(contact.id(), contact));
  }

  /** Notes a contact that was made or changed, as it stands now. */
  void written(Contact contact) {
    writes.add(new Write(due(), contact.id(), contact.copy()));
  }

  void removed(Contact contact) {
    writes.add(new Write(due(), contact.id(), null));
  }

  RowPage<Contact> page(PageQuery query, Filter filter, @Nullable Random shuffle) {
    catchUp(clock.instant());
    return contacts.page(query, filter, shuffle);
  }

  private void catchUp(Instant now) {
    while (!writes.isEmpty() && !writes.getFirst().due().isAfter(now)) {
      Write write = writes.removeFirst();
      Contact before = byId.remove(write.id());
      if (before != null) {
        contacts.remove(before);
      }
      if (write.written() != null) {
        byId.put(write.id(), write.written());
        contacts.add(write.written());
      }
    }
  }

  private Instant due() {
    return clock.instant().plus(lag);
  }
}
