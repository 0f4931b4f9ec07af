package io.getsales.client;

import io.getsales.client.error.NotFoundException;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactPage;
import io.getsales.client.generated.model.ContactQuery;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewContacts;
import io.getsales.client.internal.call.CallEngine;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.paging.Cursor;
import io.getsales.client.paging.Increment;
import io.getsales.client.paging.Paged;
import io.getsales.client.progress.Progress;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The people of the team. Obtained by {@link GetSales#contacts()}; thread-safe.
 *
 * <p>Reads answer a {@link ContactRecord}: the contact itself under {@link
 * ContactRecord#getLead()}, beside it what belongs to it. The service sends either form; both are
 * read into this one.
 */
public final class Contacts {
  private final ContactsApi api;
  private final CallEngine engine;
  private final boolean aggregated;

  Contacts(ContactsApi api, CallEngine engine) {
    this(api, engine, true);
  }

  private Contacts(ContactsApi api, CallEngine engine, boolean aggregated) {
    this.api = api;
    this.engine = engine;
    this.aggregated = aggregated;
  }

  /**
   * {@return the same resource, asking for the contacts' own fields only: searching, looking up and
   * getting then leave out markers, automations and custom fields, and the service answers sooner}
   */
  public Contacts withoutAggregation() {
    return new Contacts(api, engine, false);
  }

  /** {@return all contacts of the team; see {@link #search(Filter)}} */
  public Paged<ContactRecord> search() {
    return search(Filter.none());
  }

  /**
   * {@return the contacts that match a filter, the oldest first, however many there are}
   *
   * <p>The service refuses offsets past 10,000 in a search; so this list is read by creation time,
   * and contacts that come or go meanwhile hide none of the others. A filter of its own on {@code
   * created_at} may be combined with that.
   *
   * <p>Fields known to work: {@code list_uuid}, {@code uuid}, {@code name}, {@code email}, {@code
   * linkedin}, {@code status}, {@code email_status}, {@code linkedin_status}, {@code company_name},
   * {@code company_uuid}, {@code data_source_uuid}, {@code pipeline_stage_uuid}, {@code
   * sender_profile_uuid}, {@code tags} (UUIDs), {@code work_email_domain}, {@code created_at}, and
   * {@code q} for a text anywhere in name, email, position, headline or about (from client code;
   * the vendor's reference lists none). Others are dropped in silence, and the answer then is not
   * filtered by them.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public Paged<ContactRecord> search(Filter filter) {
    return search(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * {@return the contacts that match a filter, in an order of your own}
   *
   * <p>In order of {@code created_at}, either way, there is no limit. In any other order the
   * service answers only the first 10,000; where there are more, reading ends there with {@code
   * IncompleteTraversalException}, which says how many are out of reach.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param sort the field to order by, and the direction
   */
  public Paged<ContactRecord> search(Filter filter, Sort sort) {
    return Paged.of(new ContactSearches(api, filter, sort, aggregated), engine.time());
  }

  /**
   * {@return the contacts created since the last time, the oldest first; see {@link Paged#since}}
   *
   * <pre>{@code
   * Increment<ContactRecord> news = contacts.since(Cursor.parse(kept));
   * news.rows().forEach(this::takeOver);
   * keep(news.next().toString());
   * }</pre>
   *
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   */
  public Increment<ContactRecord> since(Cursor cursor) {
    return since(Filter.none(), cursor);
  }

  /**
   * {@return the contacts created since the last time that match a filter; see {@link
   * #since(Cursor)}}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   */
  public Increment<ContactRecord> since(Filter filter, Cursor cursor) {
    return search(filter, Defaults.NEWEST_FIRST).since(cursor);
  }

  /**
   * {@return how many contacts match a filter, by the service: one request}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public OptionalLong count(Filter filter) {
    return search(filter).total();
  }

  /**
   * Looks one contact up.
   *
   * @param lookup by what to look: a LinkedIn reference, an email address, or a name at a company
   * @return the contact; empty when there is none
   * @throws NotFoundException when the 404 is not about a contact but about the path, as behind a
   *     wrong base URL
   */
  public Optional<ContactRecord> find(ContactLookup lookup) {
    Objects.requireNonNull(lookup, "lookup");
    boolean whole = aggregated && !lookup.isAggregationDisabled();
    ContactQuery query =
        new ContactQuery()
            .linkedinId(lookup.linkedInId())
            .email(lookup.email())
            .name(lookup.name())
            .companyName(lookup.companyName())
            .disableAggregation(whole ? null : true);
    try {
      return Optional.ofNullable(Calls.optional(api.findContact(query)))
          .filter(row -> row.getLead() != null);
    } catch (NotFoundException e) {
      if (saysNobody(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * A 404 of a proxy, or for a path that the server does not know, says nothing about a contact.
   */
  private static boolean saysNobody(NotFoundException e) {
    String body = e.bodyText().strip();
    boolean isOfTheService = body.isEmpty() || body.startsWith("{") || body.startsWith("[");
    return isOfTheService && e.serverMessage().filter(text -> text.contains("route")).isEmpty();
  }

  /**
   * Reads one contact. Unlike a search, this also finds a contact written a moment ago.
   *
   * @param contactUuid the contact's id; not blank
   * @return the contact with its markers, automations and custom fields
   * @throws NotFoundException when there is none with this UUID
   */
  public ContactRecord get(String contactUuid) {
    return Calls.required(
        api.getContact(Arguments.id("contactUuid", contactUuid), aggregated ? null : true));
  }

  /**
   * Changes the fields that are set in {@code changes} and no others; a field is emptied by its
   * {@code clear…} method.
   *
   * <p>Custom fields cannot be changed here with certainty (one source says that they are ignored
   * without a word); use {@link #upsert(String, NewContact, UpsertOptions)} for them.
   *
   * @param contactUuid the contact's id; not blank
   * @param changes the fields to write and to empty; at least one
   * @return the contact as it is now
   * @throws IllegalArgumentException when nothing is set
   */
  public Contact update(String contactUuid, ContactUpdate changes) {
    Objects.requireNonNull(changes, "changes");
    if (changes.equals(new ContactUpdate())) {
      throw new IllegalArgumentException("changes: nothing is set (expected: at least one field)");
    }
    return contactOf(
        Calls.written(
            api.updateContact(Arguments.id("contactUuid", contactUuid), changes),
            ContactRecord::new));
  }

  /**
   * Removes a contact for good. The service does so in the background: a read straight afterwards
   * can still find it.
   *
   * @param contactUuid the contact's id; not blank
   */
  public void delete(String contactUuid) {
    try {
      Calls.run(api.deleteContact(Arguments.id("contactUuid", contactUuid)));
    } catch (NotFoundException e) {
      // Gone after an attempt whose answer was lost: that attempt deleted it.
      if (!e.mayHaveBeenProcessed()) {
        throw e;
      }
    }
  }

  /**
   * Creates or updates a contact; see {@link #upsert(String, NewContact, UpsertOptions)}.
   *
   * @param listUuid the list that a new contact gets into; not blank
   * @param contact with at least one of the fields that it can be matched by
   * @return the contact as it is now, with its id
   */
  public Contact upsert(String listUuid, NewContact contact) {
    return upsert(listUuid, contact, UpsertOptions.none());
  }

  /**
   * Creates a contact in a list, or updates the one that matches. The service matches by LinkedIn
   * member id, LinkedIn ids, nickname, work email, personal email, then name with company (white
   * label's documentation); the first match wins. It is the one write that takes custom fields with
   * certainty.
   *
   * <p>Being matched, a repeat changes nothing more; so the client repeats it after failures.
   *
   * @param listUuid the list that a new contact gets into; not blank
   * @param contact with at least one of the fields that it can be matched by
   * @param options custom fields, and what becomes of a contact that exists; {@link
   *     UpsertOptions#none()} leaves it to the service
   * @return the contact as it is now, with its id
   * @throws IllegalArgumentException when it has none: every repeat would make another contact
   */
  public Contact upsert(String listUuid, NewContact contact, UpsertOptions options) {
    Arguments.id("listUuid", listUuid);
    NewContactChecks.requireIdentifier(contact);
    Objects.requireNonNull(options, "options");
    return contactOf(
        Calls.written(api.upsertContact(options.request(listUuid, contact)), ContactRecord::new));
  }

  /**
   * Creates contacts in a list, all in one request; 50 at a time is what upload scripts use, the
   * vendor documents no maximum.
   *
   * <p>Contacts that the service knows by LinkedIn nickname come back with the UUID they had. The
   * request is not repeated once it may have arrived, since others would be made twice. Compare the
   * number of contacts in the answer with the number given: the service leaves out what it refuses.
   *
   * @param listUuid the list that new contacts get into; not blank
   * @param contacts at least one
   * @return the contacts that were made or matched, in the order of the answer
   */
  public List<Contact> create(String listUuid, List<NewContact> contacts) {
    Arguments.id("listUuid", listUuid);
    Objects.requireNonNull(contacts, "contacts");
    if (contacts.isEmpty()) {
      throw new IllegalArgumentException("contacts: empty (expected: at least one)");
    }
    contacts.forEach(NewContactChecks::requireIdentifier);
    NewContacts request = new NewContacts().listUuid(listUuid).leads(List.copyOf(contacts));
    ContactPage created = Calls.written(api.createContacts(request), ContactPage::new);
    return rows(created).stream().map(Contacts::contactOf).toList();
  }

  /**
   * Imports contacts in batches; see {@link #importAll(String, Iterable, ImportOptions)}.
   *
   * @param listUuid the list that new contacts get into; not blank
   * @param contacts read once, in order, a batch at a time
   * @return the outcome of every row
   */
  public ImportReport importAll(String listUuid, Iterable<? extends NewContact> contacts) {
    return importAll(listUuid, contacts, ImportOptions.defaults());
  }

  /**
   * Imports contacts in batches, and tells a listener how far it has come; see {@link
   * #importAll(String, Iterable, ImportOptions)}.
   *
   * @param listUuid the list that new contacts get into; not blank
   * @param contacts read once, in order, a batch at a time
   * @param progressListener see {@link ImportOptions#withProgress}
   * @return the outcome of every row
   */
  public ImportReport importAll(
      String listUuid,
      Iterable<? extends NewContact> contacts,
      Consumer<? super Progress> progressListener) {
    return importAll(listUuid, contacts, ImportOptions.defaults().withProgress(progressListener));
  }

  /**
   * Writes any number of contacts into a list, and says what became of each.
   *
   * <p>Contacts with a LinkedIn nickname are created {@value ImportOptions#DEFAULT_BATCH_SIZE} to a
   * request, which the service matches by nickname (client code). What a batch leaves open is
   * upserted one by one: contacts that it leaves out of its answer, which tells why; all of them
   * when the request was refused or nobody can say what became of it; and from the start those
   * without a nickname. An upsert that is repeated is matched, so no contact is made twice, neither
   * after errors nor, with {@link ImportOptions#withJournal}, after a crash. By default contacts
   * that exist stay as they are, and so does their list; {@link ImportOptions#oneByOne} updates.
   *
   * <p>Created is told from matched by the creation time in the answer and the service's clock, to
   * about a second: a contact that somebody else made just before counts as created.
   *
   * <p>Paced by the quota of 300 requests a minute; {@code Priority.BACKGROUND} lets interactive
   * calls pass. A row that is refused or that the service fails at is reported, and the next one
   * follows; the import stops when that would be the fate of all.
   *
   * @param listUuid the list that new contacts get into; not blank
   * @param contacts read once, in order, a batch at a time; {@code stream::iterator} makes one of a
   *     stream
   * @param options batch size, journal, listeners, and what happens to contacts that exist
   * @return the outcome of every row
   * @throws ImportStoppedException when it ends before its input does: after 401, 402, 403, 404, a
   *     422 about the list, five failing rows in a row, an interrupt, or when input, consumer or
   *     journal fail; it has the report so far
   * @throws io.getsales.client.ledger.LedgerInUseException when another import has the journal open
   * @throws io.getsales.client.ledger.LedgerDamagedException when the journal was changed
   * @throws IllegalArgumentException when the journal is of another list
   */
  public ImportReport importAll(
      String listUuid, Iterable<? extends NewContact> contacts, ImportOptions options) {
    Arguments.id("listUuid", listUuid);
    Objects.requireNonNull(contacts, "contacts");
    Objects.requireNonNull(options, "options");
    return new BulkImport(this, engine, listUuid, options).run(contacts);
  }

  private static List<ContactRecord> rows(ContactPage page) {
    List<ContactRecord> rows = page.getData();
    return rows == null ? List.of() : rows;
  }

  private static Contact contactOf(ContactRecord row) {
    return row.contact();
  }
}
