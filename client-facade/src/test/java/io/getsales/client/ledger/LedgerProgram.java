package io.getsales.client.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of its own that works with a ledger until it is killed, and says what it was promised.
 * A line counts only with its semicolon: the last one may be cut.
 *
 * <p>Arguments: the file, a prefix for keys, the number of threads.
 */
final class LedgerProgram {
  /** The first line when the ledger was opened. */
  static final String OPENED = "opened;";

  /** The first line when it was refused. */
  static final String IN_USE = "in use;";

  private LedgerProgram() {}

  public static void main(String[] arguments) throws InterruptedException {
    FileSendLedger ledger;
    try {
      ledger = FileSendLedger.open(Path.of(arguments[0]));
    } catch (LedgerInUseException e) {
      say(IN_USE);
      return;
    }
    say(OPENED);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      String prefix = arguments[1] + "-" + i + "-";
      threads.add(new Thread(() -> work(ledger, prefix)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void work(SendLedger ledger, String prefix) {
    for (int number = 0; ; number++) {
      String key = prefix + number;
      ledger.begin(key);
      say("begun " + key + ";");
      switch (number % 3) {
        case 0 -> {} // in doubt for ever
        case 1 -> {
          ledger.settleSent(key, "u-" + key);
          say("sent " + key + ";");
        }
        default -> {
          ledger.settleNotSent(key);
          say("freed " + key + ";");
        }
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
