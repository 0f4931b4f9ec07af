package io.getsales.client.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.function.Function;

/** Writes a page of a list in one of the shapes that pages have. */
final class PageRenderer {
  private PageRenderer() {}

  static <T extends Row> Answer page(
      PageShape shape,
      boolean withHasMore,
      PageQuery query,
      RowPage<T> page,
      Function<T, JsonElement> row) {
    JsonArray rows = new JsonArray(page.rows().size());
    page.rows().forEach(one -> rows.add(row.apply(one)));
    if (shape == PageShape.BARE_ARRAY) {
      return Answer.json(200, rows);
    }
    JsonObject body = new JsonObject();
    body.add("data", rows);
    JsonObject paging = shape == PageShape.ENVELOPE ? body : new JsonObject();
    paging.addProperty("limit", query.limit());
    paging.addProperty("offset", query.offset());
    paging.addProperty("total", page.total());
    if (withHasMore) {
      paging.addProperty("has_more", query.offset() + rows.size() < page.total());
    }
    if (shape == PageShape.NESTED_PAGINATION) {
      body.add("pagination", paging);
    }
    return Answer.json(200, body);
  }
}
