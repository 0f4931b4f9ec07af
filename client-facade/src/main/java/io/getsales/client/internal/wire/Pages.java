package io.getsales.client.internal.wire;

import io.getsales.client.generated.support.PageModel;
import io.getsales.client.paging.Page;
import java.util.List;
import java.util.Objects;

/** From the generated models of pages to {@link Page}. */
public final class Pages {
  private Pages() {}

  /** What the model of a page says, in the client's own words. */
  public static <T> Page<T> page(PageModel<T> model, long offset) {
    List<T> rows =
        Objects.requireNonNull(model.getData(), "the converter lets no page pass without");
    Integer total = model.total();
    return new Page<>(rows, offset, total == null ? null : total.longValue(), model.hasMore());
  }
}
