package io.getsales.client;

import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.NewContact;
import org.jspecify.annotations.Nullable;

/** The LinkedIn nickname of a contact, in the form in which two can be compared. */
final class Nicknames {
  private Nicknames() {}

  static @Nullable String of(NewContact contact) {
    String given = Arguments.isSet(contact.getLinkedin()) ? contact.getLinkedin() : null;
    return of(given == null ? contact.getLinkedinId() : given);
  }

  static @Nullable String of(Contact contact) {
    return of(contact.getLinkedin());
  }

  private static @Nullable String of(@Nullable String reference) {
    if (reference == null || reference.isBlank()) {
      return null;
    }
    try {
      LinkedInReference read = LinkedInReference.of(reference);
      return read.kind() == LinkedInReference.Kind.NICKNAME ? read.value() : null;
    } catch (IllegalArgumentException e) {
      return null; // the service may know better
    }
  }
}
