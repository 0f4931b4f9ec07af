package io.getsales.client;

import io.getsales.client.generated.api.UniboxApi;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.SentEmail;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.Pages;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.util.List;
import java.util.Objects;

/** Emails of all sender profiles. Obtained by {@link Unibox#emails()}; thread-safe. */
public final class Emails {
  private final UniboxApi api;

  Emails(UniboxApi api) {
    this.api = api;
  }

  /** All emails, the oldest first. */
  public Paged<Email> list() {
    return list(Filter.none());
  }

  /**
   * The emails that match a filter, the oldest first; rows carry no body. Documented fields: {@code
   * q}, {@code uuid}, {@code sender_profile_uuid}, {@code mailbox_uuid}, {@code flow_uuid}, {@code
   * lead_uuid}, {@code status} ({@code sent} is by an automation, {@code sync} taken from the
   * mailbox), {@code thread_uuid}, {@code type} ({@code inbox}, {@code outbox}), {@code
   * from_email}, {@code to_email}, {@code subject}, {@code sent_at}, {@code created_at}, {@code
   * updated_at} and more.
   */
  public Paged<Email> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /** The emails that match a filter, in an order of your own. */
  public Paged<Email> list(Filter filter, Sort sort) {
    return Pages.of(api::listEmails, filter, sort);
  }

  /**
   * Sends an email from a connected mailbox. One call is one email at most: it is repeated only
   * when no byte of it left or the service refused it with 429.
   *
   * <p>The service has known two forms of the request, and which one it takes today is not settled:
   * the reference's (sender profile, contact, {@code from_…} and {@code to_…} fields) and the later
   * one (mailbox and {@link NewEmail#to}). Build either; the text is {@link NewEmail#body}, as
   * HTML.
   *
   * @param email with a subject or template, a recipient, and a sender profile or mailbox
   * @return the email and its body as stored
   * @throws io.getsales.client.error.OutcomeUnknownException when it may have been sent
   * @throws IllegalArgumentException when something is missing; nothing was sent
   */
  public SentEmail send(NewEmail email) {
    Objects.requireNonNull(email, "email");
    if (!Arguments.isSet(email.getMailboxUuid())) {
      Arguments.field("email", "sender_profile_uuid or mailbox_uuid", email.getSenderProfileUuid());
    }
    List<?> recipients = email.getTo();
    if (recipients == null || recipients.isEmpty()) {
      Arguments.field("email", "to_email or to", email.getToEmail());
    }
    if (!Arguments.isSet(email.getTemplateUuid())) {
      Arguments.field("email", "subject", email.getSubject());
    }
    return Calls.required(api.sendEmail(email));
  }
}
