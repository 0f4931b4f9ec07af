package io.getsales.client.sandbox;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the sandbox whole, and the status it was answered with.
 *
 * @param number counts the requests of a sandbox from 1
 * @param at when it came in, in the sandbox's time
 * @param operationId the vendor's operation id; {@code unknown} when method and path match none
 * @param method in capitals
 * @param path without the query
 * @param query as it came, still encoded; empty when there was none
 * @param body its text; empty when there was none
 * @param headers by name without regard to case; without Authorization
 * @param status what was answered; 0 when the connection was cut instead
 */
public record ReceivedRequest(
    int number,
    Instant at,
    String operationId,
    String method,
    String path,
    String query,
    String body,
    Map<String, List<String>> headers,
    int status) {
  /** The operation id of requests that match no operation. */
  public static final String UNKNOWN = "unknown";

  private static final int SHOWN = 300;

  /**
   * Copies the headers.
   *
   * @param number see {@link #number()}
   * @param at see {@link #at()}
   * @param operationId see {@link #operationId()}
   * @param method see {@link #method()}
   * @param path see {@link #path()}
   * @param query see {@link #query()}
   * @param body see {@link #body()}
   * @param headers see {@link #headers()}
   * @param status see {@link #status()}
   */
  public ReceivedRequest {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** {@return the parameters of the query, decoded, in the order of their arrival} */
  public Map<String, List<String>> parameters() {
    return QueryString.parse(query).parameters();
  }

  /**
   * {@return the first value of a header, or null when it did not come}
   *
   * @param name in any case
   */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /**
   * One line for failure messages, such as {@code #3 POST /leads/api/lists (createList) 201 {…}}.
   */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("#" + number + " " + method + " " + path);
    parameters()
        .forEach(
            (name, values) ->
                values.forEach(
                    value ->
                        line.append(line.indexOf("?") < 0 ? "?" : "&")
                            .append(name)
                            .append("=")
                            .append(value)));
    line.append(" (").append(operationId).append(") ");
    line.append(status == 0 ? "cut off" : String.valueOf(status));
    if (!body.isEmpty()) {
      line.append(' ').append(body, 0, Math.min(body.length(), SHOWN));
      if (body.length() > SHOWN) {
        line.append("… (").append(body.length()).append(" characters)");
      }
    }
    return line.toString();
  }
}
