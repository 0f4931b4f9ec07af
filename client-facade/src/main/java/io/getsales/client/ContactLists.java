package io.getsales.client;

import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.NewContactList;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.ListedRows;
import io.getsales.client.internal.wire.ListedRows.RowKeys;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.time.TimeSource;

/**
 * Contact lists; every contact is in one. Obtained by {@link GetSales#lists()}; thread-safe.
 *
 * <p>Contacts can point at lists that are deleted and listed here no more (upload scripts).
 */
public final class ContactLists {
  private final ListsApi api;
  private final TimeSource time;

  ContactLists(ListsApi api, TimeSource time) {
    this.api = api;
    this.time = time;
  }

  /** {@return all lists, the oldest first} */
  public Paged<ContactList> list() {
    return list(Filter.none());
  }

  /**
   * {@return the lists that match a filter, the oldest first} Known fields: {@code q}, {@code
   * uuid}, {@code name} (white label).
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public Paged<ContactList> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * {@return the lists that match a filter, in an order of your own}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param sort the field to order by, and the direction
   */
  public Paged<ContactList> list(Filter filter, Sort sort) {
    return ListedRows.of(
        "listLists",
        api::listContactLists,
        filter,
        sort,
        new RowKeys<>(ContactList::getUuid, ContactList::getCreatedAt),
        time);
  }

  /**
   * Reads one list.
   *
   * @param listUuid the list's id; not blank
   * @return the list
   * @throws io.getsales.client.error.NotFoundException when there is none with this UUID
   */
  public ContactList get(String listUuid) {
    return Calls.required(api.getContactList(Arguments.id("listUuid", listUuid)));
  }

  /**
   * Creates a list. Not repeated once it may have arrived: names need not be unique, so a second
   * time makes a second list.
   *
   * @param name not blank
   * @return the new list, with its id
   */
  public ContactList create(String name) {
    Arguments.text("name", name, "a name for the list");
    return Calls.written(api.createContactList(new NewContactList().name(name)), ContactList::new);
  }
}
