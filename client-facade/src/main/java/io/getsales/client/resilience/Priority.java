package io.getsales.client.resilience;

/**
 * Who goes first when several calls wait for the quota. Within a priority the order is that of
 * arrival; how the two share is told at {@link RateGate#of}.
 */
public enum Priority {
  /** Somebody waits for the answer; the default. */
  INTERACTIVE,

  /** Exports, imports, synchronisation: work that can let others pass. */
  BACKGROUND
}
