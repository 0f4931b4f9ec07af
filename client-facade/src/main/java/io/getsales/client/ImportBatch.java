package io.getsales.client;

import io.getsales.client.ImportedContact.Outcome;
import io.getsales.client.error.ApiException;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.ledger.ImportJournal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some contacts of an import, and what became of each so far. One thread. */
final class ImportBatch {
  private static final int DIGEST_BYTES = 8;

  /** A longer id is not kept, so that a batch fits into a line of the journal. */
  private static final int LONGEST_UUID = 40;

  private final long first;
  private final List<NewContact> contacts;
  private final @Nullable ImportedContact[] outcomes;
  private final boolean[] mayBeWritten;
  private final boolean[] wasRefused;

  /**
   * A batch of which nothing is known.
   *
   * @param first the number of the first contact
   */
  ImportBatch(long first, List<NewContact> contacts) {
    this.first = first;
    this.contacts = contacts;
    this.outcomes = new ImportedContact[contacts.size()];
    this.mayBeWritten = new boolean[contacts.size()];
    this.wasRefused = new boolean[contacts.size()];
  }

  long first() {
    return first;
  }

  int size() {
    return contacts.size();
  }

  NewContact contact(int i) {
    return contacts.get(i);
  }

  boolean isOpen(int i) {
    return outcomes[i] == null;
  }

  boolean isDone() {
    return Arrays.stream(outcomes).noneMatch(Objects::isNull);
  }

  /** Whether an earlier run ended with its refusal. */
  boolean wasRefused(int i) {
    return wasRefused[i];
  }

  /** Notes that a request with it left and was not answered. */
  void mayBeWritten(int i) {
    mayBeWritten[i] = true;
  }

  void settle(int i, Outcome outcome, @Nullable String contactUuid, @Nullable Exception cause) {
    Map<String, List<String>> messages =
        outcome == Outcome.REFUSED && cause instanceof ApiException e
            ? e.fieldMessages()
            : Map.of();
    put(i, outcome, contactUuid, messages, cause, false);
  }

  private void put(
      int i,
      Outcome outcome,
      @Nullable String contactUuid,
      Map<String, List<String>> messages,
      @Nullable Exception cause,
      boolean earlier) {
    outcomes[i] =
        new ImportedContact(
            first + i, contacts.get(i), outcome, contactUuid, messages, cause, earlier);
  }

  /** One row that no repeat could be told from does not keep the others back. */
  void refuseWhatCannotBeMatched() {
    for (int i = 0; i < size(); i++) {
      if (isOpen(i)) {
        try {
          NewContactChecks.requireIdentifier(contacts.get(i));
        } catch (IllegalArgumentException e) {
          Map<String, List<String>> messages =
              Map.of("contact", List.of(String.valueOf(e.getMessage())));
          put(i, Outcome.REFUSED, null, messages, null, false);
        }
      }
    }
  }

  /** Ends rows that may have been written and will not be tried further in this run. */
  void giveUp(Exception cause) {
    for (int i = 0; i < size(); i++) {
      if (isOpen(i) && mayBeWritten[i]) {
        settle(i, Outcome.UNKNOWN, null, cause);
      }
    }
  }

  /** The rows that came to an outcome, in their order. */
  List<ImportedContact> outcomes() {
    return Stream.of(outcomes).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  /** A digest of each contact, for the journal. */
  List<String> digests() {
    return contacts.stream().map(ImportBatch::digest).toList();
  }

  private static String digest(NewContact contact) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(contact.toJson().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What became of each contact, for the journal: a letter, and the UUID of what was written. */
  List<String> ends() {
    List<String> ends = new ArrayList<>();
    for (ImportedContact row : outcomes()) {
      String uuid = row.contactUuid() == null ? "" : row.contactUuid();
      String word = URLEncoder.encode(uuid, StandardCharsets.UTF_8);
      ends.add(row.outcome().name().charAt(0) + (word.length() > LONGEST_UUID ? "" : word));
    }
    return ends;
  }

  /**
   * Takes over what the journal has on record. What was refused or is unknown stays open.
   *
   * @throws IllegalArgumentException when these are other contacts
   */
  void restore(ImportJournal.Batch recorded) {
    List<String> digests = digests();
    List<String> ends = recorded.ends();
    if (digests.size() < recorded.rows().size()) {
      throw mismatch(digests.size(), "is missing, but stands in");
    }
    for (int i = 0; i < size(); i++) {
      Outcome end = ends == null ? Outcome.UNKNOWN : outcome(ends.get(i));
      wasRefused[i] = end == Outcome.REFUSED;
      if (!wasRefused[i] && !digests.get(i).equals(recorded.rows().get(i))) {
        throw mismatch(i, "differs from");
      }
      mayBeWritten[i] = end == Outcome.UNKNOWN;
      if (ends != null && (end == Outcome.CREATED || end == Outcome.MATCHED)) {
        String uuid = URLDecoder.decode(ends.get(i).substring(1), StandardCharsets.UTF_8);
        put(i, end, uuid.isEmpty() ? null : uuid, Map.of(), null, true);
      }
    }
  }

  private IllegalArgumentException mismatch(int i, String how) {
    return new IllegalArgumentException(
        "contacts: row "
            + (first + i)
            + " "
            + how
            + " the journal (expected: the same contacts in the same order; only what was refused"
            + " may change)");
  }

  private static Outcome outcome(String end) {
    return switch (end.charAt(0)) {
      case 'C' -> Outcome.CREATED;
      case 'M' -> Outcome.MATCHED;
      case 'R' -> Outcome.REFUSED;
      default -> Outcome.UNKNOWN;
    };
  }
}
