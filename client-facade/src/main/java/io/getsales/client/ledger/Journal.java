package io.getsales.client.ledger;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines to a ledger's or journal's text, one at a time, each durable before the next. What
 * could not be made durable is taken back; when that fails too, nothing more is appended, since a
 * line behind half a line would look like damage. One thread.
 */
final class Journal implements Closeable {
  private final Storage storage;
  private int checksum;
  private long length;
  private @Nullable IOException broken;

  Journal(Storage storage, LedgerText.End end) {
    this.storage = storage;
    this.checksum = end.checksum();
    this.length = end.length();
  }

  /** Appends an entry; when this returns it survives a power cut. */
  void append(Entry entry) throws IOException {
    append(entry.text());
  }

  /** Appends a line with this payload; when this returns it survives a power cut. */
  void append(String payload) throws IOException {
    if (broken != null) {
      throw new IOException(
          "unusable since a write failed and could not be taken back; open the ledger again",
          broken);
    }
    Line line = Line.after(checksum, payload);
    byte[] bytes = line.written();
    try {
      storage.write(length, bytes);
      storage.force();
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
    checksum = line.checksum();
    length += bytes.length;
  }

  private void takeBack(IOException cause) {
    try {
      storage.truncate(length);
      storage.force();
    } catch (IOException again) {
      cause.addSuppressed(again);
      broken = cause;
    }
  }

  @Override
  public void close() throws IOException {
    storage.close();
  }
}
