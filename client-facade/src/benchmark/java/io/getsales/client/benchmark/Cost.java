package io.getsales.client.benchmark;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used so far, all threads together, garbage collection and compilation
 * included.
 *
 * @param wallNanos on a clock without a start
 * @param cpuNanos of all its threads
 * @param bytes allocated by the threads that live
 */
record Cost(long wallNanos, long cpuNanos, long bytes) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static Cost now() {
    long bytes = 0;
    for (long allocated : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
      bytes += Math.max(0, allocated);
    }
    return new Cost(System.nanoTime(), SYSTEM.getProcessCpuTime(), bytes);
  }

  Cost since(Cost before) {
    return new Cost(wallNanos - before.wallNanos, cpuNanos - before.cpuNanos, bytes - before.bytes);
  }
}
