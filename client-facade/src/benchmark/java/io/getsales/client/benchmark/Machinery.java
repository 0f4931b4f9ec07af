package io.getsales.client.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What the facade adds to the bare generated call: walks in turn in one JVM, by the CPU of the
 * thread that reads, so that neither the compiler nor another process is measured. Prints pairs:
 * PLAIN and STRICT against bare. Argument: URL.
 */
final class Machinery {
  private static final int WARM_UP = 40;
  private static final int ROUNDS = 60;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Machinery() {}

  public static void main(String[] args) throws Exception {
    List<Contender> walks = new ArrayList<>();
    for (String name : List.of("raw", "plain", "strict")) {
      walks.add(Contenders.all().get(name).apply(args[0]));
    }
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      double[] nanos = new double[walks.size()];
      for (int turn = 0; turn < walks.size(); turn++) {
        int which = (turn + round) % walks.size();
        long before = THREADS.getCurrentThreadCpuTime();
        walks.get(which).walk();
        nanos[which] = THREADS.getCurrentThreadCpuTime() - before;
      }
      if (round >= WARM_UP) {
        System.out.println(nanos[1] / nanos[0] + " " + nanos[2] / nanos[0]);
      }
    }
    System.out.println();
    System.exit(0);
  }
}
