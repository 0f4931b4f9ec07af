package io.getsales.client.observe;

import io.getsales.client.resilience.RateGate;
import org.jspecify.annotations.Nullable;

/**
 * Is told what the calls of a client do; set by {@code GetSalesBuilder.observer}.
 *
 * <p>Methods are called on the threads that make the calls, between two steps of a call, so they
 * should be quick. What they throw is held back and does the call no harm. Implementations are safe
 * for use by many threads at once.
 */
@FunctionalInterface
public interface Observer {
  /**
   * A call begins: once for each operation, before its first request waits for the quota. A list
   * makes a call for each page.
   *
   * @param call what is known beforehand; not null
   * @return who is told the rest, on this thread; null when nobody is interested in this call
   */
  @Nullable CallObserver callStarted(ObservedCall call);

  /**
   * A client was built with this observer.
   *
   * @param quota the gate that its calls pass, whose snapshot can be looked at any time; not null
   */
  default void clientBuilt(RateGate quota) {}

  /**
   * Work is handed to another thread, by {@code async} or {@code enqueue}. A tracer takes its
   * context along here.
   *
   * @param work what will run there; not null
   * @return what runs instead, and must run the work; not null
   */
  default Runnable carry(Runnable work) {
    return work;
  }

  /**
   * An observer of the same client threw something, which was held back.
   *
   * @param observer the one that threw; not null
   * @param failure what it threw; not null
   */
  default void observerFailed(Observer observer, Throwable failure) {}
}
