package io.getsales.client.examples;

import java.io.Console;

/** Whether somebody watches the output. */
final class Terminal {
  private Terminal() {}

  /** False when the output goes to a file or another program. */
  static boolean isAttached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      // From Java 22 on there is a console even without a terminal, and this method tells.
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderJava) {
      return true;
    }
  }
}
