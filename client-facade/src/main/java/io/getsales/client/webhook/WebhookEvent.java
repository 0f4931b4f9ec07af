package io.getsales.client.webhook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactMarker;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.generated.support.DateTimes;
import io.getsales.client.generated.support.Model;
import io.getsales.client.generated.support.ModelTypeAdapterFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One delivery of a webhook: something that happened, and the objects it concerns as the service
 * saw them then. Which of them are there depends on the event; each may be missing. The objects are
 * those of the API, with what they lack there in {@code unknownFields()}, such as a contact's
 * {@code linkedin_url} or the {@code body} of an email. Made by {@link WebhookParser}; immutable
 * but for the models it hands out, which are new each time.
 */
public final class WebhookEvent {
  private static final List<String> OBJECTS_WITH_TIME =
      List.of("linkedin_message", "email", "linkedin_connection", "linkedin_connection_request");
  private static final List<String> TIMES = List.of("sent_at", "connected_at");

  private final String name;
  private final JsonObject body;

  WebhookEvent(String name, JsonObject body) {
    this.name = name;
    this.body = body;
  }

  /**
   * A connection on LinkedIn, asked for or made.
   *
   * @param fullName of the contact; only of a connection that was made
   * @param nickname of the contact
   * @param lnId LinkedIn's id of the contact; only of a request
   * @param at when it was asked for or made
   */
  public record Connection(
      @Nullable String fullName,
      @Nullable String nickname,
      @Nullable String lnId,
      @Nullable Instant at) {

    /** {@return nothing of the person} */
    @Override
    public String toString() {
      return "Connection[at=" + at + "]";
    }
  }

  /** {@return the event's name as it came, such as {@code contact_replied_email}} */
  public String name() {
    return name;
  }

  /** {@return what it is about; {@link EventType#UNKNOWN} for a name that is not known} */
  public EventType type() {
    return EventType.of(name);
  }

  /** {@return the contact whom it concerns} */
  public Optional<Contact> contact() {
    return model("contact", Contact.class);
  }

  /** {@return the contact's company, for which the API 3.0 has no model} */
  public Optional<JsonObject> account() {
    return object("account").map(JsonObject::deepCopy);
  }

  /** {@return the sender profile that acted, or was answered} */
  public Optional<SenderProfile> senderProfile() {
    return model("sender_profile", SenderProfile.class);
  }

  /** {@return the automation that it came from} */
  public Optional<Automation> automation() {
    return model("automation", Automation.class);
  }

  /** {@return the contact's counters} */
  public Optional<ContactMarker> contactMarkers() {
    return model("contact_markers", ContactMarker.class);
  }

  /** {@return the LinkedIn message or InMail that was sent or received} */
  public Optional<LinkedInMessage> linkedInMessage() {
    return model("linkedin_message", LinkedInMessage.class);
  }

  /** {@return the email that was sent or received} */
  public Optional<Email> email() {
    return model("email", Email.class);
  }

  /** {@return the connection that was made, or asked for} */
  public Optional<Connection> connection() {
    return object("linkedin_connection")
        .or(() -> object("linkedin_connection_request"))
        .map(
            json ->
                new Connection(
                    text(json, "full_name"),
                    text(json, "nickname"),
                    text(json, "ln_id"),
                    time(json)));
  }

  /**
   * {@return when it happened: when the message was sent, the connection made or asked for; empty
   * for events that tell no such time}
   */
  public Optional<Instant> occurredAt() {
    return OBJECTS_WITH_TIME.stream()
        .flatMap(field -> object(field).stream())
        .flatMap(json -> Optional.ofNullable(time(json)).stream())
        .findFirst();
  }

  /**
   * {@return a text that is the same for each delivery of one event, to drop all but the first; 64
   * characters that show nothing of what is in it}
   *
   * <p>The vendor numbers neither events nor deliveries. So it is a digest of the event's name, the
   * contact, the sender profile, the time, in whatever form it was written, and the message; where
   * there is no time, of all that was delivered.
   */
  public String deduplicationKey() {
    JsonArray parts = new JsonArray();
    parts.add(name);
    Optional<Instant> time = occurredAt();
    if (time.isEmpty()) {
      parts.add(sorted(body));
    } else {
      parts.add(time.get().toString());
      for (String field : List.of("contact", "sender_profile", "linkedin_message", "email")) {
        JsonObject json = object(field).orElseGet(JsonObject::new);
        parts.add(text(json, "uuid"));
        if (OBJECTS_WITH_TIME.contains(field)) {
          parts.add(text(json, "subject"));
          parts.add(text(json, "text"));
          parts.add(text(json, "body"));
        }
      }
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(parts.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@return all that was delivered, a copy} */
  public JsonObject json() {
    return body.deepCopy();
  }

  private Optional<JsonObject> object(String field) {
    return body.get(field) instanceof JsonObject object && !object.isEmpty()
        ? Optional.of(object)
        : Optional.empty();
  }

  private <M extends Model> Optional<M> model(String field, Class<M> type) {
    return object(field).flatMap(json -> Optional.ofNullable(read(json, type)));
  }

  private static <M extends Model> @Nullable M read(JsonObject json, Class<M> type) {
    try {
      return ModelTypeAdapterFactory.of(type).fromJsonTree(json);
    } catch (JsonParseException e) {
      return null; // json() has it
    }
  }

  private static @Nullable String text(JsonObject json, String field) {
    JsonElement value = json.get(field);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private static @Nullable Instant time(JsonObject json) {
    for (String field : TIMES) {
      String text = text(json, field);
      OffsetDateTime time = text == null ? null : DateTimes.parse(text);
      if (time != null) {
        return time.toInstant();
      }
    }
    return null;
  }

  /** The same for objects whose fields came in another order. */
  private static JsonElement sorted(JsonElement json) {
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      TreeMap<String, JsonElement> fields = new TreeMap<>(object.asMap());
      fields.forEach((field, value) -> copy.add(field, sorted(value)));
      return copy;
    }
    if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(element -> copy.add(sorted(element)));
      return copy;
    }
    return json;
  }

  /** {@return the event's name; nothing of whom it concerns} */
  @Override
  public String toString() {
    return "WebhookEvent[" + name + "]";
  }
}
