package io.getsales.client.internal.wire;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Memory for one answer after the other, so that not each takes its own. What is spare is the
 * garbage collector's to take. Thread-safe.
 */
final class SpareBytes {
  private static final int LEAST = 16 << 10;

  /** More is not kept: the largest page seen is smaller. */
  private static final int MOST_KEPT = 1 << 20;

  private final AtomicReference<@Nullable SoftReference<byte[]>> spare = new AtomicReference<>();

  /** At least so many bytes, with anything in them. */
  byte[] take(int size) {
    SoftReference<byte[]> reference = spare.getAndSet(null);
    byte[] kept = reference == null ? null : reference.get();
    if (kept != null && kept.length >= size) {
      return kept;
    }
    return new byte[size > MOST_KEPT ? size : roundedUp(size)];
  }

  /** The next size that is a power of two, so that pages of about one size find room. */
  private static int roundedUp(int size) {
    return Math.max(LEAST, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
  }

  /** Nobody reads these any more. */
  void giveBack(byte[] bytes) {
    if (bytes.length <= MOST_KEPT) {
      spare.set(new SoftReference<>(bytes));
    }
  }
}
