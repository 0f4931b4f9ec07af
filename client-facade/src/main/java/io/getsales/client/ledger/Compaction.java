package io.getsales.client.ledger;

import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Puts a file of the claims as they are in the place of one with their history. At every moment
 * either the old file or the new one is there as a whole, whatever ends the process.
 */
final class Compaction {
  private Compaction() {}

  /** Makes or replaces the file. */
  static LedgerText.End run(Claims claims, Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh); // of a compaction that was cut short
    LedgerText.End end = write(claims, fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(file);
    return end;
  }

  private static LedgerText.End write(Claims claims, Path fresh) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(fresh, options, ownerOnly(fresh))) {
      LedgerText.End end = LedgerText.write(claims, Channels.newOutputStream(channel));
      channel.force(true);
      return end;
    }
  }

  /** Hashes of keys can be guessed, so the file is not for everybody. */
  static FileAttribute<?>[] ownerOnly(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  /** Makes the move durable. Windows has no such thing: there the move is durable by itself. */
  static void forceDirectory(Path file) throws IOException {
    if (File.separatorChar == '\\') {
      return;
    }
    try (FileChannel directory =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
