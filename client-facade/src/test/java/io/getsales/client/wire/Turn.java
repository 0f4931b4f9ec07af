package io.getsales.client.wire;

import java.io.IOException;

/** What the server does with one request, or with a connection before its first one. */
@FunctionalInterface
public interface Turn {

  /** Does it. The connection goes on to its next request unless this closed it. */
  void take(WireConnection connection) throws IOException;

  /** Whether the turn is taken when a connection opens, without waiting for a request. */
  default boolean isForOpening() {
    return false;
  }
}
