package io.getsales.client.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Everything the service knows about one team. Guarded by the lock of its {@link SandboxState}. */
final class Account {
  // Far above every seeded number, so that what is made later never meets what was seeded.
  private static final long FIRST_NEW = 1_000_000_000L;

  private final WireSettings wire;
  private final long seed;
  private final ErrorAnswers errors;
  private final ContactStore contacts;
  private final Deliveries deliveries;
  private final RowStore lists = new RowStore();
  private final RowStore automations = new RowStore();
  private final RowStore enrollments = new RowStore();
  private final RowStore senderProfiles = new RowStore();
  private final RowStore linkedInMessages = new RowStore();
  private final RowStore emails = new RowStore();
  private final RowStore emailBodies = new RowStore();
  private final Tags tags;
  private final List<SentMessage> sent = new ArrayList<>();
  private final Map<Ids.Kind, Long> made = new EnumMap<>(Ids.Kind.class);
  private final @Nullable Random shuffle;

  Account(WireSettings wire, long seed, Timing timing) {
    this.wire = wire;
    this.seed = seed;
    this.errors = new ErrorAnswers(wire.emptyMapsAsArrays());
    this.tags = new Tags(seed);
    this.deliveries = new Deliveries(timing);
    this.contacts =
        new ContactStore(
            timing.searchLag().isZero()
                ? null
                : new SearchIndex(timing.searchLag(), timing.clock()));
    this.shuffle = wire.shuffledTies() ? new Random(seed) : null;
  }

  WireSettings wire() {
    return wire;
  }

  ErrorAnswers errors() {
    return errors;
  }

  ContactStore contacts() {
    return contacts;
  }

  RowStore lists() {
    return lists;
  }

  RowStore automations() {
    return automations;
  }

  RowStore enrollments() {
    return enrollments;
  }

  RowStore senderProfiles() {
    return senderProfiles;
  }

  RowStore linkedInMessages() {
    return linkedInMessages;
  }

  RowStore emails() {
    return emails;
  }

  RowStore emailBodies() {
    return emailBodies;
  }

  /** What is on its way to its recipients. */
  Deliveries deliveries() {
    return deliveries;
  }

  Tags tags() {
    return tags;
  }

  long seed() {
    return seed;
  }

  /** Where the order of rows with equal sort values comes from; null when that order is fixed. */
  @Nullable Random shuffle() {
    return shuffle;
  }

  String newUuid(Ids.Kind kind) {
    long number = made.merge(kind, 1L, Long::sum);
    return Ids.text(seed, kind, FIRST_NEW + number);
  }

  void addSent(SentMessage message) {
    sent.add(message);
  }

  List<SentMessage> sent() {
    return Collections.unmodifiableList(sent);
  }
}
