package io.getsales.client;

import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.oneOf;

import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.generated.api.UniboxApi;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.EmailRecipient;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.SentEmail;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Emails of all sender profiles. Obtained by {@link Unibox#emails()}; thread-safe. */
public final class Emails {
  private final UniboxApi api;
  private final CallEngine engine;

  Emails(UniboxApi api, CallEngine engine) {
    this.api = api;
    this.engine = engine;
  }

  /** {@return all emails, the oldest first} */
  public Paged<Email> list() {
    return list(Filter.none());
  }

  /**
   * {@return the emails that match a filter, the oldest first; rows carry no body} Documented
   * fields: {@code q}, {@code uuid}, {@code sender_profile_uuid}, {@code mailbox_uuid}, {@code
   * flow_uuid}, {@code lead_uuid}, {@code status} ({@code sent} is by an automation, {@code sync}
   * taken from the mailbox), {@code thread_uuid}, {@code type} ({@code inbox}, {@code outbox}),
   * {@code from_email}, {@code to_email}, {@code subject}, {@code sent_at}, {@code created_at},
   * {@code updated_at} and more.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public Paged<Email> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * {@return the emails that match a filter, in an order of your own}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param sort the field to order by, and the direction
   */
  public Paged<Email> list(Filter filter, Sort sort) {
    return ListedRows.of(
        "listEmails",
        api::listEmails,
        filter,
        sort,
        new RowKeys<>(Email::getUuid, Email::getCreatedAt),
        engine.time());
  }

  /**
   * {@return the emails created since the last time, the oldest first; see {@link Paged#since}}
   *
   * <pre>{@code
   * Increment<Email> news = emails.since(Cursor.parse(kept));
   * news.rows().forEach(this::takeOver);
   * keep(news.next().toString());
   * }</pre>
   *
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   */
  public Increment<Email> since(Cursor cursor) {
    return since(Filter.none(), cursor);
  }

  /**
   * {@return the emails created since the last time that match a filter; see {@link
   * #since(Cursor)}}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param cursor {@link Cursor#startingAt} the first time, later what the last time gave
   */
  public Increment<Email> since(Filter filter, Cursor cursor) {
    return list(filter, Defaults.NEWEST_FIRST).since(cursor);
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
   * @throws OutcomeUnknownException when it may have been sent: its {@code reconcile()} looks
   *     whether the email is listed; do not send again before
   * @throws IllegalArgumentException when something is missing; nothing was sent
   */
  public SentEmail send(NewEmail email) {
    check(email);
    return sent(email, api.sendEmail(email));
  }

  private SentEmail sent(NewEmail email, Call<SentEmail> call) {
    try {
      return Calls.written(call, SentEmail::new);
    } catch (OutcomeUnknownException e) {
      throw e.reconciledBy(searchFor(email));
    }
  }

  private OutboxSearch<Email> searchFor(NewEmail email) {
    Set<String> recipients = recipients(email);
    Filter filter =
        Arguments.isSet(email.getLeadUuid())
            ? Filter.where(
                "lead_uuid", is(Objects.requireNonNull(email.getLeadUuid(), "lead_uuid")))
            : Filter.where("to_email", oneOf(recipients));
    return new OutboxSearch<>(
        list(filter, Defaults.NEWEST_FIRST),
        row -> isLike(row, email, recipients),
        Email::getCreatedAt,
        engine.serverClock(),
        engine.time());
  }

  private static boolean isLike(Email row, NewEmail email, Set<String> recipients) {
    boolean sameSubject =
        Arguments.isSet(email.getSubject())
            ? Objects.equals(row.getSubject(), email.getSubject())
            : Objects.equals(row.getTemplateUuid(), email.getTemplateUuid());
    return sameSubject
        && !Email.Type.INBOX.equals(row.getType())
        && row.getToEmail() != null
        && recipients.contains(row.getToEmail().toLowerCase(Locale.ROOT))
        && isSameWhereBothSay(row.getLeadUuid(), email.getLeadUuid())
        && isSameWhereBothSay(row.getMailboxUuid(), email.getMailboxUuid())
        && isSameWhereBothSay(row.getSenderProfileUuid(), email.getSenderProfileUuid());
  }

  /** The service fills in what the request leaves out. */
  private static boolean isSameWhereBothSay(@Nullable String listed, @Nullable String sent) {
    return !Arguments.isSet(listed) || !Arguments.isSet(sent) || Objects.equals(listed, sent);
  }

  private static Set<String> recipients(NewEmail email) {
    Stream<@Nullable String> listed =
        email.getTo() == null
            ? Stream.empty()
            : email.getTo().stream().map(EmailRecipient::getToEmail);
    return Stream.concat(listed, Stream.of(email.getToEmail()))
        .filter(Arguments::isSet)
        .map(address -> Objects.requireNonNull(address, "to_email").toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Sends an email once for a key of yours, also when the program is started again after a crash.
   * What is refused, and what becomes of the key, is as in {@link
   * LinkedInMessages#send(io.getsales.client.generated.model.NewLinkedInMessage, SendLedger,
   * String)}.
   *
   * @param email as for {@link #send(NewEmail)}
   * @param ledger asked before and told after
   * @param key stands for this email whenever it is tried; 1 to {@value SendLedger#LONGEST_KEY}
   *     characters, not blank
   * @return the email and its body as stored
   * @throws io.getsales.client.ledger.DuplicateSendException when the key is sent or in doubt;
   *     nothing was sent
   * @throws IllegalArgumentException when something is missing; nothing was sent and the key is as
   *     it was
   */
  public SentEmail send(NewEmail email, SendLedger ledger, String key) {
    check(email);
    LedgeredSend.check(ledger, key);
    Call<SentEmail> call = LedgeredSend.prepared(api.sendEmail(email));
    return LedgeredSend.send(ledger, key, () -> sent(email, call), Emails::uuid);
  }

  private static @Nullable String uuid(SentEmail sent) {
    Email email = sent.getEmailDomain();
    return email == null ? null : email.getUuid();
  }

  private static void check(NewEmail email) {
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
  }
}
