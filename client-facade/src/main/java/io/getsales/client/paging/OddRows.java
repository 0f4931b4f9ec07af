package io.getsales.client.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the page in work that do not tell their id or their creation time, since nobody could
 * read it or the server left it out. They are delivered like all others: told apart by what is in
 * them, and placed where their neighbours are.
 */
final class OddRows<T> {
  private static final String BY_CONTENT = "content:";
  private static final int DIGEST_BYTES = 16;

  private final RowSource<T> source;
  private final IdentityHashMap<T, Stand> stands = new IdentityHashMap<>();

  /** What stands in for a row's own word. */
  private record Stand(String id, @Nullable Instant time) {}

  OddRows(RowSource<T> source) {
    this.source = source;
  }

  /** A digest of the row's content, for rows without an id. */
  static <T> String contentId(RowSource<T> source, T row) {
    try {
      byte[] text = source.content(row).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return BY_CONTENT + HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Looks at a page that has come; what was said of an earlier one is forgotten. */
  void look(List<T> rows) {
    stands.clear();
    if (rows.stream().noneMatch(this::isOdd)) {
      return;
    }
    Instant near =
        rows.stream().map(source::createdAt).filter(Objects::nonNull).findFirst().orElse(null);
    Map<String, Integer> alike = new HashMap<>();
    for (T row : rows) {
      Instant own = source.createdAt(row);
      near = own == null ? near : own;
      if (isOdd(row)) {
        stands.put(row, new Stand(id(row, alike), near));
      }
    }
  }

  private boolean isOdd(T row) {
    return source.id(row) == null || source.createdAt(row) == null;
  }

  /** Rows alike on one page are different rows. */
  private String id(T row, Map<String, Integer> alike) {
    String own = source.id(row);
    if (own != null) {
      return own;
    }
    String id = contentId(source, row);
    int before = alike.merge(id, 1, Integer::sum) - 1;
    return before == 0 ? id : id + '/' + before;
  }

  String id(T row) {
    String own = source.id(row);
    if (own != null) {
      return own;
    }
    Stand stand = stands.get(row);
    return stand == null ? contentId(source, row) : stand.id();
  }

  /** The row's creation time, or that of its neighbour; null when no row of the page has one. */
  @Nullable Instant time(T row) {
    Instant own = source.createdAt(row);
    Stand stand = own == null ? stands.get(row) : null;
    return stand == null ? own : stand.time();
  }
}
