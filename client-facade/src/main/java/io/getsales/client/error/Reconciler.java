package io.getsales.client.error;

import java.time.Duration;
import java.time.Instant;

/** Finds out by reading whether a send took effect. For the client itself. */
@FunctionalInterface
public interface Reconciler {
  /**
   * Looks until the message shows up or the patience ends.
   *
   * @param callStartedAt when the call began, by the client's clock
   * @param patience how long to look; zero looks once
   * @return what became of the message, and why that is said
   */
  Reconciliation reconcile(Instant callStartedAt, Duration patience);
}
