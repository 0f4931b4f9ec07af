package io.getsales.client.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that arrived whole, to the last byte of its body.
 *
 * @param line method, target and version
 * @param headers one a line, as they came
 * @param body as text
 * @param connection the number of the connection that brought it, from 1
 */
public record ReceivedRequest(String line, List<String> headers, String body, int connection) {

  /** The first word. */
  public String method() {
    return line.substring(0, line.indexOf(' '));
  }

  /** Path and query. */
  String target() {
    return line.split(" ")[1];
  }

  /** The headers by name, as those who judge requests want them. */
  Map<String, List<String>> headersByName() {
    Map<String, List<String>> byName = new HashMap<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      byName.put(header.substring(0, colon), List.of(header.substring(colon + 1).strip()));
    }
    return byName;
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
