package io.getsales.client;

import okhttp3.Headers;

/** Whether a header can be sent at all; OkHttp's own message would show the value. */
final class HeaderChecks {
  private HeaderChecks() {}

  static void require(String name, String value) {
    boolean sendable;
    try {
      sendable = new Headers.Builder().add(name, value).build().size() == 1;
    } catch (IllegalArgumentException e) {
      sendable = false;
    }
    if (!sendable) {
      throw new IllegalArgumentException(
          name + ": not a value that a header can have (expected: visible ASCII)");
    }
  }
}
