package io.getsales.client;

import com.google.gson.JsonObject;
import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactSearch;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.FilterEncoder;
import io.getsales.client.internal.wire.Fingerprint;
import io.getsales.client.internal.wire.Pages;
import io.getsales.client.paging.ListTraits;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.PageRequest;
import io.getsales.client.paging.RangeForm;
import io.getsales.client.paging.RowSource;
import io.getsales.client.paging.TimeRange;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The requests of one contact search. */
final class ContactSearches implements RowSource<ContactRecord> {
  static final String OPERATION = "searchContacts";

  /** The service answers 500 to what reaches further (offset and limit together; client code). */
  private static final long WINDOW = 10_000;

  private static final String CREATED_AT = "created_at";

  /** Fields in which contacts differ from one another, and which seldom change. */
  private static final List<String> OTHER_ORDERS =
      List.of(
          "uuid",
          "linkedin",
          "ln_member_id",
          "ln_id",
          "sn_id",
          "name",
          "last_name",
          "work_email",
          "company_name",
          "headline");

  private final ContactsApi api;
  private final Filter filter;
  private final ListTraits traits;
  private final boolean aggregated;

  ContactSearches(ContactsApi api, Filter filter, Sort sort, boolean aggregated) {
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(sort, "sort");
    this.api = api;
    this.filter = filter;
    this.aggregated = aggregated;
    this.traits =
        new ListTraits(
            OPERATION,
            sort,
            rangeForms(filter.conditions().get(CREATED_AT)),
            WINDOW,
            OTHER_ORDERS,
            Fingerprint.of(OPERATION, filter, sort));
  }

  /** The caller's own condition on the creation time may leave no room for a second one. */
  private static Set<RangeForm> rangeForms(@Nullable Condition own) {
    if (own == null) {
      return Set.of(RangeForm.INSTANTS, RangeForm.DAYS);
    }
    return own.form() == Condition.Form.OPERATORS ? Set.of(RangeForm.INSTANTS) : Set.of();
  }

  @Override
  public ListTraits traits() {
    return traits;
  }

  @Override
  public Page<ContactRecord> fetch(PageRequest request) {
    if (request.offset() + request.limit() > WINDOW) {
      throw new IncompleteTraversalException(
          OPERATION,
          "the service answers no search beyond " + WINDOW + " rows; narrow the filter",
          request.offset());
    }
    ContactSearch search =
        new ContactSearch()
            .filter(body(request))
            .limit(request.limit())
            .offset((int) request.offset())
            .orderField(request.sort().field())
            .orderType(ContactSearch.OrderType.of(request.sort().direction().wireValue()))
            .disableAggregation(aggregated ? null : true);
    return Pages.page(Calls.required(api.searchContacts(search)), request.offset());
  }

  private JsonObject body(PageRequest request) {
    JsonObject body = FilterEncoder.toBody(filter);
    TimeRange range = request.range();
    Instant from = range.from();
    Instant to = range.to();
    if (from == null && to == null) {
      return body;
    }
    if (request.form() == RangeForm.DAYS) {
      LocalDate first = day(Objects.requireNonNull(from, "from"));
      LocalDate last = day(Objects.requireNonNull(to, "to"));
      body.add(CREATED_AT, encoded(Condition.days(first, last)));
      return body;
    }
    // The walk's bounds lie within the caller's, so they replace those with the same operator.
    JsonObject bounds =
        body.get(CREATED_AT) instanceof JsonObject own ? own.deepCopy() : new JsonObject();
    if (from != null) {
      merge(bounds, range.fromIsIncluded() ? Condition.atLeast(from) : Condition.greaterThan(from));
    }
    if (to != null) {
      merge(bounds, range.toIsIncluded() ? Condition.atMost(to) : Condition.lessThan(to));
    }
    body.add(CREATED_AT, bounds);
    return body;
  }

  private static LocalDate day(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static void merge(JsonObject bounds, Condition bound) {
    encoded(bound).entrySet().forEach(e -> bounds.add(e.getKey(), e.getValue()));
  }

  private static JsonObject encoded(Condition condition) {
    return FilterEncoder.toBody(Filter.where(CREATED_AT, condition)).getAsJsonObject(CREATED_AT);
  }

  @Override
  public @Nullable Instant createdAt(ContactRecord row) {
    Contact contact = row.getLead();
    OffsetDateTime createdAt = contact == null ? null : contact.getCreatedAt();
    return createdAt == null ? null : createdAt.toInstant();
  }

  @Override
  public @Nullable String id(ContactRecord row) {
    Contact contact = row.getLead();
    return contact == null ? null : contact.getUuid();
  }

  @Override
  public String content(ContactRecord row) {
    return row.toJson();
  }
}
