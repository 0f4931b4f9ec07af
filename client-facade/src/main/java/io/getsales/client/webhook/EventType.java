package io.getsales.client.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a delivery is about. Names differ between the vendor's documents and more will come: a name
 * that is not here is {@link #UNKNOWN}, and {@link WebhookEvent#name()} has it as it came.
 */
public enum EventType {
  /** A contact was chosen for export in the web app. */
  CONTACT_EXPORTED,

  /** Data of a contact was looked up. */
  CONTACT_ENRICHED,

  /** A contact answered by email. */
  CONTACT_REPLIED_EMAIL,

  /** A contact answered on LinkedIn. */
  CONTACT_REPLIED_LINKEDIN_MESSAGE,

  /** A contact answered an InMail. */
  CONTACT_REPLIED_LINKEDIN_INMAIL,

  /** A company was chosen for export in the web app. */
  ACCOUNT_EXPORTED,

  /** A contact accepted a connection request. */
  CONTACT_ACCEPTED_LINKEDIN_CONNECTION_REQUEST,

  /** A sender profile asked a contact to connect. */
  SENDER_PROFILE_SENT_LINKEDIN_CONNECTION_REQUEST,

  /** A sender profile sent a LinkedIn message. */
  SENDER_PROFILE_SENT_LINKEDIN_MESSAGE,

  /** A sender profile sent an email. */
  SENDER_PROFILE_SENT_EMAIL,

  /** A sender profile sent an InMail. */
  SENDER_PROFILE_SENT_LINKEDIN_INMAIL,

  /** Something is wrong with a sender profile. */
  SENDER_PROFILE_ISSUE,

  /** A contact opened an email. White label's documentation only. */
  CONTACT_OPENED_EMAIL,

  /** A contact followed a link of an email. White label's documentation only. */
  CONTACT_CLICKED_EMAIL,

  /** A contact wants no more emails. White label's documentation only. */
  CONTACT_UNSUBSCRIBED_EMAIL,

  /** An email came back. White label's documentation only. */
  EMAIL_BOUNCED,

  /** A contact was made. White label's documentation only. */
  CONTACT_CREATED,

  /** A contact was changed. White label's documentation only. */
  CONTACT_UPDATED,

  /** A contact was deleted. White label's documentation only. */
  CONTACT_DELETED,

  /** A contact got a tag. White label's documentation only. */
  CONTACT_TAG_ADDED,

  /** A contact moved to another stage. White label's documentation only. */
  CONTACT_PIPELINE_STAGE_CHANGED,

  /** Any other name. */
  UNKNOWN;

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values())
          .filter(type -> type != UNKNOWN)
          .collect(Collectors.toUnmodifiableMap(EventType::eventName, type -> type));

  /**
   * {@return the type of an event}
   *
   * @param name as it is delivered, such as {@code contact_replied_email}
   */
  public static EventType of(String name) {
    return BY_NAME.getOrDefault(name, UNKNOWN);
  }

  /** {@return whether a contact answered: by email, LinkedIn message or InMail} */
  public boolean isReply() {
    return this == CONTACT_REPLIED_EMAIL
        || this == CONTACT_REPLIED_LINKEDIN_MESSAGE
        || this == CONTACT_REPLIED_LINKEDIN_INMAIL;
  }

  private String eventName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
