package io.getsales.client.ledger;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import came, in a file: for the client itself, a program names the file in {@code
 * ImportOptions}. A batch is on the disk before it is sent, and what became of its rows before
 * anybody is told. Rows are kept as digests, the service's ids as they are.
 *
 * <p>What is on record is read once, in order, while the same rows are read again; in memory are
 * only batches that were tried a second time. One thread.
 */
public final class ImportJournal implements Closeable {
  private static final String HEAD = "getsales-contact-import 1 ";
  private static final String BEGUN = "BEGUN";
  private static final String ENDED = "ENDED";

  private final Path file;
  private final Journal journal;
  private final LedgerLock ownership;
  private final Reader recorded;
  private final Map<Long, List<String>> endedAgain = new HashMap<>();
  private final Map<Long, List<String>> begunAgain = new HashMap<>();
  private long last;

  private ImportJournal(Path file, String list, LedgerLock ownership) throws IOException {
    this.file = file;
    this.ownership = ownership;
    LedgerText.End end = scan(list);
    FileStorage storage = new FileStorage(file);
    try {
      if (Files.size(file) < end.length()) {
        storage.write(end.length() - 1, new byte[] {'\n'}); // all of the last line but its end
      }
      storage.truncate(end.length()); // what was cut short
      journal = new Journal(storage, end);
      if (end.length() == 0) {
        journal.append(head(list));
        Compaction.forceDirectory(file);
      }
      recorded = new Reader(file, end.length());
    } catch (IOException | RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /**
   * A batch on record.
   *
   * @param first the number of its first row
   * @param begunAt when it was about to be sent, by the client's clock
   * @param rows a digest of each row
   * @param ends what became of each row; null when nobody has said
   */
  public record Batch(
      long first, Instant begunAt, List<String> rows, @Nullable List<String> ends) {}

  /**
   * Opens a journal; makes it where there is no such file.
   *
   * @param file its directory has to be there
   * @param list what the import goes into
   * @return the journal, before its first batch
   * @throws IOException when the disk fails, or the thread is interrupted
   * @throws LedgerInUseException when it is open already
   * @throws LedgerDamagedException when lines are missing from it or changed
   * @throws IllegalArgumentException when it is on record for another list
   */
  public static ImportJournal open(Path file, String list) throws IOException {
    Path real = LedgerLock.realPath(file);
    LedgerLock ownership = LedgerLock.take(real);
    try {
      if (Files.notExists(real)) {
        Files.createFile(real, Compaction.ownerOnly(real));
      }
      return new ImportJournal(real, list, ownership);
    } catch (IOException | RuntimeException e) {
      ownership.close();
      throw e;
    }
  }

  private static String head(String list) {
    return HEAD + URLEncoder.encode(list, StandardCharsets.UTF_8);
  }

  private LedgerText.End scan(String list) throws IOException {
    try (Reader in = new Reader(file, Long.MAX_VALUE)) {
      String head = in.next();
      if (head == null) {
        return new LedgerText.End(Line.NO_LINE, 0);
      }
      if (!head.equals(head(list))) {
        throw new IllegalArgumentException(
            "journal: "
                + file
                + (head.startsWith(HEAD) ? " is of an import into another list" : " is none")
                + " (expected: one journal for each import)");
      }
      long newest = 0;
      long open = 0;
      for (String line = in.next(); line != null; line = in.next()) {
        String[] words = line.split(" ", -1);
        long first = Long.parseLong(words[1]);
        if (words[0].equals(ENDED)) {
          if (first != open) {
            endedAgain.put(first, after(2, words));
          }
          open = 0;
        } else if (first > newest) {
          newest = first;
          open = first;
        } else {
          begunAgain.put(first, after(3, words));
          open = 0;
        }
      }
      return in.end();
    }
  }

  /**
   * {@return the next batch that was on record when the journal was opened; null behind the last}
   *
   * @throws IOException when the disk fails
   */
  public @Nullable Batch next() throws IOException {
    String line = recorded.next();
    while (line != null && !(line.startsWith(BEGUN) && first(line) > last)) {
      line = recorded.next();
    }
    if (line == null) {
      return null;
    }
    String[] words = line.split(" ", -1);
    long first = first(line);
    last = first;
    List<String> ends = null;
    String next = recorded.peek();
    if (next != null && next.startsWith(ENDED + " " + first + " ")) {
      ends = after(2, next.split(" ", -1));
    }
    return new Batch(
        first,
        Instant.parse(words[2]),
        begunAgain.getOrDefault(first, after(3, words)),
        endedAgain.getOrDefault(first, ends));
  }

  private static long first(String line) {
    return Long.parseLong(line.split(" ", 3)[1]);
  }

  private static List<String> after(int count, String[] words) {
    return List.of(Arrays.copyOfRange(words, count, words.length));
  }

  /**
   * Puts on record that a batch is about to be sent, or to be tried again with other rows.
   *
   * @param first the number of its first row
   * @param at by the client's clock
   * @param rows a digest of each row, without blanks
   * @throws IOException when it could not be put on the disk
   */
  public void begun(long first, Instant at, List<String> rows) throws IOException {
    journal.append(BEGUN + " " + first + " " + at + " " + String.join(" ", rows));
  }

  /**
   * Puts on record what became of a batch's rows.
   *
   * @param first the number of its first row
   * @param ends a word for each row, without blanks
   * @throws IOException when it could not be put on the disk
   */
  public void ended(long first, List<String> ends) throws IOException {
    journal.append(ENDED + " " + first + " " + String.join(" ", ends));
  }

  /** Gives the file free. */
  @Override
  public void close() throws IOException {
    try (ownership;
        recorded) {
      journal.close();
    }
  }

  /** The intact lines of a file's beginning, checked as they are read. */
  private static final class Reader implements Closeable {
    private final Path file;
    private final InputStream in;
    private final long limit;
    private int checksum = Line.NO_LINE;
    private long length;
    private long number;
    private @Nullable String peeked;

    Reader(Path file, long limit) throws IOException {
      this.file = file;
      this.in = new BufferedInputStream(Files.newInputStream(file));
      this.limit = limit;
    }

    @Nullable String peek() throws IOException {
      if (peeked == null) {
        peeked = next();
      }
      return peeked;
    }

    @Nullable String next() throws IOException {
      if (peeked != null) {
        String line = peeked;
        peeked = null;
        return line;
      }
      if (length >= limit) {
        return null;
      }
      Line line;
      try {
        line = LedgerText.line(++number, checksum, in);
      } catch (Damage e) {
        throw new LedgerDamagedException(file, e);
      }
      if (line == null) {
        return null;
      }
      checksum = line.checksum();
      length += line.written().length;
      return line.payload();
    }

    LedgerText.End end() {
      return new LedgerText.End(checksum, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
