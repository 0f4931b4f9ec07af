package io.getsales.client.internal.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.getsales.client.error.ErrorAnswer;
import io.getsales.client.resilience.RetryAfter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an answer without success says, from every shape seen: nested under {@code error},
 * flat, {@code error} as plain text, no JSON at all, nothing.
 */
final class ErrorReader {
  private static final int LONGEST_TEXT = 64 << 10;
  private static final List<String> REQUEST_ID_HEADERS =
      List.of("X-Request-Id", "X-Request-ID", "Request-Id", "CF-Ray");

  private ErrorReader() {}

  static ErrorAnswer read(Response response, @Nullable ResponseBody body, Instant now) {
    return read(response.code(), response.headers(), text(body), now);
  }

  /** Reads an error that came with a status of success. */
  static ErrorAnswer read(int status, String text) {
    return read(status, Headers.of(), text, Instant.EPOCH);
  }

  private static ErrorAnswer read(int status, Headers headers, String text, Instant now) {
    JsonObject root = object(text);
    JsonElement error = root.get("error");
    JsonObject nested = error instanceof JsonObject object ? object : root;
    String plainError = string(error);
    String message = string(nested.get("message"));
    return new ErrorAnswer(
        status,
        string(nested.get("reason")),
        message != null ? message : plainError != null ? plainError : string(root.get("message")),
        fieldMessages(nested.has("data") ? nested.get("data") : root.get("errors")),
        requestId(headers),
        retryAfter(headers, now),
        headers.get("Location"),
        text);
  }

  static @Nullable Duration retryAfter(Headers headers, Instant now) {
    return RetryAfter.parse(headers.get("Retry-After"), headers.get("Date"), now).orElse(null);
  }

  private static @Nullable String requestId(Headers headers) {
    for (String name : REQUEST_ID_HEADERS) {
      String id = headers.get(name);
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static String text(@Nullable ResponseBody body) {
    if (body == null) {
      return "";
    }
    try (body) {
      BufferedSource source = body.source();
      source.request(LONGEST_TEXT);
      long length = Math.min(source.getBuffer().size(), LONGEST_TEXT);
      return source.getBuffer().readString(length, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a body in memory cannot fail", e);
    }
  }

  private static JsonObject object(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return new JsonObject();
    }
    try {
      return JsonParser.parseString(text).getAsJsonObject();
    } catch (JsonParseException | StackOverflowError e) {
      return new JsonObject();
    }
  }

  private static @Nullable String string(@Nullable JsonElement element) {
    return element instanceof JsonPrimitive primitive ? primitive.getAsString() : null;
  }

  private static Map<String, List<String>> fieldMessages(@Nullable JsonElement data) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    if (data instanceof JsonObject fields) {
      for (Map.Entry<String, JsonElement> field : fields.entrySet()) {
        messages.put(field.getKey(), messages(field.getValue()));
      }
    }
    return messages;
  }

  private static List<String> messages(JsonElement value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof JsonArray array) {
      array.forEach(element -> texts.addAll(messages(element)));
    } else if (value instanceof JsonPrimitive primitive) {
      texts.add(primitive.getAsString());
    } else if (value instanceof JsonObject) {
      texts.add(value.toString());
    }
    return List.copyOf(texts);
  }
}
