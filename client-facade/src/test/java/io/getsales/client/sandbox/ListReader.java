package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET lists.
 *
 * @param keys what the list can be filtered by
 * @param sortable what it can be sorted by
 */
record ListReader(Map<String, FilterKey> keys, Set<String> sortable) {

  Answer answer(
      Account account,
      Call call,
      RowStore store,
      PageShape shape,
      Function<JsonRow, JsonElement> renderer) {
    PageQuery query = PageQuery.ofQuery(call.query(), account);
    checkOrder(query, sortable, account);
    Filter filter = Filter.parse(query.filter(), keys, account.wire().failOnUnknownFilterKeys());
    RowPage<JsonRow> page = store.page(query, filter, account.shuffle());
    return PageRenderer.page(
        shape, account.wire().hasMore(), query, atMost(call.maxRows(), page), renderer);
  }

  static void checkOrder(PageQuery query, Set<String> sortable, Account account) {
    if (!sortable.contains(query.orderField())) {
      Input complaint = new Input(new JsonObject());
      complaint.complainUnknown("order_field");
      complaint.rejectIfInvalid(account.errors());
    }
  }

  static <T extends Row> RowPage<T> atMost(int rows, RowPage<T> page) {
    List<T> all = page.rows();
    return rows < all.size() ? new RowPage<>(all.subList(0, rows), page.total()) : page;
  }

  static JsonRow require(@Nullable JsonRow row, String what, Account account) {
    if (row == null) {
      throw new Rejection(account.errors().notFound(what));
    }
    return row;
  }
}
