package io.getsales.client.ledger;

import java.io.IOException;
import java.util.Arrays;

/**
 * A disk in memory that fails on demand. It keeps what was forced apart from what a power cut would
 * take.
 */
final class FailingStorage implements Storage {
  /** What fails the next time. */
  enum Failure {
    NONE,
    WRITE,
    FORCE
  }

  private byte[] written;
  private byte[] forced;
  private Failure next = Failure.NONE;
  private int bytesBeforeFailure;
  private boolean failsToTakeBack;

  FailingStorage(byte[] content) {
    this.written = content.clone();
    this.forced = content.clone();
  }

  /** Fails once; a failing write leaves so many bytes behind. */
  void failNext(Failure failure, int bytes) {
    next = failure;
    bytesBeforeFailure = bytes;
  }

  /** Whether nothing can be cut off either. */
  void failToTakeBack(boolean fails) {
    failsToTakeBack = fails;
  }

  @Override
  public void write(long position, byte[] bytes) throws IOException {
    boolean fails = next == Failure.WRITE;
    int count = fails ? Math.min(bytesBeforeFailure, bytes.length) : bytes.length;
    written = Arrays.copyOf(written, (int) position + count);
    System.arraycopy(bytes, 0, written, (int) position, count);
    if (fails) {
      next = Failure.NONE;
      throw new IOException("no space left");
    }
  }

  @Override
  public void force() throws IOException {
    if (next == Failure.FORCE) {
      next = Failure.NONE;
      throw new IOException("input/output error");
    }
    forced = written.clone();
  }

  @Override
  public void truncate(long length) throws IOException {
    if (failsToTakeBack) {
      throw new IOException("read-only file system");
    }
    written = Arrays.copyOf(written, (int) length);
  }

  @Override
  public void close() {}

  /** What is there after the death of the process. */
  byte[] afterKill() {
    return written.clone();
  }

  /** What is there after a power cut. */
  byte[] afterPowerCut() {
    return forced.clone();
  }
}
