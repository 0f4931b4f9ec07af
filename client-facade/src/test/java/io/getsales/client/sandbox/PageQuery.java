package io.getsales.client.sandbox;

import com.google.gson.JsonObject;

/** Which rows of a list are asked for, and in what order. */
record PageQuery(JsonObject filter, int limit, int offset, String orderField, boolean descending) {
  private static final int DEFAULT_LIMIT = 20;

  /** Reads the body of a search: newest first unless told otherwise. */
  static PageQuery ofBody(Input body, Account account) {
    return read(body, body.object("filter"), true, account);
  }

  /** Reads the query of a list: oldest first unless told otherwise. */
  static PageQuery ofQuery(QueryString query, Account account) {
    JsonObject plain = query.plain();
    JsonObject filter = new JsonObject();
    if (account.wire().flatFilters()) {
      plain.entrySet().forEach(entry -> filter.add(entry.getKey(), entry.getValue()));
      for (String known : new String[] {"limit", "offset", "order_field", "order_type", "filter"}) {
        filter.remove(known);
      }
    }
    query.filter().entrySet().forEach(entry -> filter.add(entry.getKey(), entry.getValue()));
    return read(new Input(plain), filter, false, account);
  }

  private static PageQuery read(
      Input input, JsonObject filter, boolean descendingByDefault, Account account) {
    int limit = input.integer("limit", DEFAULT_LIMIT, 1);
    int offset = input.integer("offset", 0, 0);
    String orderField = input.text("order_field");
    String orderType = input.text("order_type");
    if (orderType != null && !orderType.equals("asc") && !orderType.equals("desc")) {
      input.complainUnknown("order_type");
    }
    input.rejectIfInvalid(account.errors());
    return new PageQuery(
        filter,
        Math.min(limit, account.wire().pageCap()),
        offset,
        orderField == null ? "created_at" : orderField,
        orderType == null ? descendingByDefault : orderType.equals("desc"));
  }
}
