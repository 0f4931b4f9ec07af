package io.getsales.client.examples;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.GetSales;
import io.getsales.client.ImportReport;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.query.Filter;
import java.util.stream.Stream;

/**
 * Copies the contacts of a list into a list of another workspace: two keys, two clients, two
 * quotas. Run again after a crash it makes nobody twice; who is there already is matched and left
 * as is.
 */
public final class WorkspaceCopy {
  private final GetSales source;
  private final GetSales target;

  WorkspaceCopy(GetSales source, GetSales target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Takes the UUIDs of the two lists; the keys come from the environment: {@code GETSALES_API_KEY}
   * and {@code GETSALES_TARGET_API_KEY}.
   */
  public static void main(String[] args) {
    try (GetSales source = GetSales.fromEnvironment();
        GetSales target =
            GetSales.builder()
                .fromEnvironment()
                .apiKey(System.getenv("GETSALES_TARGET_API_KEY"))
                .build()) {
      System.out.println(new WorkspaceCopy(source, target).run(args[0], args[1]));
    }
  }

  ImportReport run(String fromList, String toList) {
    try (Stream<ContactRecord> rows =
        source.contacts().search(Filter.where("list_uuid", is(fromList))).stream()) {
      Stream<NewContact> copies = rows.map(WorkspaceCopy::copy);
      return target.contacts().importAll(toList, copies::iterator);
    }
  }

  /** Without tags, owners and stages: their UUIDs mean nothing in another workspace. */
  private static NewContact copy(ContactRecord row) {
    Contact contact = row.getLead();
    boolean hasNickname = contact.getLinkedin() != null;
    return new NewContact()
        .linkedinId(hasNickname ? contact.getLinkedin() : contact.getLnId())
        .name(contact.getName())
        .firstName(contact.getFirstName())
        .lastName(contact.getLastName())
        .companyName(contact.getCompanyName())
        .position(contact.getPosition())
        .headline(contact.getHeadline())
        .workEmail(contact.getWorkEmail())
        .personalEmail(contact.getPersonalEmail())
        .customFields(row.getCustomFields());
  }
}
