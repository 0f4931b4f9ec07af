package io.getsales.client.paging;

import io.getsales.client.query.SortOrder;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A point in a strict traversal, to be kept outside the process: {@link #toString()} writes it as
 * one line of printable characters, {@link #parse} reads it. In order of creation it holds a
 * creation time and the ids of the rows of that time; in another order an offset and the ids of the
 * rows before it; besides a number and a digest of the filter, and no other data of rows.
 *
 * <p>It stands behind the rows that were delivered before it, so keep it only when they are dealt
 * with. Where very many rows share one creation time it can lag behind: a traversal that resumes
 * from it delivers some of those rows again, and never leaves one out. The same holds in another
 * order when all rows that it names were deleted meanwhile, and for rows that had slipped and were
 * fetched at the end: then the list is read from its beginning.
 */
public final class Checkpoint {
  private static final String VERSION = "1";
  private static final int PARTS = 7;
  private static final String AT_OFFSET = "@";

  private final String fingerprint;
  private final boolean isAscending;
  private final @Nullable Instant time;
  private final @Nullable Long offset;
  private final List<String> ids;
  private final long rows;

  Checkpoint(
      String fingerprint,
      boolean isAscending,
      @Nullable Instant time,
      List<String> ids,
      long rows) {
    this(fingerprint, isAscending, time, null, ids, rows);
  }

  private Checkpoint(
      String fingerprint,
      boolean isAscending,
      @Nullable Instant time,
      @Nullable Long offset,
      List<String> ids,
      long rows) {
    this.offset = offset;
    this.fingerprint = fingerprint;
    this.isAscending = isAscending;
    this.time = time;
    this.ids = List.copyOf(ids);
    this.rows = rows;
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @param text as it was kept
   * @return the checkpoint, for {@link Paged#resume}
   * @throws IllegalArgumentException when the text is none of it, is damaged, or was written by a
   *     later version of this client
   */
  public static Checkpoint parse(String text) {
    Objects.requireNonNull(text, "text");
    String[] parts = text.strip().split("~", -1);
    if (!parts[0].equals(VERSION)) {
      throw new IllegalArgumentException(
          "text: not a checkpoint of version " + VERSION + " (expected: what toString() gave)");
    }
    if (parts.length != PARTS || !parts[PARTS - 1].equals(digest(text.strip()))) {
      throw new IllegalArgumentException(
          "text: a damaged checkpoint (expected: what toString() gave, whole and unchanged)");
    }
    try {
      List<String> ids = new ArrayList<>();
      for (String id : parts[5].split(",", -1)) {
        if (!id.isEmpty()) {
          ids.add(URLDecoder.decode(id, StandardCharsets.UTF_8));
        }
      }
      boolean isByOffset = parts[3].startsWith(AT_OFFSET);
      return new Checkpoint(
          parts[1],
          parts[2].equals("asc"),
          parts[3].isEmpty() || isByOffset ? null : Instant.parse(parts[3]),
          isByOffset ? Long.valueOf(parts[3].substring(1)) : null,
          ids,
          Long.parseLong(parts[4]));
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("text: a damaged checkpoint", e);
    }
  }

  private static String digest(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.substring(0, text.lastIndexOf('~') + 1).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  /** Refuses a list, filter or order other than the one that the checkpoint is of. */
  void requireSameList(ListTraits traits) {
    boolean isSame =
        fingerprint.equals(traits.fingerprint())
            && (traits.isByCreation() || offset != null)
            && isAscending == isAscending(traits);
    if (!isSame) {
      throw new IllegalArgumentException(
          "checkpoint: of another list, filter or order (expected: one of "
              + traits.operation()
              + " with the same filter and order)");
    }
  }

  static boolean isAscending(ListTraits traits) {
    return traits.sort().direction() == SortOrder.ASCENDING;
  }

  String fingerprint() {
    return fingerprint;
  }

  @Nullable Instant time() {
    return time;
  }

  /**
   * A point in an order by anything but creation.
   *
   * @param offset behind the row
   * @param ids of the row and those before it, the row's own last
   */
  static Checkpoint atOffset(ListTraits traits, long offset, List<String> ids, long rows) {
    return new Checkpoint(traits.fingerprint(), isAscending(traits), null, offset, ids, rows);
  }

  /** The offset behind the row; null where the point is a creation time. */
  @Nullable Long offset() {
    return offset;
  }

  List<String> ids() {
    return ids;
  }

  /** {@return how many rows were delivered before it, those of earlier runs included} */
  public long rows() {
    return rows;
  }

  /** One line of printable ASCII, fit for a file or a column. */
  @Override
  public String toString() {
    String text =
        String.join(
            "~",
            VERSION,
            fingerprint,
            isAscending ? "asc" : "desc",
            offset != null ? AT_OFFSET + offset : time == null ? "" : time.toString(),
            Long.toString(rows),
            ids.stream()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8).replace("~", "%7E"))
                .collect(Collectors.joining(",")),
            "");
    return text + digest(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checkpoint checkpoint && toString().equals(checkpoint.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
