package io.getsales.client.resilience;

import org.jspecify.annotations.Nullable;

/** Where the permits of a {@link WaitingLine} come from. The lock of the gate guards it. */
interface Permits {

  /** The nanoseconds until there can be a permit for somebody who has so many others before him. */
  long waitBehind(long others, long now);

  /**
   * Takes a permit when {@link #waitBehind} names no wait.
   *
   * @return what gives the permit back, or null if it has to be fetched first
   */
  @Nullable Runnable tryTake();
}
