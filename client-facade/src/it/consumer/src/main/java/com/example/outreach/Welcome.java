package com.example.outreach;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.GetSales;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.query.Filter;
import java.util.ArrayList;
import java.util.List;

/** Welcomes everybody on a list by a LinkedIn message. */
final class Welcome {
  private final GetSales getsales;
  private final String senderProfileUuid;

  Welcome(GetSales getsales, String senderProfileUuid) {
    this.getsales = getsales;
    this.senderProfileUuid = senderProfileUuid;
  }

  /** Answers the contacts for whom nobody can say whether they got their message. */
  List<String> toList(String listUuid) {
    List<String> unclear = new ArrayList<>();
    for (ContactRecord row : getsales.contacts().search(Filter.where("list_uuid", is(listUuid)))) {
      Contact contact = row.getLead();
      try {
        getsales
            .unibox()
            .linkedInMessages()
            .send(senderProfileUuid, contact.getUuid(), greeting(contact));
      } catch (OutcomeUnknownException e) {
        unclear.add(contact.getUuid());
      }
    }
    return unclear;
  }

  static String greeting(Contact contact) {
    return "Hello " + contact.getFirstName() + ", welcome!";
  }
}
