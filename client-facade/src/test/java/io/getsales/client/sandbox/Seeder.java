package io.getsales.client.sandbox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fills an account with invented data: the same plan gives the same data. */
final class Seeder {
  private static final long SECOND = 1_000_000L;
  private static final List<String> LIST_NAMES =
      List.of(
          "Nordic CTOs, spring",
          "Trade fair visitors",
          "Newsletter readers",
          "Former customers",
          "Partners to ask",
          "Webinar guests");
  private static final List<String> AUTOMATION_NAMES =
      List.of(
          "First touch, Nordics",
          "Follow-up after the fair",
          "Renewal reminder",
          "Partner outreach",
          "Webinar invitation");
  private static final List<String> AUTOMATION_STATUSES = List.of("on", "off", "draft", "archived");
  private static final List<String> OUTBOX_TEXTS =
      List.of(
          "Hello %s, thank you for connecting.",
          "Hello %s, do you have ten minutes next week?",
          "%s, here is the summary I promised.",
          "Hello %s, did you have a chance to look at it?");
  private static final List<String> INBOX_TEXTS =
      List.of(
          "Thanks, Tuesday at ten works for me.",
          "Please write to me again in the autumn.",
          "Could you send the price list?",
          "Not for us at the moment, thank you.");
  private static final List<String> SUBJECTS =
      List.of("Our call on Tuesday", "The offer you asked for", "Next steps", "A short question");

  private final SeedPlan plan;
  private final long seed;
  private final Account account;

  private Seeder(SeedPlan plan, Account account) {
    this.plan = plan;
    this.seed = plan.seed();
    this.account = account;
  }

  static void fill(Account account, SeedPlan plan) {
    Seeder seeder = new Seeder(plan, account);
    seeder.lists();
    seeder.automations();
    seeder.senderProfiles();
    seeder.contacts();
    seeder.linkedInMessages();
    seeder.emails();
  }

  private void lists() {
    String at = start();
    for (int i = 0; i < plan.lists(); i++) {
      account
          .lists()
          .add(
              NewRows.list(
                  plan.listUuid(i), numbered(LIST_NAMES, i), SeedPlan.userId(seed, i), at));
    }
  }

  private void automations() {
    String at = start();
    for (int i = 0; i < plan.automations(); i++) {
      account
          .automations()
          .add(
              NewRows.automation(
                  Ids.text(seed, Ids.Kind.AUTOMATION, i),
                  Ids.text(seed, Ids.Kind.AUTOMATION_VERSION, i),
                  numbered(AUTOMATION_NAMES, i),
                  AUTOMATION_STATUSES.get(i % AUTOMATION_STATUSES.size()),
                  SeedPlan.userId(seed, i),
                  at));
    }
  }

  // Every third is disabled, never the first: something must be able to send.
  private void senderProfiles() {
    String at = start();
    for (int i = 0; i < plan.senderProfiles(); i++) {
      Region region = Region.ALL.get(i % Region.ALL.size());
      JsonObject row =
          NewRows.senderProfile(
              plan.senderProfileUuid(i),
              region.firstNames().get(Ids.pick(Region.NAMES, seed, i, 200)),
              region.lastNames().get(Ids.pick(Region.NAMES, seed, i, 201)),
              region.country() + " outbound",
              SeedPlan.userId(seed, i),
              at);
      row.addProperty("linkedin_browser_id", 7_000 + i);
      row.addProperty("linkedin_account_uuid", Ids.text(seed, Ids.Kind.LINKEDIN_ACCOUNT, i));
      row.addProperty("mailbox_uuid", Ids.text(seed, Ids.Kind.MAILBOX, i));
      if (i % 3 == 2) {
        row.addProperty("status", "disabled");
      }
      account.senderProfiles().add(row);
    }
  }

  private void contacts() {
    People people = new People(plan);
    long[] times = times(plan.contacts(), plan.tieGroup(), 300);
    long latest = Timestamps.stamp(plan.to());
    List<Contact> contacts = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      long updated = times[i] + SECOND * Ids.pick(2_000_000, seed, i, 301);
      contacts.add(
          Contact.seeded(
              Ids.uuid(seed, Ids.Kind.CONTACT, i),
              i,
              times[i],
              Math.min(updated, Math.max(latest, times[i])),
              people,
              i));
    }
    account.contacts().load(contacts);
  }

  private void linkedInMessages() {
    List<JsonRow> senders = List.copyOf(account.senderProfiles().all());
    List<Contact> contacts = account.contacts().oldestFirst();
    long[] times = times(plan.linkedInMessages(), 0, 310);
    for (int i = 0; i < times.length; i++) {
      Contact contact = contacts.get(pick(contacts.size(), i, 311));
      boolean received = pick(100, i, 312) < 35;
      String at = Timestamps.text(times[i]);
      JsonObject row =
          NewRows.linkedInMessage(
              Ids.text(seed, Ids.Kind.LINKEDIN_MESSAGE, i),
              senders.get(pick(senders.size(), i, 313)),
              contact.uuid(),
              received
                  ? INBOX_TEXTS.get(pick(INBOX_TEXTS.size(), i, 314))
                  : String.format(
                      Locale.ROOT,
                      OUTBOX_TEXTS.get(pick(OUTBOX_TEXTS.size(), i, 315)),
                      contact.text("first_name")),
              Timestamps.text(times[i] + 2 * SECOND));
      row.addProperty("message_hash", "2-" + Long.toHexString(Ids.mix(seed, i, 316)));
      row.addProperty("type", received ? "inbox" : "outbox");
      row.addProperty("linkedin_type", pick(12, i, 317) == 0 ? "InMail" : "message");
      row.addProperty("automation", received ? "synced" : pick(4, i, 318) == 0 ? "manual" : "auto");
      row.addProperty("status", "done");
      row.addProperty("sent_at", at);
      if (!received && pick(30, i, 319) == 0) {
        row.addProperty("status", "failed");
        row.addProperty("fail_reason", "The profile cannot be reached.");
        row.add("sent_at", Json.text(null));
      } else if (pick(100, i, 320) < 70) {
        row.addProperty("read_at", Timestamps.text(times[i] + 510 * SECOND));
      }
      account.linkedInMessages().add(row);
    }
  }

  private void emails() {
    List<JsonRow> senders = List.copyOf(account.senderProfiles().all());
    List<Contact> contacts = account.contacts().oldestFirst();
    long[] times = times(plan.emails(), 0, 330);
    for (int i = 0; i < times.length; i++) {
      Contact contact = contacts.get(pick(contacts.size(), i, 331));
      JsonRow sender = senders.get(pick(senders.size(), i, 332));
      boolean received = pick(100, i, 333) < 30;
      String subject = SUBJECTS.get(pick(SUBJECTS.size(), i, 334));
      String at = Timestamps.text(times[i] + 3 * SECOND);
      String bodyUuid = Ids.text(seed, Ids.Kind.EMAIL_BODY, i);
      JsonObject row =
          NewRows.email(
              Ids.text(seed, Ids.Kind.EMAIL, i), bodyUuid, sender, contact.uuid(), subject, at);
      String ours = sender.text("first_name") + " " + sender.text("last_name");
      String ourAddress = Region.plain(ours) + "@team.example";
      String theirs = String.valueOf(contact.text("name"));
      String theirAddress = contact.text("work_email");
      if (theirAddress == null) {
        theirAddress = Region.plain(theirs) + "@post.example";
      }
      row.addProperty("from_name", received ? theirs : ours);
      row.addProperty("from_email", received ? theirAddress : ourAddress);
      row.addProperty("to_name", received ? ours : theirs);
      row.addProperty("to_email", received ? ourAddress : theirAddress);
      row.addProperty("folder", received ? "Inbox" : "Sent");
      row.addProperty("type", received ? "inbox" : "outbox");
      row.addProperty("status", received ? "sync" : pick(20, i, 335) == 0 ? "bounced" : "sent");
      row.addProperty("sending_attempts", received ? 0 : 1);
      row.add("sent_at", new JsonPrimitive(Timestamps.text(times[i])));
      account.emails().add(row);
      account
          .emailBodies()
          .add(NewRows.emailBody(bodyUuid, subject, "<p>" + subject + ".</p>", at));
    }
  }

  /**
   * Ascending times over the plan's period, in whole seconds. One time in eight is shared by a
   * small group, and the tie group in the middle shares one.
   */
  private long[] times(int count, int tieGroup, long salt) {
    long[] times = new long[count];
    int[] groups = new int[count];
    int made = 0;
    int tieStart = (count - tieGroup) / 2;
    int group = 0;
    while (made < count) {
      int size = 1;
      if (tieGroup > 0 && made == tieStart) {
        size = tieGroup;
      } else if (Ids.pick(8, seed, made, salt + 1_000) == 0) {
        size = 2 + Ids.pick(11, seed, made, salt + 1_001);
        if (tieGroup > 0 && made < tieStart) {
          size = Math.min(size, tieStart - made);
        }
      }
      for (int i = 0; i < size && made < count; i++) {
        groups[made++] = group;
      }
      group++;
    }
    long from = plan.from().getEpochSecond();
    long span = Math.max(1, plan.to().getEpochSecond() - from);
    for (int i = 0; i < count; i++) {
      long cellStart = from + Math.floorDiv(groups[i] * span, group);
      long cellLength = Math.max(1, span / group);
      long jitter = Long.remainderUnsigned(Ids.mix(seed, groups[i], salt), cellLength);
      times[i] = (cellStart + jitter) * SECOND;
    }
    return times;
  }

  private String start() {
    return Timestamps.text(Timestamps.stamp(plan.from()));
  }

  private int pick(int bound, int number, int salt) {
    return Ids.pick(bound, seed, number, salt);
  }

  private static String numbered(List<String> names, int number) {
    String name = names.get(number % names.size());
    return number < names.size() ? name : name + " " + (number / names.size() + 1);
  }
}
