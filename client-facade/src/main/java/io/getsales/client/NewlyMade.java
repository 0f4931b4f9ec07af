package io.getsales.client;

import io.getsales.client.ImportedContact.Outcome;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.internal.call.ServerClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells contacts that an import made from those that were there: the service's answers look alike,
 * but for the creation time. Its clock is known to about a second at first, so what was made by
 * rows shortly before is remembered. One thread.
 */
final class NewlyMade {
  /** More than can be made within a second or two. */
  private static final int REMEMBERED = 10_000;

  private final ServerClock serverClock;
  private final Set<String> uuids =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  NewlyMade(ServerClock serverClock) {
    this.serverClock = serverClock;
  }

  /** Takes over what is on record. */
  void add(ImportedContact row) {
    if (row.outcome() == Outcome.CREATED && row.contactUuid() != null) {
      uuids.add(row.contactUuid());
    }
  }

  /** True once for each contact that was made at that moment of the client's clock or later. */
  boolean isMadeSince(Instant moment, Contact contact) {
    @Nullable OffsetDateTime createdAt = contact.getCreatedAt();
    @Nullable String uuid = contact.getUuid();
    if (createdAt == null || uuid == null) {
      return false; // nothing shows that it is new
    }
    @Nullable Instant earliest = serverClock.earliest(moment);
    // Creation times are in whole seconds.
    Instant floor = (earliest == null ? moment : earliest).truncatedTo(ChronoUnit.SECONDS);
    boolean isNew = !createdAt.toInstant().isBefore(floor);
    return isNew && uuids.add(uuid);
  }
}
