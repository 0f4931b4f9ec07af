package io.getsales.client.examples;

import io.getsales.client.GetSales;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.model.NewContact;
import java.util.ArrayList;
import java.util.List;

/** Writes contacts from elsewhere into a list. */
final class ContactImport {
  private final GetSales getsales;

  ContactImport(GetSales getsales) {
    this.getsales = getsales;
  }

  /** Answers those that the service refused for what is in them. */
  List<NewContact> into(String listUuid, List<NewContact> contacts) {
    List<NewContact> refused = new ArrayList<>();
    for (NewContact contact : contacts) {
      try {
        getsales.contacts().upsert(listUuid, contact);
      } catch (ValidationException e) {
        refused.add(contact);
      }
    }
    return refused;
  }
}
