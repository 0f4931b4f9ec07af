package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One thing that goes wrong on demand, and on which calls. Guarded by the lock of its Faults. */
final class OrderedFault {
  /** What the caller meets instead of the real answer. */
  enum Kind {
    NONE,
    ERROR_STATUS,
    HTML,
    EMPTY_BODY,
    CLOSE,
    RESET
  }

  private final @Nullable Operation operation;
  private final int first;
  private final int calls;
  private int seen;

  Kind kind = Kind.NONE;
  int status;
  boolean afterEffect;
  @Nullable String body;
  String contentType = "application/json";
  final Map<String, String> headers = new LinkedHashMap<>();
  Duration delay = Duration.ZERO;
  int maxRows = Integer.MAX_VALUE;
  @Nullable Consumer<SandboxRows> script;

  /**
   * Meant for {@code calls} calls of the operation (null: of any) from the {@code first} one on.
   */
  OrderedFault(@Nullable Operation operation, int first, int calls) {
    this.operation = operation;
    this.first = first;
    this.calls = calls;
  }

  /** Whether none of the calls meant has come. */
  boolean isAwaited() {
    return seen < first;
  }

  /** What it does and when, for messages, such as {@code sendEmail, call 2: answers 503}. */
  String description() {
    String what =
        switch (kind) {
          case ERROR_STATUS -> "answers " + status;
          case HTML -> "answers HTML with " + status;
          case EMPTY_BODY -> "answers an empty " + status;
          case CLOSE -> "closes the connection";
          case RESET -> "resets the connection";
          case NONE ->
              script != null ? "runs a script" : delay.isZero() ? "cuts a page short" : "delays";
        };
    return (operation == null ? "any operation" : operation.id())
        + ", call "
        + first
        + " (came: "
        + seen
        + "): "
        + what;
  }

  /** Counts a call, and answers whether it is one of those meant. */
  boolean isMeant(Operation called) {
    if (operation != null && operation != called) {
      return false;
    }
    seen++;
    return seen >= first && seen - first < calls;
  }
}
