package io.getsales.client.build.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of generated code, and what has to happen. */
record ExpectedCall(Map<String, Object> says) {

  private @Nullable String text(String member) {
    Object value = says.get(member);
    return value == null ? null : value.toString();
  }

  String api() {
    return says.get("call").toString().split("\\.")[0];
  }

  String method() {
    return says.get("call").toString().split("\\.")[1];
  }

  @SuppressWarnings("unchecked") // lists, in all files
  List<Object> arguments() {
    return (List<Object>) says.getOrDefault("arguments", List.of());
  }

  /** What the server answers with, in turn; the last one for ever. */
  List<Integer> statuses() {
    List<Integer> statuses = new ArrayList<>();
    if (says.get("statuses") instanceof List<?> list) {
      list.forEach(status -> statuses.add(((Number) status).intValue()));
    } else {
      statuses.add(says.get("status") instanceof Number number ? number.intValue() : 200);
    }
    return statuses;
  }

  String answer() {
    return says.getOrDefault("answer", "").toString();
  }

  String type() {
    return says.getOrDefault("type", "application/json").toString();
  }

  @Nullable String request() {
    return text("request");
  }

  @Nullable String body() {
    return text("body");
  }

  @Nullable String contains() {
    return text("contains");
  }

  String accept() {
    return says.getOrDefault("accept", "application/json").toString();
  }

  @Nullable String gives() {
    return text("gives");
  }

  @Nullable String throwing() {
    return text("throws");
  }

  /** A getter of the answer that has to be there, and its text. */
  @Nullable String then() {
    return text("then");
  }

  @Nullable String is() {
    return text("is");
  }

  int requests() {
    return says.get("requests") instanceof Number number ? number.intValue() : 1;
  }
}
