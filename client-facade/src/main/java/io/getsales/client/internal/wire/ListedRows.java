package io.getsales.client.internal.wire;

import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.PageModel;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.paging.ListTraits;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.PageRequest;
import io.getsales.client.paging.Paged;
import io.getsales.client.paging.RangeForm;
import io.getsales.client.paging.RowSource;
import io.getsales.client.paging.TimeRange;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.time.TimeSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The rows of a list that is asked by GET.
 *
 * <p>No document lists {@code created_at} among the filters of such lists. It is tried all the same
 * where the caller has no condition on it; a traversal looks whether the answer obeys.
 *
 * @param <T> the type of a row
 * @param <M> the generated page
 */
public final class ListedRows<T, M extends PageModel<T>> implements RowSource<T> {
  private static final String CREATED_AT = "created_at";

  private final ListCall<M> call;
  private final Filter filter;
  private final ListTraits traits;
  private final RowKeys<T> keys;

  private ListedRows(ListCall<M> call, Filter filter, ListTraits traits, RowKeys<T> keys) {
    this.call = call;
    this.filter = filter;
    this.traits = traits;
    this.keys = keys;
  }

  /**
   * A generated operation that lists by GET.
   *
   * @param <M> the generated page
   */
  @FunctionalInterface
  public interface ListCall<M> {
    /** The signature that all such operations share. */
    Call<M> call(
        @Nullable Integer limit,
        @Nullable Integer offset,
        @Nullable String orderField,
        @Nullable String orderType,
        FilterParameters filter);
  }

  /**
   * What a row says of itself.
   *
   * @param id what tells it from all others
   * @param createdAt when it was made
   * @param <T> the type of a row
   */
  public record RowKeys<T>(
      Function<T, @Nullable String> id, Function<T, @Nullable OffsetDateTime> createdAt) {}

  /**
   * The list that the operation gives under this filter and order.
   *
   * @param operation the vendor's operation id
   * @param time what progress is measured by
   */
  public static <T, M extends PageModel<T>> Paged<T> of(
      String operation,
      ListCall<M> call,
      Filter filter,
      Sort sort,
      RowKeys<T> keys,
      TimeSource time) {
    Objects.requireNonNull(sort, "sort");
    FilterEncoder.toQuery(filter); // refuses what no query can carry before anything is sent
    Set<RangeForm> forms =
        filter.conditions().containsKey(CREATED_AT) ? Set.of() : Set.of(RangeForm.INSTANTS);
    ListTraits traits =
        new ListTraits(
            operation,
            sort,
            forms,
            Long.MAX_VALUE,
            List.of(),
            Fingerprint.of(operation, filter, sort));
    return Paged.of(new ListedRows<>(call, filter, traits, keys), time);
  }

  @Override
  public ListTraits traits() {
    return traits;
  }

  @Override
  public Page<T> fetch(PageRequest request) {
    Call<M> page =
        call.call(
            request.limit(),
            Math.toIntExact(request.offset()),
            request.sort().field(),
            request.sort().direction().wireValue(),
            FilterEncoder.toQuery(within(request.range())));
    return Pages.page(Calls.required(page), request.offset());
  }

  private Filter within(TimeRange range) {
    Filter narrowed = filter;
    Instant from = range.from();
    if (from != null) {
      narrowed =
          narrowed.and(
              CREATED_AT,
              range.fromIsIncluded() ? Condition.atLeast(from) : Condition.greaterThan(from));
    }
    Instant to = range.to();
    if (to != null) {
      narrowed =
          narrowed.and(
              CREATED_AT, range.toIsIncluded() ? Condition.atMost(to) : Condition.lessThan(to));
    }
    return narrowed;
  }

  @Override
  public @Nullable String id(T row) {
    return keys.id().apply(row);
  }

  @Override
  public @Nullable Instant createdAt(T row) {
    OffsetDateTime time = keys.createdAt().apply(row);
    return time == null ? null : time.toInstant();
  }

  @Override
  public String content(T row) {
    return row instanceof Model model ? model.toJson() : String.valueOf(row);
  }
}
