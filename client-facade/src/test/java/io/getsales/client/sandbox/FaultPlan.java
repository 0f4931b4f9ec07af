package io.getsales.client.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything that shall go wrong with one request. */
record FaultPlan(
    OrderedFault.Kind kind,
    int status,
    boolean afterEffect,
    @Nullable String body,
    String contentType,
    Map<String, String> headers,
    Duration delay,
    int maxRows,
    List<Consumer<SandboxRows>> scripts) {
  static final FaultPlan NOTHING =
      new FaultPlan(
          OrderedFault.Kind.NONE,
          0,
          true,
          null,
          "",
          Map.of(),
          Duration.ZERO,
          Integer.MAX_VALUE,
          List.of());

  /** Whether the request is to be carried out, whatever its caller is told. */
  boolean hasEffect() {
    return kind == OrderedFault.Kind.NONE || afterEffect;
  }

  boolean cutsConnection() {
    return kind == OrderedFault.Kind.CLOSE || kind == OrderedFault.Kind.RESET;
  }

  /** What the caller is answered where the service would have given the real answer. */
  Answer disturb(Answer real, ErrorAnswers errors) {
    Answer answer =
        switch (kind) {
          case ERROR_STATUS -> errors.ofStatus(status);
          case HTML ->
              Answer.html(
                  status,
                  "<!DOCTYPE html><html><head><title>"
                      + status
                      + "</title></head>"
                      + "<body><h1>Something is in the way</h1></body></html>");
          case EMPTY_BODY -> Answer.empty(status);
          default -> real;
        };
    if (body != null) {
      answer = answer.withBody(contentType, body);
    }
    for (Map.Entry<String, String> header : headers.entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
