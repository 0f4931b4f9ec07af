package io.getsales.client.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write to one ledger, held by at most one instance on the machine. The system's lock
 * is on a file beside the ledger that is never moved nor deleted, since compaction puts another
 * file in the ledger's place.
 */
final class LedgerLock implements Closeable {
  private static final String THIS_PROCESS = "this process";

  // The lock belongs to the process, so this has to as well: under POSIX a second instance that
  // opened the lock's file, was refused and closed it again would take the lock from the first.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private LedgerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** One name for each file, however it is reached: it is what the lock goes by. */
  static Path realPath(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return file.toRealPath(); // fails for a link to nowhere: its target may be just not mounted
    }
    Path absolute = file.toAbsolutePath();
    Path directory = absolute.getParent();
    if (directory == null) {
      throw new IllegalArgumentException("file: a root directory (expected: a file)");
    }
    return directory.toRealPath().resolve(absolute.getFileName());
  }

  /**
   * Takes the lock or fails at once.
   *
   * @param file the ledger's real path
   * @throws LedgerInUseException when it is held
   */
  static LedgerLock take(Path file) throws IOException {
    if (!HELD.add(file)) {
      throw new LedgerInUseException(file, THIS_PROCESS);
    }
    try {
      return new LedgerLock(file, lockedChannel(file));
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel lockedChannel(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new LedgerInUseException(file, "another process");
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new LedgerInUseException(file, THIS_PROCESS);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Gives it back; closing the channel does so with the system's lock. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
