package io.getsales.client.sandbox;

import com.google.gson.JsonObject;

/** Answers to writes that have nothing to show: empty, or the documented few words. */
final class StatusAnswers {
  private StatusAnswers() {}

  /** 204, or 200 with a status and a message. */
  static Answer done(Account account, String message) {
    return account.wire().emptyAnswers() ? Answer.empty(204) : words(true, message);
  }

  /** 204, or 200 with a message only. */
  static Answer doneMessageOnly(Account account, String message) {
    return account.wire().emptyAnswers() ? Answer.empty(204) : words(false, message);
  }

  private static Answer words(boolean withStatus, String message) {
    JsonObject body = new JsonObject();
    if (withStatus) {
      body.addProperty("status", "success");
    }
    body.addProperty("message", message);
    return Answer.json(200, body);
  }
}
