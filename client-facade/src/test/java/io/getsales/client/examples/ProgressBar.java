package io.getsales.client.examples;

import io.getsales.client.progress.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Shows how far long work has come: a bar that moves on a terminal, a line now and then elsewhere.
 */
final class ProgressBar implements Consumer<Progress> {
  private static final int WIDTH = 40;
  private static final int PLAIN_STEPS = 5;

  private final PrintStream out;
  private final boolean isTerminal;
  private long shownStep = -1;

  ProgressBar(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @Override
  public void accept(Progress progress) {
    long total = progress.total() == null ? Long.MAX_VALUE : Math.max(1, progress.total());
    long steps = isTerminal ? WIDTH : PLAIN_STEPS;
    long step = Math.min(steps, (long) (progress.done() * (double) steps / total));
    if (!isTerminal && step == shownStep) {
      return;
    }
    shownStep = step;
    String counts = counts(progress);
    if (isTerminal) {
      String bar = "#".repeat((int) step) + ".".repeat((int) (WIDTH - step));
      out.printf("\r  [%s] %s\033[K", bar, counts); // and clears what a longer text left
    } else {
      out.printf("  %s%n", counts);
    }
    out.flush();
  }

  private static String counts(Progress progress) {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%,d", progress.done()));
    if (progress.total() != null) {
      text.append(String.format(Locale.ROOT, " of %,d", progress.total()));
    }
    if (progress.rate() > 0) {
      text.append(String.format(Locale.ROOT, ", %,.0f/s", progress.rate()));
    }
    progress
        .remaining()
        .filter(left -> !left.isZero())
        .ifPresent(left -> text.append(", ").append(clock(left)).append(" left"));
    return text.toString();
  }

  private static String clock(Duration time) {
    return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }

  void end() {
    if (isTerminal) {
      out.println();
    }
  }
}
