package io.getsales.client.paging;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks in a list for the rows that an earlier run read last: first where they were, then one page
 * on and one page back in turn, as far as the list goes. Pages overlap by half, since rows move
 * between two looks; and what a page that was cut leaves out on the way back is looked at next.
 * Where the list was seen to change it is looked through again before the search is given up.
 */
final class AnchorSearch {
  private static final int MOST_PASSES = 3;
  private static final int SPARE_LOOKS = 20;

  /** Of a list that does not tell its length. */
  private static final int LIKELY_ROWS = 10_000;

  private final ListTraits traits;
  private final int pageSize;
  private final Set<String> wanted;
  private final long start;

  /** What lies between was looked through. */
  private long back;

  private long on;

  /** Where the stretch before {@link #back} that is being looked at begins, and how far it is. */
  private long stretch;

  private long inStretch;
  private boolean isAtEnd;
  private boolean isBacksTurn;
  private int passes = 1;
  private int largestPage;
  private long looks;
  private long rowsAtFirst;
  private @Nullable Long total;
  private boolean isChanging;

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
    this.start =
        Math.min(Math.max(0, behind - pageSize / 2), Math.max(0, traits.reach() - pageSize));
    begin();
  }

  private void begin() {
    on = start;
    back = start;
    stretch = start;
    inStretch = start;
    isAtEnd = false;
    isBacksTurn = false;
  }

  /** Where to look next; null when the whole list was looked through. */
  @Nullable PageRequest next() {
    if (inStretch < back) {
      return PageRequest.of(traits.sort(), inStretch, pageSize);
    }
    if (back > 0 && (isBacksTurn || isAtEnd)) {
      stretch = Math.max(0, back - Math.max(1, page() - overlap()));
      inStretch = stretch;
      return PageRequest.of(traits.sort(), stretch, pageSize);
    }
    if (isAtEnd && isChanging && passes < MOST_PASSES) {
      passes++;
      begin();
    }
    return isAtEnd || looks > mostLooks()
        ? null
        : PageRequest.of(traits.sort(), on, (int) Math.min(pageSize, traits.reach() - on));
  }

  /** A list that grows by a page from look to look has no end to be reached. */
  private long mostLooks() {
    return SPARE_LOOKS + 2L * MOST_PASSES * rowsAtFirst / Math.max(1, overlap());
  }

  /** The place of the first row on the page that is wanted; -1 when none is there. */
  int find(PageRequest request, Page<?> page, List<String> ids) {
    largestPage = Math.max(largestPage, ids.size());
    if (looks++ == 0) {
      Long length = page.total();
      rowsAtFirst = Math.max(start, length == null ? LIKELY_ROWS : length);
    } else {
      isChanging |= !Objects.equals(total, page.total());
    }
    total = page.total();
    long end = request.offset() + ids.size();
    if (inStretch < back) {
      inStretch = ids.isEmpty() ? back : end;
      if (inStretch >= back) {
        back = stretch;
        inStretch = stretch;
        isBacksTurn = false;
      }
    } else {
      isAtEnd = ids.isEmpty() || page.isEnd(request.limit()) || end >= traits.reach();
      on = Math.max(on + 1, end - overlap());
      isBacksTurn = true;
    }
    for (int at = 0; at < ids.size(); at++) {
      if (wanted.contains(ids.get(at))) {
        return at;
      }
    }
    return -1;
  }

  private int page() {
    return largestPage == 0 ? pageSize : Math.min(pageSize, largestPage);
  }

  private int overlap() {
    return page() / 2;
  }
}
