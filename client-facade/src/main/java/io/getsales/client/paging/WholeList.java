package io.getsales.client.paging;

import java.util.List;

/**
 * Recognises a list that does not page at all: a short one that is given whole, without a word on
 * its length, whatever the offset.
 */
final class WholeList<T> {
  private final Requests<T> requests;
  private List<String> ids = List.of();

  WholeList(Requests<T> requests) {
    this.requests = requests;
  }

  /** Looks at a page that was asked for; only the first can be a whole list. */
  void look(PageRequest request, Page<T> page) {
    boolean canBeAll =
        request.offset() == 0
            && request.range().isEverything()
            && page.hasMore() == null
            && page.total() == null
            && page.items().size() < request.limit();
    if (canBeAll) {
      ids = ids(page.items());
    }
  }

  /** Whether these rows, from behind the end of the first page, are the first page. */
  boolean isGivenAgain(List<T> rows) {
    return !rows.isEmpty() && ids(rows).equals(ids);
  }

  private List<String> ids(List<T> rows) {
    return rows.stream().map(requests::id).toList();
  }
}
