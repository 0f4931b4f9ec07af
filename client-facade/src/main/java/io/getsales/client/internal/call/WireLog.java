package io.getsales.client.internal.call;

import io.getsales.client.observe.Observer;
import java.util.Set;

/** Is shown the text of requests and answers, and writes down what may be written down. */
public interface WireLog extends Observer {
  /** Whether it writes now; asked for each request. */
  boolean isOn();

  /**
   * A request goes out. Called on the thread that makes it; must not throw.
   *
   * @param query names of query parameters
   * @param body empty without one
   */
  void sent(String operation, String method, String pathTemplate, Set<String> query, String body);

  /** An answer has come, whole or cut. Called on the thread that reads it; must not throw. */
  void answered(String operation, int status, String body);
}
