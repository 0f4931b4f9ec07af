package io.getsales.client.internal.call;

import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client makes its calls.
 *
 * @param retries how often and after which waits a call is repeated
 * @param attemptTimeout how long one attempt may take, from the connection to the last byte
 * @param deadline how long a call may take in all, waits included; null for no limit
 * @param priority who goes first at the quota
 * @param headers sent with each request, beside the client's own
 */
public record CallSettings(
    RetryPolicy retries,
    Duration attemptTimeout,
    @Nullable Duration deadline,
    Priority priority,
    Map<String, String> headers) {

  /** Copies the map. */
  public CallSettings {
    headers = Map.copyOf(headers);
  }
}
