package io.getsales.client.sandbox;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came off the wire. */
record Arrival(
    String method,
    String path,
    String query,
    String body,
    Map<String, List<String>> headers,
    @Nullable String authorization,
    @Nullable String contentType) {
  /** The same request at another path. */
  Arrival at(String otherPath) {
    return new Arrival(method, otherPath, query, body, headers, authorization, contentType);
  }
}
