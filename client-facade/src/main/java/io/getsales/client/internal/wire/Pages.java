package io.getsales.client.internal.wire;

import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.generated.support.PageModel;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.PageSource;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** From the generated list operations to {@link Paged}. */
public final class Pages {
  private Pages() {}

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

  /** The list that the operation gives under this filter and order. */
  public static <T, M extends PageModel<T>> Paged<T> of(
      ListCall<M> list, Filter filter, Sort sort) {
    FilterParameters parameters = FilterEncoder.toQuery(filter);
    Objects.requireNonNull(sort, "sort");
    PageSource<T> source =
        (offset, limit) ->
            page(
                Calls.required(
                    list.call(
                        limit,
                        Math.toIntExact(offset),
                        sort.field(),
                        sort.direction().wireValue(),
                        parameters)),
                offset);
    return Paged.of(source);
  }

  /** What the model of a page says, in the client's own words. */
  public static <T> Page<T> page(PageModel<T> model, long offset) {
    List<T> rows =
        Objects.requireNonNull(model.getData(), "the converter lets no page pass without");
    Integer total = model.total();
    return new Page<>(rows, offset, total == null ? null : total.longValue(), model.hasMore());
  }
}
