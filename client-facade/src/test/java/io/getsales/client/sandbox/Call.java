package io.getsales.client.sandbox;

import com.google.gson.JsonObject;
import java.time.Instant;

/** A request that found its operation: path variables, query, body and the time it came in. */
record Call(Operation.Route route, QueryString query, JsonObject body, Instant now, int maxRows) {
  Operation operation() {
    return route.operation();
  }

  String variable(String name) {
    String value = route.variables().get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "name: " + name + " (expected one of: " + route.variables().keySet() + ")");
    }
    return value;
  }

  Input input() {
    return new Input(body);
  }

  String timestamp() {
    return Timestamps.text(Timestamps.stamp(now));
  }
}
