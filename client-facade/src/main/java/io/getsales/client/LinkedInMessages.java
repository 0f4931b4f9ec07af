package io.getsales.client;

import io.getsales.client.generated.api.UniboxApi;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.Pages;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.util.Objects;

/**
 * LinkedIn messages of all sender profiles. Obtained by {@link Unibox#linkedInMessages()};
 * thread-safe.
 */
public final class LinkedInMessages {
  /** The longest text that the service takes (client code): {@value} characters. */
  public static final int LONGEST_TEXT = 8_000;

  /** The longest subject of an InMail (client code): {@value} characters. */
  public static final int LONGEST_SUBJECT = 511;

  private final UniboxApi api;

  LinkedInMessages(UniboxApi api) {
    this.api = api;
  }

  /** All messages, the oldest first. */
  public Paged<LinkedInMessage> list() {
    return list(Filter.none());
  }

  /**
   * The messages that match a filter, the oldest first. Documented fields: {@code q}, {@code uuid},
   * {@code sender_profile_uuid}, {@code linkedin_account_uuid}, {@code linkedin_conversation_uuid},
   * {@code lead_uuid}, {@code task_pipeline_uuid}, {@code template_uuid}, {@code message_hash},
   * {@code type} ({@code inbox} is received, {@code outbox} sent), {@code automation}, {@code
   * status}, {@code user_id}.
   */
  public Paged<LinkedInMessage> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * The messages that match a filter, in an order of your own. Fields seen to order by: {@code
   * uuid}, {@code sent_at}, {@code created_at}, {@code updated_at}.
   */
  public Paged<LinkedInMessage> list(Filter filter, Sort sort) {
    return Pages.of(api::listLinkedInMessages, filter, sort);
  }

  /**
   * Sends a text; see {@link #send(NewLinkedInMessage)}.
   *
   * @param text 1 to {@value #LONGEST_TEXT} characters
   */
  public LinkedInMessage send(String senderProfileUuid, String contactUuid, String text) {
    return send(
        new NewLinkedInMessage()
            .senderProfileUuid(Arguments.id("senderProfileUuid", senderProfileUuid))
            .leadUuid(Arguments.id("contactUuid", contactUuid))
            .text(Arguments.text("text", text, "1 to " + LONGEST_TEXT + " characters")));
  }

  /**
   * Sends a message from a sender profile to a contact. The service queues it and answers at once;
   * it goes out when the sender's LinkedIn session is live, and {@link LinkedInMessage#getStatus()}
   * of the listed message tells how far it has come.
   *
   * <p>One call is one message at most: it is repeated only when no byte of it left or the service
   * refused it with 429.
   *
   * @param message with sender profile, contact, and a text or a template
   * @return the message as queued
   * @throws io.getsales.client.error.OutcomeUnknownException when it may have been sent: look at
   *     the contact's messages before you send again
   * @throws IllegalArgumentException when something is missing or too long; nothing was sent
   */
  public LinkedInMessage send(NewLinkedInMessage message) {
    Objects.requireNonNull(message, "message");
    Arguments.field("message", "sender_profile_uuid", message.getSenderProfileUuid());
    Arguments.field("message", "lead_uuid", message.getLeadUuid());
    if (!Arguments.isSet(message.getTemplateUuid())) {
      Arguments.field("message", "text", message.getText());
    }
    Arguments.atMost("text", message.getText(), LONGEST_TEXT);
    Arguments.atMost("subject", message.getSubject(), LONGEST_SUBJECT);
    return Calls.required(api.sendLinkedInMessage(message));
  }
}
