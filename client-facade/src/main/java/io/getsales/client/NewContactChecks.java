package io.getsales.client;

import io.getsales.client.generated.model.NewContact;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the service can match a contact that is to be written. */
final class NewContactChecks {
  /** Accepted by the service without being described (client code). */
  private static final Set<String> FURTHER_IDENTIFIERS =
      Set.of("ln_member_id", "work_email", "personal_email");

  private NewContactChecks() {}

  static void requireIdentifier(NewContact contact) {
    Objects.requireNonNull(contact, "contact");
    boolean identified =
        Stream.of(
                contact.getLinkedinId(),
                contact.getLnId(),
                contact.getSnId(),
                contact.getLinkedin(),
                contact.getEmail())
            .anyMatch(NewContactChecks::isSet);
    boolean named =
        (isSet(contact.getFirstName()) || isSet(contact.getLastName()))
            && isSet(contact.getCompanyName());
    boolean further =
        contact.unknownFields().keySet().stream().anyMatch(FURTHER_IDENTIFIERS::contains);
    if (!identified && !named && !further) {
      throw new IllegalArgumentException(
          "contact: nothing to match it by (expected: a LinkedIn reference, an email, or a name"
              + " with company)");
    }
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
