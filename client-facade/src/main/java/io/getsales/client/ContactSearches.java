package io.getsales.client;

import com.google.gson.JsonObject;
import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactSearch;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.FilterEncoder;
import io.getsales.client.internal.wire.Pages;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.TimeOrderedList;
import io.getsales.client.paging.TimeRange;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The requests of one contact search. */
final class ContactSearches implements TimeOrderedList<ContactRecord> {
  static final Sort BY_CREATION = Sort.ascending("created_at");

  /** The service answers 500 to what reaches further (offset and limit together; client code). */
  private static final int WINDOW = 10_000;

  private static final String CREATED_AT = "created_at";

  private final ContactsApi api;
  private final Filter filter;
  private final boolean aggregated;

  ContactSearches(ContactsApi api, Filter filter, boolean aggregated) {
    this.api = api;
    this.filter = Objects.requireNonNull(filter, "filter");
    this.aggregated = aggregated;
  }

  /** Whether the caller's own condition on the creation time leaves room for the walk's. */
  boolean canWalkByCreation() {
    Condition own = filter.conditions().get(CREATED_AT);
    return own == null || own.form() == Condition.Form.OPERATORS;
  }

  @Override
  public Page<ContactRecord> fetch(TimeRange range, long offset, int limit) {
    return fetch(bodyFilter(range), BY_CREATION, offset, limit);
  }

  /** One page in the caller's order. */
  Page<ContactRecord> fetch(Sort sort, long offset, int limit) {
    return fetch(FilterEncoder.toBody(filter), sort, offset, limit);
  }

  private Page<ContactRecord> fetch(JsonObject body, Sort sort, long offset, int limit) {
    if (offset >= WINDOW) {
      throw new IncompleteTraversalException(
          operation(),
          "the service answers no search beyond " + WINDOW + " rows; narrow the filter",
          offset);
    }
    ContactSearch search =
        new ContactSearch()
            .filter(body)
            .limit((int) Math.min(limit, WINDOW - offset))
            .offset((int) offset)
            .orderField(sort.field())
            .orderType(ContactSearch.OrderType.of(sort.direction().wireValue()))
            .disableAggregation(aggregated ? null : true);
    return Pages.page(Calls.required(api.searchContacts(search)), offset);
  }

  /** The walk's bounds lie within the caller's, so they replace those with the same operator. */
  private JsonObject bodyFilter(TimeRange range) {
    JsonObject body = FilterEncoder.toBody(filter);
    Instant from = range.from();
    Instant to = range.to();
    if (from == null && to == null) {
      return body;
    }
    JsonObject bounds =
        body.get(CREATED_AT) instanceof JsonObject own ? own.deepCopy() : new JsonObject();
    if (from != null) {
      Condition lower =
          range.fromIsIncluded() ? Condition.atLeast(from) : Condition.greaterThan(from);
      merge(bounds, lower);
    }
    if (to != null) {
      merge(bounds, Condition.atMost(to));
    }
    body.add(CREATED_AT, bounds);
    return body;
  }

  private static void merge(JsonObject bounds, Condition bound) {
    JsonObject encoded = FilterEncoder.toBody(Filter.where(CREATED_AT, bound));
    encoded
        .getAsJsonObject(CREATED_AT)
        .entrySet()
        .forEach(e -> bounds.add(e.getKey(), e.getValue()));
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
  public String operation() {
    return "searchContacts";
  }
}
