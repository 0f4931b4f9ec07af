package io.getsales.client.examples;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far long work has come: a bar that moves on a terminal, a line now and then elsewhere.
 */
final class ProgressBar {
  private static final int WIDTH = 40;
  private static final int PLAIN_STEPS = 5;

  private final PrintStream out;
  private final boolean isTerminal;
  private final long total;
  private long shownStep = -1;

  ProgressBar(PrintStream out, boolean isTerminal, long total) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.total = Math.max(1, total);
  }

  void show(long done) {
    long steps = isTerminal ? WIDTH : PLAIN_STEPS;
    long step = Math.min(steps, done * steps / total);
    if (step == shownStep) {
      return;
    }
    shownStep = step;
    if (isTerminal) {
      String bar = "#".repeat((int) step) + ".".repeat((int) (WIDTH - step));
      out.printf(Locale.ROOT, "\r  [%s] %,d of %,d", bar, done, total);
    } else {
      out.printf(Locale.ROOT, "  %,d of %,d%n", done, total);
    }
    out.flush();
  }

  void end() {
    if (isTerminal) {
      out.println();
    }
  }
}
