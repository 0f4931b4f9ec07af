package io.getsales.client.ledger;

import java.io.Closeable;
import java.io.IOException;

/** Where a ledger's bytes are put; a seam for tests of disks that fail. */
interface Storage extends Closeable {
  /** Puts bytes at a place; after a failure any part of them may be there. */
  void write(long position, byte[] bytes) throws IOException;

  /** Returns when everything written is where a power cut does not reach it. */
  void force() throws IOException;

  /** Cuts off what is behind a length. */
  void truncate(long length) throws IOException;
}
