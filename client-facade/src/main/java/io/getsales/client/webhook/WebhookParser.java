package io.getsales.client.webhook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads the body of a delivery. Fields that are missing, new or of another form cost nothing but
 * themselves, as in the client's answers; an outer {@code body} object, which relays such as n8n
 * put around a delivery, is taken off.
 *
 * <pre>{@code
 * WebhookEvent event = WebhookParser.create().parse(request.getInputStream());
 * if (event.type().isReply()) {
 *   event.contact().ifPresent(this::answer);
 * }
 * }</pre>
 *
 * <p>Answer 2xx fast, also to events that you do not want: other answers are delivered again, how
 * often is not known. Deliveries get lost as well, so a program that needs them all also polls, by
 * {@code since(cursor)}. Immutable.
 */
public final class WebhookParser {
  /** The largest body unless set: {@value} bytes. */
  public static final int DEFAULT_MAX_BYTES = 2 << 20;

  private static final int DEEPEST = 100;
  private static final int MOST_WRAPPERS = 3;
  private static final String EVENT_NAME = "event_name";
  private static final WebhookParser DEFAULT = new WebhookParser(DEFAULT_MAX_BYTES);

  private final int maxBytes;

  private WebhookParser(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** {@return a parser of bodies up to {@value #DEFAULT_MAX_BYTES} bytes} */
  public static WebhookParser create() {
    return DEFAULT;
  }

  /**
   * {@return a parser that refuses larger bodies}
   *
   * @param bytes 1 or more
   */
  public WebhookParser withMaxBytes(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes: " + bytes + " (expected: 1 or more)");
    }
    return new WebhookParser(bytes);
  }

  /**
   * {@return the event of a request's body}
   *
   * @param body read up to its end, or to the first byte that is too many; not closed
   * @throws IOException when it cannot be read
   * @throws MalformedDeliveryException when it is too large, no JSON, or names no event
   */
  public WebhookEvent parse(InputStream body) throws IOException {
    int most = maxBytes == Integer.MAX_VALUE ? maxBytes : maxBytes + 1;
    return parse(body.readNBytes(most));
  }

  /**
   * {@return the event of a body}
   *
   * @param body in UTF-8
   * @throws MalformedDeliveryException when it is too large, no JSON, or names no event
   */
  public WebhookEvent parse(byte[] body) {
    requireNotTooLarge(body.length);
    return read(new String(body, StandardCharsets.UTF_8));
  }

  /**
   * {@return the event of a body}
   *
   * @param body as text
   * @throws MalformedDeliveryException when it is too large, no JSON, or names no event
   */
  public WebhookEvent parse(String body) {
    requireNotTooLarge(Objects.requireNonNull(body, "body").length());
    return read(body);
  }

  private void requireNotTooLarge(int length) {
    if (length > maxBytes) {
      throw new MalformedDeliveryException("too large", maxBytes + " bytes at most");
    }
  }

  private static WebhookEvent read(String text) {
    JsonElement root = json(text.startsWith("\uFEFF") ? text.substring(1) : text);
    for (int i = 0; i <= MOST_WRAPPERS && root instanceof JsonObject object; i++) {
      JsonElement name = object.get(EVENT_NAME);
      if (name != null && name.isJsonPrimitive() && !name.getAsString().isBlank()) {
        return new WebhookEvent(name.getAsString().strip(), object);
      }
      root = object.get("body");
      if (root != null && root.isJsonPrimitive()) {
        root = json(root.getAsString());
      }
    }
    throw new MalformedDeliveryException("no event in it", "a JSON object with " + EVENT_NAME);
  }

  private static JsonElement json(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (reader.peek() == JsonToken.END_DOCUMENT) {
        return element;
      }
    } catch (IOException | JsonParseException e) {
      // Said below, without the text that the message may quote.
    }
    throw new MalformedDeliveryException(
        "no JSON, at " + reader.getPath(), "JSON not nested deeper than " + DEEPEST);
  }
}
