package io.getsales.client;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.generated.api.UniboxApi;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.internal.call.CallEngine;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.reconcile.OutboxSearch;
import io.getsales.client.internal.wire.ListedRows;
import io.getsales.client.internal.wire.ListedRows.RowKeys;
import io.getsales.client.ledger.SendLedger;
import io.getsales.client.paging.Cursor;
import io.getsales.client.paging.Increment;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import java.util.Objects;
import retrofit2.Call;

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
  private final CallEngine engine;

  LinkedInMessages(UniboxApi api, CallEngine engine) {
    this.api = api;
    this.engine = engine;
  }

  /** {@return all messages, the oldest first} */
  public Paged<LinkedInMessage> list() {
    return list(Filter.none());
  }

  /**
   * {@return the messages that match a filter, the oldest first} Documented fields: {@code q},
   * {@code uuid}, {@code sender_profile_uuid}, {@code linkedin_account_uuid}, {@code
   * linkedin_conversation_uuid}, {@code lead_uuid}, {@code task_pipeline_uuid}, {@code
   * template_uuid}, {@code message_hash}, {@code type} ({@code inbox} is received, {@code outbox}
   * sent), {@code automation}, {@code status}, {@code user_id}.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public Paged<LinkedInMessage> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * {@return the messages that match a filter, in an order of your own} Fields seen to order by:
   * {@code uuid}, {@code sent_at}, {@code created_at}, {@code updated_at}.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param sort the field to order by, and the direction
   */
  public Paged<LinkedInMessage> list(Filter filter, Sort sort) {
    return ListedRows.of(
        "listLinkedinMessages",
        api::listLinkedInMessages,
        filter,
        sort,
        new RowKeys<>(LinkedInMessage::getUuid, LinkedInMessage::getCreatedAt),
        engine.time());
  }

  /**
   * {@return the messages created since the last time, the oldest first; see {@link Paged#since}}
   *
   * <pre>{@code
   * Increment<LinkedInMessage> news = messages.since(Cursor.parse(kept));
   * news.rows().forEach(this::takeOver);
   * keep(news.next().toString());
   * }</pre>
   *
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   */
  public Increment<LinkedInMessage> since(Cursor cursor) {
    return since(Filter.none(), cursor);
  }

  /**
   * {@return the messages created since the last time that match a filter; see {@link
   * #since(Cursor)}}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   */
  public Increment<LinkedInMessage> since(Filter filter, Cursor cursor) {
    return list(filter, Defaults.NEWEST_FIRST).since(cursor);
  }

  /**
   * Sends a text; see {@link #send(NewLinkedInMessage)}.
   *
   * @param senderProfileUuid who sends: the id of a sender profile; not blank
   * @param contactUuid the contact's id; not blank
   * @param text 1 to {@value #LONGEST_TEXT} characters
   * @return the message as the service holds it, usually still {@code new} or {@code in_progress}
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
   * @throws OutcomeUnknownException when it may have been sent: its {@code reconcile()} looks
   *     whether the message is listed; do not send again before
   * @throws IllegalArgumentException when something is missing or too long; nothing was sent
   */
  public LinkedInMessage send(NewLinkedInMessage message) {
    check(message);
    return sent(message, api.sendLinkedInMessage(message));
  }

  private LinkedInMessage sent(NewLinkedInMessage message, Call<LinkedInMessage> call) {
    try {
      return Calls.written(call, LinkedInMessage::new);
    } catch (OutcomeUnknownException e) {
      throw e.reconciledBy(searchFor(message));
    }
  }

  private OutboxSearch<LinkedInMessage> searchFor(NewLinkedInMessage message) {
    String contactUuid = Objects.requireNonNull(message.getLeadUuid(), "checked before sending");
    return new OutboxSearch<>(
        list(Filter.where("lead_uuid", is(contactUuid)), Defaults.NEWEST_FIRST),
        row -> isLike(row, message),
        LinkedInMessage::getCreatedAt,
        engine.serverClock(),
        engine.time());
  }

  private static boolean isLike(LinkedInMessage row, NewLinkedInMessage message) {
    boolean sameText =
        Arguments.isSet(message.getText())
            ? Objects.equals(row.getText(), message.getText())
            : Objects.equals(row.getTemplateUuid(), message.getTemplateUuid());
    return sameText
        && !LinkedInMessage.Type.INBOX.equals(row.getType())
        && Objects.equals(row.getLeadUuid(), message.getLeadUuid())
        && Objects.equals(row.getSenderProfileUuid(), message.getSenderProfileUuid());
  }

  /**
   * Sends a message once for a key of yours, also when the program is started again after a crash:
   * a key that was sent, or of which nobody can say whether it was, is refused before anything
   * leaves.
   *
   * <p>The key is free again only when the send ends in an exception that proves that nothing was
   * sent. It is in doubt after an {@link OutcomeUnknownException} and after anything unforeseen:
   * look at the contact's messages, then settle it in the ledger. When the ledger fails after the
   * message was sent, the message is returned all the same and its key stays in doubt.
   *
   * @param message as for {@link #send(NewLinkedInMessage)}
   * @param ledger asked before and told after
   * @param key stands for this message whenever it is tried; 1 to {@value SendLedger#LONGEST_KEY}
   *     characters, not blank
   * @return the message as queued
   * @throws io.getsales.client.ledger.DuplicateSendException when the key is sent or in doubt;
   *     nothing was sent
   * @throws IllegalArgumentException when something is missing or too long; nothing was sent and
   *     the key is as it was
   */
  public LinkedInMessage send(NewLinkedInMessage message, SendLedger ledger, String key) {
    check(message);
    LedgeredSend.check(ledger, key);
    Call<LinkedInMessage> call = LedgeredSend.prepared(api.sendLinkedInMessage(message));
    return LedgeredSend.send(ledger, key, () -> sent(message, call), LinkedInMessage::getUuid);
  }

  private static void check(NewLinkedInMessage message) {
    Objects.requireNonNull(message, "message");
    Arguments.field("message", "sender_profile_uuid", message.getSenderProfileUuid());
    Arguments.field("message", "lead_uuid", message.getLeadUuid());
    if (!Arguments.isSet(message.getTemplateUuid())) {
      Arguments.field("message", "text", message.getText());
    }
    Arguments.atMost("text", message.getText(), LONGEST_TEXT);
    Arguments.atMost("subject", message.getSubject(), LONGEST_SUBJECT);
  }
}
