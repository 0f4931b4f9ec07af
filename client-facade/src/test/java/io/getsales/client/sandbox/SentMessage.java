package io.getsales.client.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A LinkedIn message or email that the sandbox accepted for sending. On the real service a person
 * would have received it, whatever the caller was told afterwards.
 *
 * @param channel by which it goes out
 * @param uuid the UUID of its row in the list of messages or emails
 * @param senderProfileUuid the sender profile it goes out from; null when an email named only a
 *     mailbox that no sender profile has
 * @param contactUuid the contact it goes to; null when an email named none
 * @param recipients email addresses; empty for LinkedIn
 * @param subject subject of an email or InMail, if any
 * @param text text of the message, or HTML of the email; null when only a template was named
 * @param at when it was accepted, in the sandbox's time
 */
public record SentMessage(
    Channel channel,
    String uuid,
    @Nullable String senderProfileUuid,
    @Nullable String contactUuid,
    List<String> recipients,
    @Nullable String subject,
    @Nullable String text,
    Instant at) {

  /** How a message goes out. */
  public enum Channel {
    /** As a LinkedIn message. */
    LINKEDIN,
    /** As an email. */
    EMAIL
  }

  /**
   * Copies the recipients.
   *
   * @param recipients see {@link #recipients()}
   * @param channel see {@link #channel()}
   * @param uuid see {@link #uuid()}
   * @param senderProfileUuid see {@link #senderProfileUuid()}
   * @param contactUuid see {@link #contactUuid()}
   * @param subject see {@link #subject()}
   * @param text see {@link #text()}
   * @param at see {@link #at()}
   */
  public SentMessage {
    recipients = List.copyOf(recipients);
  }
}
