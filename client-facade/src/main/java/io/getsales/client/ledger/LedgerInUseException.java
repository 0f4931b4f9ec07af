package io.getsales.client.ledger;

import java.nio.file.Path;

/**
 * A ledger's file is open already, in this process or another. Two that write to one file would
 * each let through what the other has sent.
 */
public final class LedgerInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerInUseException(Path file, String owner) {
    super(file + ": in use by " + owner + " (expected: one open ledger for each file)");
  }
}
