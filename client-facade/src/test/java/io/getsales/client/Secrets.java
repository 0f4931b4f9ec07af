package io.getsales.client;

import io.getsales.client.error.GetSalesException;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What of a failure ends up in logs. */
final class Secrets {
  private Secrets() {}

  /**
   * Everything that a logger would write of a failure: messages and frames, causes and suppressed
   * ones included, and the story of the call.
   */
  static String everythingShownOf(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append('\n').append(cause.toString()).append('\n').append(cause.getMessage());
      if (cause instanceof GetSalesException ours) {
        text.append('\n').append(ours.trace().toString());
        text.append('\n').append(ours.attempts().toString());
      }
    }
    return text.toString();
  }
}
