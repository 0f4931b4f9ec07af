package io.getsales.client;

import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.paging.Paged;
import io.getsales.client.paging.Traversal;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Any list of the client, seen through what all of them have.
 *
 * @param list the list itself
 * @param ids the UUIDs of the rows it gives when it is read to the end
 */
record AnyList(
    String name, Function<GetSales, Paged<?>> list, Function<GetSales, List<String>> ids) {

  /** Every list that the client has. */
  static Stream<AnyList> all() {
    return Stream.concat(
        Stream.of(
            of(
                "contacts by creation",
                api -> api.contacts().search(),
                (ContactRecord row) -> row.getLead().getUuid())),
        byOffset());
  }

  /** Those that are read by offset from the start. */
  static Stream<AnyList> byOffset() {
    return Stream.of(
        of(
            "contacts in an order",
            api -> api.contacts().search(Filter.none(), Sort.descending("name")),
            (ContactRecord row) -> row.getLead().getUuid()),
        of("automations", api -> api.automations().list(), Automation::getUuid),
        of("messages", api -> api.unibox().linkedInMessages().list(), LinkedInMessage::getUuid),
        of("emails", api -> api.unibox().emails().list(), Email::getUuid),
        of("sender profiles", api -> api.senderProfiles().list(), SenderProfile::getUuid),
        of("lists", api -> api.lists().list(), ContactList::getUuid));
  }

  private static <T> AnyList of(
      String name, Function<GetSales, Paged<T>> list, Function<T, String> id) {
    return new AnyList(
        name,
        list::apply,
        api -> list.apply(api).traversal(Traversal.PLAIN).stream().map(id).toList());
  }

  @Override
  public String toString() {
    return name;
  }
}
