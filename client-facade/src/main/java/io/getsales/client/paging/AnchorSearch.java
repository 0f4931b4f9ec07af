package io.getsales.client.paging;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a list for the rows that an earlier run read last: first where they were, then one page
 * on and one page back in turn, as far as the list goes.
 */
final class AnchorSearch {
  private final ListTraits traits;
  private final int pageSize;
  private final Set<String> wanted;
  private long back;
  private long on;
  private boolean isAtEnd;
  private boolean isBacksTurn;

  /**
   * Begins before a place.
   *
   * @param behind the offset behind the rows, when they were read
   * @param wanted their ids
   */
  AnchorSearch(ListTraits traits, int pageSize, long behind, Set<String> wanted) {
    this.traits = traits;
    this.pageSize = pageSize;
    this.wanted = wanted;
    this.on = Math.min(Math.max(0, behind - pageSize / 2), Math.max(0, traits.reach() - pageSize));
    this.back = on;
  }

  /** Where to look next; null when the whole list was looked through. */
  @Nullable PageRequest next() {
    if (back > 0 && (isBacksTurn || isAtEnd)) {
      return PageRequest.of(traits.sort(), Math.max(0, back - pageSize), pageSize);
    }
    return isAtEnd ? null : PageRequest.of(traits.sort(), on, pageSize);
  }

  /** The place of the first row on the page that is wanted; -1 when none is there. */
  int find(PageRequest request, Page<?> page, List<String> ids) {
    if (request.offset() < back) {
      back = request.offset();
      isBacksTurn = false;
    } else {
      on = request.offset() + ids.size();
      isAtEnd = ids.isEmpty() || page.isEnd(request.limit()) || on + pageSize > traits.reach();
      isBacksTurn = true;
    }
    for (int at = 0; at < ids.size(); at++) {
      if (wanted.contains(ids.get(at))) {
        return at;
      }
    }
    return -1;
  }
}
