package io.getsales.client.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an answer without success says, read from whatever shape it has.
 *
 * @param status the HTTP status
 * @param reason the vendor's word for the cause, such as {@code validation_error}
 * @param message the server's words
 * @param fieldMessages field names to messages
 * @param requestId from a header such as {@code X-Request-Id}
 * @param retryAfter how long the server asks to wait
 * @param location the target of a redirect
 * @param bodyText the body as text, cut at 64 KiB
 * @serial exclude
 */
public record ErrorAnswer(
    int status,
    @Nullable String reason,
    @Nullable String message,
    Map<String, List<String>> fieldMessages,
    @Nullable String requestId,
    @Nullable Duration retryAfter,
    @Nullable String location,
    String bodyText)
    implements Serializable {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  /**
   * Copies the map.
   *
   * @param fieldMessages see {@link #fieldMessages()}
   * @param status see {@link #status()}
   * @param reason see {@link #reason()}
   * @param message see {@link #message()}
   * @param requestId see {@link #requestId()}
   * @param retryAfter see {@link #retryAfter()}
   * @param location see {@link #location()}
   * @param bodyText see {@link #bodyText()}
   */
  public ErrorAnswer {
    fieldMessages = Map.copyOf(fieldMessages);
  }

  /** Status, reason, names of fields and request id: never the server's words, which may quote. */
  String summary() {
    StringBuilder text = new StringBuilder("HTTP ").append(status);
    if (isWord(reason)) {
      text.append(' ').append(reason);
    }
    List<String> fields =
        fieldMessages.keySet().stream().filter(ErrorAnswer::isWord).sorted().limit(20).toList();
    if (!fields.isEmpty()) {
      text.append(", fields ").append(String.join(", ", fields));
    }
    if (status >= 300 && status < 400) {
      text.append(", a redirect, which is never followed");
    }
    if (isWord(requestId)) {
      text.append(", request id ").append(requestId);
    }
    return text.toString();
  }

  private static boolean isWord(@Nullable String text) {
    return text != null && WORD.matcher(text).matches();
  }

  /** The summary: no body, no words of the server. */
  @Override
  public String toString() {
    return summary();
  }
}
