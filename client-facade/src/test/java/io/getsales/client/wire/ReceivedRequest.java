package io.getsales.client.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A request that arrived whole, to the last byte of its body.
 *
 * @param line method, target and version
 * @param headers one a line, as they came
 * @param connection the number of the connection that brought it, from 1
 */
public record ReceivedRequest(String line, List<String> headers, int connection) {

  /** The first word. */
  public String method() {
    return line.substring(0, line.indexOf(' '));
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    String start = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
        .map(header -> header.substring(start.length()).strip())
        .findFirst();
  }
}
