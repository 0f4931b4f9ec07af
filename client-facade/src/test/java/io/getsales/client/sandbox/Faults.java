package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Makes chosen calls go wrong.
 *
 * <pre>{@code
 * sandbox.faults().on("sendLinkedInMessage").answer(503).afterEffect();   // the next send
 * sandbox.faults().on("searchContacts").nth(2).answer(429).retryAfter(5); // the second search
 * sandbox.faults().onAny().always().delay(Duration.ofMillis(80));
 * }</pre>
 *
 * <p>Calls are counted from the moment the fault is ordered. Only requests that carried the right
 * key and were within the quota count. Several faults may meet in one call: the first that replaces
 * the answer wins, delays take the longest, and every script runs. Safe for use by several threads.
 */
public final class Faults {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<OrderedFault> faults = new ArrayList<>();

  Faults() {}

  /**
   * Chooses calls of one operation.
   *
   * @param operationId the vendor's operation id, such as {@code searchContacts}
   * @return the target, to choose which calls and what becomes of them
   * @throws IllegalArgumentException if there is no such operation
   */
  public FaultTarget on(String operationId) {
    return new FaultTarget(this, Operation.withId(operationId), 1, 1);
  }

  /**
   * Chooses calls of whatever operation.
   *
   * @return the target, to choose which calls and what becomes of them
   */
  public FaultTarget onAny() {
    return new FaultTarget(this, null, 1, 1);
  }

  /** Forgets all faults and scripts. */
  public void clear() {
    locked(faults::clear);
  }

  /** What was ordered and has not happened, because its first call has not come. */
  List<String> awaited() {
    lock.lock();
    try {
      return faults.stream()
          .filter(OrderedFault::isAwaited)
          .map(OrderedFault::description)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  void add(OrderedFault fault) {
    locked(() -> faults.add(fault));
  }

  void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  FaultPlan plan(Operation operation) {
    lock.lock();
    try {
      return faults.isEmpty() ? FaultPlan.NOTHING : merge(operation);
    } finally {
      lock.unlock();
    }
  }

  private FaultPlan merge(Operation operation) {
    OrderedFault answering = null;
    Duration delay = Duration.ZERO;
    int maxRows = Integer.MAX_VALUE;
    List<Consumer<SandboxRows>> scripts = new ArrayList<>();
    for (OrderedFault fault : faults) {
      if (fault.isMeant(operation)) {
        if (answering == null && fault.kind != OrderedFault.Kind.NONE) {
          answering = fault;
        }
        delay = delay.compareTo(fault.delay) < 0 ? fault.delay : delay;
        maxRows = Math.min(maxRows, fault.maxRows);
        if (fault.script != null) {
          scripts.add(fault.script);
        }
      }
    }
    return answering == null
        ? plan(new OrderedFault(null, 1, 1), delay, maxRows, scripts)
        : plan(answering, delay, maxRows, scripts);
  }

  private static FaultPlan plan(
      OrderedFault fault, Duration delay, int maxRows, List<Consumer<SandboxRows>> scripts) {
    return new FaultPlan(
        fault.kind,
        fault.status,
        fault.afterEffect,
        fault.body,
        fault.contentType,
        Map.copyOf(fault.headers),
        delay,
        maxRows,
        List.copyOf(scripts));
  }
}
