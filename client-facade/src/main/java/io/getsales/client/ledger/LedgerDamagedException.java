package io.getsales.client.ledger;

import java.nio.file.Path;

/**
 * The file of a ledger or an import's journal is not as it was written, so claims may be missing.
 * It is not opened and not changed: a guard that forgot something would let a message go out twice.
 * Restore the file from a copy, or decide by hand what is lost.
 */
public final class LedgerDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerDamagedException(Path file, Damage damage) {
    super(file + ": " + damage.getMessage());
  }
}
