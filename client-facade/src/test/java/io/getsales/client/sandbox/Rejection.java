package io.getsales.client.sandbox;

/** Ends the handling of a request early with an error answer. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;

  Rejection(Answer answer) {
    super("answered " + answer.status(), null, false, false);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
