package io.getsales.client.ledger;

/** What is wrong with the text of a ledger, and where; found out of sight of the file's name. */
final class Damage extends Exception {
  private static final long serialVersionUID = 1L;

  Damage(long line, String problem) {
    super("line " + line + " " + problem);
  }
}
