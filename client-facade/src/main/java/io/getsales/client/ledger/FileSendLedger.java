package io.getsales.client.ledger;

import io.getsales.client.time.TimeSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A send ledger in a file of this machine. Each claim is on the disk before its message leaves, so
 * neither {@code kill -9} nor a power cut makes it forgotten; what was half written by then is
 * recognised by its checksum and cut off at the next opening, and is never a claim whose message
 * left.
 *
 * <p>One process opens a file at a time; a file named like it and ending in {@code .lock} beside it
 * sees to that and may stay. Use a local disk: locks of network drives are not to be relied on.
 *
 * <p>Keys are kept as SHA-256, never as text. Who can read the file and knows what keys look like
 * can still guess them, so where the system allows it the file is readable for its owner only. It
 * grows by 120 to 160 bytes for each begin and each end; opening it puts a new file in its place,
 * with one line for each key that is not free, and these are in memory as well. Keys that were sent
 * stay for ever. Deleting the file forgets them all.
 *
 * <p>Thread-safe.
 */
public final class FileSendLedger implements SendLedger, AutoCloseable {
  /** A message id longer than this many characters is not kept. */
  private static final int LONGEST_MESSAGE_UUID = 256;

  private final ReentrantLock lock = new ReentrantLock();
  private final Claims claims;
  private final Journal journal;
  private final LedgerLock ownership;
  private final TimeSource time;
  private boolean closed;

  FileSendLedger(Claims claims, Journal journal, LedgerLock ownership, TimeSource time) {
    this.claims = claims;
    this.journal = journal;
    this.ownership = ownership;
    this.time = time;
  }

  /**
   * Opens a ledger; makes it where there is no such file. The directory has to be there.
   *
   * @param file where its lines are kept; not shared between processes at one time
   * @return the ledger, open until it is closed
   * @throws LedgerInUseException when it is open already, here or in another process
   * @throws LedgerDamagedException when claims may be missing from it
   * @throws UncheckedIOException when the disk fails, or the thread is interrupted
   */
  public static FileSendLedger open(Path file) {
    return open(file, TimeSource.system());
  }

  /**
   * Opens a ledger that takes its times from a clock; see {@link #open(Path)}.
   *
   * @param file where its lines are kept; not shared between processes at one time
   * @param time tells when a key came to its state
   * @return the ledger, open until it is closed
   */
  public static FileSendLedger open(Path file, TimeSource time) {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(time, "time");
    try {
      Path real = LedgerLock.realPath(file);
      LedgerLock ownership = LedgerLock.take(real);
      try {
        Claims claims = read(real);
        LedgerText.End end = Compaction.run(claims, real);
        return new FileSendLedger(claims, new Journal(new FileStorage(real), end), ownership, time);
      } catch (IOException | RuntimeException e) {
        ownership.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Claims read(Path file) throws IOException {
    if (Files.notExists(file)) {
      return new Claims();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return LedgerText.read(in);
    } catch (Damage e) {
      throw new LedgerDamagedException(file, e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when the claim could not be put on the disk; it is not made then
   */
  @Override
  public void begin(String key) {
    KeyHash hash = KeyHash.of(key);
    lock.lock();
    try {
      requireOpen();
      SendRecord recorded = claims.get(hash);
      if (recorded != null) {
        throw new DuplicateSendException(hash, recorded);
      }
      put(new Entry(Entry.Kind.BEGUN, hash, time.now(), null));
    } finally {
      lock.unlock();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when it could not be put on the disk; the key stays as it was
   */
  @Override
  public void settleSent(String key, @Nullable String messageUuid) {
    KeyHash hash = KeyHash.of(key);
    String uuid = keepable(messageUuid);
    lock.lock();
    try {
      requireOpen();
      SendRecord recorded = claims.get(hash);
      if (recorded == null || recorded.state() != SendState.SENT) {
        put(new Entry(Entry.Kind.SENT, hash, time.now(), uuid));
      } else if (recorded.messageUuid() == null && uuid != null) {
        put(new Entry(Entry.Kind.SENT, hash, recorded.since(), uuid));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when it could not be put on the disk; the key stays as it was
   */
  @Override
  public void settleNotSent(String key) {
    KeyHash hash = KeyHash.of(key);
    lock.lock();
    try {
      requireOpen();
      SendRecord recorded = claims.get(hash);
      if (recorded == null) {
        return;
      }
      if (recorded.state() == SendState.SENT) {
        throw new IllegalStateException(
            hash + " is on record as sent since " + recorded.since() + " (expected: in doubt)");
      }
      put(new Entry(Entry.Kind.FREED, hash, time.now(), null));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<SendRecord> find(String key) {
    KeyHash hash = KeyHash.of(key);
    lock.lock();
    try {
      requireOpen();
      return Optional.ofNullable(claims.get(hash));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives the file free. Sends that still run leave their keys in doubt, so close it after them.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true; // once only: by the second time the file may be another instance's
        closeParts();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  private void closeParts() throws IOException {
    try {
      journal.close();
    } finally {
      ownership.close();
    }
  }

  private void put(Entry entry) {
    try {
      journal.append(entry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    claims.apply(entry);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the ledger is closed");
    }
  }

  private static @Nullable String keepable(@Nullable String messageUuid) {
    return messageUuid == null
            || messageUuid.isBlank()
            || messageUuid.length() > LONGEST_MESSAGE_UUID
        ? null
        : messageUuid;
  }
}
