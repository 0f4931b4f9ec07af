package io.getsales.client;

import io.getsales.client.generated.model.NewContact;
import java.util.Objects;
import java.util.stream.Stream;

/** Whether the service can match a contact that is to be written. */
final class NewContactChecks {
  /** Accepted by the service without being described (client code). */
  private static final String LINKEDIN_MEMBER_ID = "ln_member_id";

  private NewContactChecks() {}

  static void requireIdentifier(NewContact contact) {
    Objects.requireNonNull(contact, "contact");
    boolean identified =
        Stream.of(
                contact.getLinkedinId(),
                contact.getLnId(),
                contact.getSnId(),
                contact.getLinkedin(),
                contact.getEmail(),
                contact.getWorkEmail(),
                contact.getPersonalEmail())
            .anyMatch(Arguments::isSet);
    boolean named =
        Stream.of(contact.getName(), contact.getFirstName(), contact.getLastName())
                .anyMatch(Arguments::isSet)
            && Arguments.isSet(contact.getCompanyName());
    if (!identified && !named && !contact.unknownFields().containsKey(LINKEDIN_MEMBER_ID)) {
      throw new IllegalArgumentException(
          "contact: nothing to match it by (expected: a LinkedIn reference, an email, or a name"
              + " with company)");
    }
  }
}
