package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The four operations on LinkedIn messages and emails. */
final class UniboxOperations {
  private static final int LONGEST_TEXT = 8_000;
  private static final int LONGEST_SUBJECT = 511;
  private static final ListReader LINKEDIN =
      new ListReader(
          with(
              FilterKey.of(FilterKey.Kind.CONTAINING, "text", "subject"),
              FilterKey.fields(
                  "uuid",
                  "sender_profile_uuid",
                  "linkedin_account_uuid",
                  "linkedin_conversation_uuid",
                  "lead_uuid",
                  "task_pipeline_uuid",
                  "template_uuid",
                  "message_hash",
                  "type",
                  "automation",
                  "status",
                  "user_id",
                  "linkedin_type")),
          Set.of("uuid", "sent_at", "read_at", "created_at", "updated_at", "status", "type"));
  private static final ListReader EMAILS =
      new ListReader(
          with(
              FilterKey.of(
                  FilterKey.Kind.CONTAINING,
                  "subject",
                  "from_name",
                  "from_email",
                  "to_name",
                  "to_email"),
              FilterKey.fields(
                  "uuid",
                  "team_id",
                  "user_id",
                  "sender_profile_uuid",
                  "mailbox_uuid",
                  "email_body_uuid",
                  "flow_uuid",
                  "flow_node_id",
                  "task_pipeline_uuid",
                  "template_uuid",
                  "gpt_prompt_uuid",
                  "lead_uuid",
                  "status",
                  "replied_to_uuid",
                  "bounced_by_uuid",
                  "thread_uuid",
                  "type",
                  "from_name",
                  "from_email",
                  "to_name",
                  "to_email",
                  "subject",
                  "sending_attempts",
                  "folder",
                  "sent_at",
                  "created_at",
                  "updated_at")),
          Set.of("uuid", "sent_at", "created_at", "updated_at", "status", "type", "subject"));

  private UniboxOperations() {}

  static Answer listLinkedIn(Account account, Call call) {
    return LINKEDIN.answer(
        account,
        call,
        account.linkedInMessages(),
        PageShape.ENVELOPE,
        RowRenderer.ofMicroseconds(account)::read);
  }

  static Answer sendLinkedIn(Account account, Call call) {
    Input body = call.input();
    JsonRow sender = sender(body, account);
    Contact contact = contact(body, account);
    String template = body.text("template_uuid");
    String text =
        template == null && !body.has("text")
            ? body.requiredText("text")
            : body.limitedText("text", LONGEST_TEXT);
    String subject = body.limitedText("subject", LONGEST_SUBJECT);
    JsonElement attachments = body.array("attachments");
    body.rejectIfInvalid(account.errors());
    if (sender == null || contact == null) {
      throw new IllegalStateException("a missing sender or contact was not complained about");
    }
    JsonObject row =
        NewRows.linkedInMessage(
            account.newUuid(Ids.Kind.LINKEDIN_MESSAGE),
            sender,
            contact.uuid(),
            text,
            call.timestamp());
    row.add("template_uuid", Json.text(template));
    row.add("subject", Json.text(subject));
    row.add("attachments", attachments);
    if (subject != null) {
      row.addProperty("linkedin_type", "InMail");
    }
    JsonRow message = account.linkedInMessages().add(row);
    account.deliveries().addLinkedIn(message, call.now());
    account.addSent(
        new SentMessage(
            SentMessage.Channel.LINKEDIN,
            message.uuid(),
            sender.uuid(),
            contact.uuid(),
            List.of(),
            subject,
            text,
            call.now().truncatedTo(ChronoUnit.SECONDS)));
    return Answer.json(201, RowRenderer.ofMicroseconds(account).read(message));
  }

  static Answer listEmails(Account account, Call call) {
    return EMAILS.answer(
        account,
        call,
        account.emails(),
        account.wire().emailPages(),
        RowRenderer.ofSeconds(account)::read);
  }

  /** Takes the body of 3.0 and the one of the current reference: which one holds is unsettled. */
  static Answer sendEmail(Account account, Call call) {
    Input body = call.input();
    return body.has("mailbox_uuid")
        ? sendFromMailbox(account, call, body)
        : sendFromProfile(account, call, body);
  }

  private static Answer sendFromProfile(Account account, Call call, Input body) {
    JsonRow sender = sender(body, account);
    Contact contact = contact(body, account);
    String fromName = body.requiredText("from_name");
    body.requiredText("from_email");
    String fromEmail = body.email("from_email");
    String toName = body.requiredText("to_name");
    body.requiredText("to_email");
    String toEmail = body.email("to_email");
    String subject = body.requiredText("subject");
    JsonElement attachments = body.array("attachments");
    body.rejectIfInvalid(account.errors());
    JsonObject row = email(account, sender, contact == null ? null : contact.uuid(), subject, call);
    row.addProperty("from_name", fromName);
    row.addProperty("from_email", fromEmail);
    row.addProperty("to_name", toName);
    row.addProperty("to_email", toEmail);
    return accept(account, call, body, row, List.of(String.valueOf(toEmail)), attachments);
  }

  private static Answer sendFromMailbox(Account account, Call call, Input body) {
    String mailbox = body.requiredText("mailbox_uuid");
    JsonRow sender =
        account.senderProfiles().all().stream()
            .filter(row -> mailbox.equals(row.text("mailbox_uuid")))
            .findFirst()
            .orElse(null);
    if (sender == null) {
      body.complainUnknown("mailbox_uuid");
    }
    Contact contact = body.has("lead_uuid") ? contact(body, account) : null;
    List<String> recipients = new ArrayList<>();
    String toName = null;
    for (JsonElement item : body.requiredArray("to")) {
      Input recipient = Input.separate(item);
      recipient.requiredText("to_email");
      String address = recipient.email("to_email");
      if (!recipient.isValid() || address == null) {
        body.complain("to", "must hold valid email addresses");
      } else {
        toName = recipients.isEmpty() ? recipient.text("to_name") : toName;
        recipients.add(address);
      }
    }
    String subject = body.requiredText("subject");
    body.requiredText("body");
    JsonElement attachments = body.array("attachments");
    body.rejectIfInvalid(account.errors());
    JsonObject row = email(account, sender, contact == null ? null : contact.uuid(), subject, call);
    row.addProperty("mailbox_uuid", mailbox);
    row.add("to_name", Json.text(toName));
    row.addProperty("to_email", recipients.get(0));
    return accept(account, call, body, row, recipients, attachments);
  }

  private static JsonObject email(
      Account account,
      @Nullable JsonRow sender,
      @Nullable String contactUuid,
      String subject,
      Call call) {
    return NewRows.email(
        account.newUuid(Ids.Kind.EMAIL),
        account.newUuid(Ids.Kind.EMAIL_BODY),
        sender,
        contactUuid,
        subject,
        call.timestamp());
  }

  private static Answer accept(
      Account account,
      Call call,
      Input body,
      JsonObject row,
      List<String> recipients,
      JsonElement attachments) {
    row.add("cc", body.array("cc"));
    row.add("bcc", body.array("bcc"));
    row.add("template_uuid", Json.text(body.text("template_uuid")));
    String html = body.text("body");
    JsonRow email = account.emails().add(row);
    account.deliveries().addEmail(email, call.now());
    JsonObject bodyRow =
        NewRows.emailBody(
            email.requiredText("email_body_uuid"),
            email.requiredText("subject"),
            html,
            call.timestamp());
    bodyRow.add("attachments", attachments);
    JsonRow emailBody = account.emailBodies().add(bodyRow);
    account.addSent(
        new SentMessage(
            SentMessage.Channel.EMAIL,
            email.uuid(),
            email.text("sender_profile_uuid"),
            email.text("lead_uuid"),
            recipients,
            email.text("subject"),
            html,
            call.now().truncatedTo(ChronoUnit.SECONDS)));
    RowRenderer renderer = RowRenderer.ofSeconds(account);
    JsonObject answer = new JsonObject();
    answer.add("emailDomain", renderer.read(email));
    answer.add("emailBodyDomain", renderer.read(emailBody));
    return Answer.json(201, answer);
  }

  private static @Nullable JsonRow sender(Input body, Account account) {
    String uuid = body.requiredText("sender_profile_uuid");
    JsonRow sender = account.senderProfiles().get(uuid);
    if (sender == null && !uuid.isEmpty()) {
      body.complainUnknown("sender_profile_uuid");
    }
    return sender;
  }

  private static @Nullable Contact contact(Input body, Account account) {
    String uuid = body.requiredText("lead_uuid");
    Contact contact = uuid.isEmpty() ? null : account.contacts().get(uuid);
    if (contact == null && !uuid.isEmpty()) {
      body.complainUnknown("lead_uuid");
    }
    return contact;
  }

  private static Map<String, FilterKey> with(FilterKey freeText, Map<String, FilterKey> keys) {
    Map<String, FilterKey> all = new HashMap<>(keys);
    all.put("q", freeText);
    return all;
  }
}
