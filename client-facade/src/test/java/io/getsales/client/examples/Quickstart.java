package io.getsales.client.examples;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.ContactLookup;
import io.getsales.client.GetSales;
import io.getsales.client.UpsertOptions;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.paging.TraversalReport;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The main job in one run: read a whole contact base, look somebody up, write a contact, read
 * messages, start an automation, send one message. It runs on a sandbox in this process; with
 * {@code -Dgetsales.live=true} it does the reading part against the real service, with the key in
 * {@code GETSALES_API_KEY}.
 */
public final class Quickstart {
  private static final int CONTACTS = 25_000;
  private static final int PLENTY_A_MINUTE = 1_000_000;

  private final PrintStream out;
  private final boolean isTerminal;

  Quickstart(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  /** Fails, and with it the build that started it, when the counts are off. */
  public static void main(String[] args) {
    Quickstart quickstart = new Quickstart(System.out, Terminal.isAttached());
    boolean good =
        Boolean.getBoolean("getsales.live")
            ? quickstart.runLive()
            : quickstart.runOnSandbox(CONTACTS);
    if (!good) {
      throw new IllegalStateException("the counts are off, see the last line");
    }
  }

  /** The whole job on a sandbox with so many contacts; true when the counts are right. */
  boolean runOnSandbox(int contacts) {
    out.printf(Locale.ROOT, "A sandbox with %,d invented contacts%n", contacts);
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().contacts(contacts).linkedInMessages(200).noQuota().build();
        GetSales getsales =
            GetSales.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                // The sandbox allows what the real service would not: 300 a minute is the default.
                .quota(Quota.perMinute(PLENTY_A_MINUTE))
                .build()) {
      List<String> expected = sandbox.contacts().stream().map(SandboxContact::uuid).toList();
      ContactCount count = readAllContacts(getsales);
      Contact written = writeAndLookUp(getsales, sandbox.lists().get(0).uuid());
      readReplies(getsales);
      startAnAutomation(getsales);
      sendOneMessage(getsales, written);

      long missing = count.missingOf(expected);
      int sent = sandbox.sent().size();
      out.printf(
          Locale.ROOT,
          "contacts read: %d of %d (%d missing, %d twice), messages sent: %d%n",
          count.read(),
          expected.size(),
          missing,
          count.twice(),
          sent);
      return count.read() == expected.size() && missing == 0 && count.twice() == 0 && sent == 1;
    }
  }

  /** The reading part on the real service; nothing is written and nobody gets a message. */
  private boolean runLive() {
    try (GetSales getsales = GetSales.fromEnvironment()) {
      out.println("The real service, reading only");
      ContactCount count = readAllContacts(getsales);
      readReplies(getsales);
      out.printf(
          Locale.ROOT,
          "contacts read: %d (%d twice), messages sent: 0%n",
          count.read(),
          count.twice());
      return count.twice() == 0;
    }
  }

  private ContactCount readAllContacts(GetSales getsales) {
    out.println("Reading all contacts");
    ProgressBar progress = new ProgressBar(out, isTerminal);
    ContactCount count = new ContactCount();
    TraversalReport report =
        getsales.contacts().search().read(row -> count.add(uuidOf(row)), progress);
    progress.end();
    if (!report.isComplete()) {
      throw new IllegalStateException(report.reason());
    }
    return count;
  }

  private Contact writeAndLookUp(GetSales getsales, String listUuid) {
    Contact written =
        getsales
            .contacts()
            .upsert(
                listUuid,
                new NewContact()
                    .linkedinId("marta-lindqvist-4b71a2")
                    .firstName("Marta")
                    .lastName("Lindqvist")
                    .companyName("Fjordware AS"),
                UpsertOptions.customField("renewal_month", "2025-03"));
    ContactRecord found =
        getsales
            .contacts()
            .find(ContactLookup.linkedIn("https://www.linkedin.com/in/marta-lindqvist-4b71a2"))
            .orElseThrow();
    out.printf("Written and looked up: %s%n", uuidOf(found).equals(written.getUuid()));
    return written;
  }

  private void readReplies(GetSales getsales) {
    List<LinkedInMessage> replies =
        getsales
            .unibox()
            .linkedInMessages()
            .list(Filter.where("type", is("inbox")), Sort.descending("sent_at"))
            .limit(50)
            .toList();
    out.printf(Locale.ROOT, "Newest replies read: %d%n", replies.size());
  }

  private void startAnAutomation(GetSales getsales) {
    Automation stopped =
        getsales.automations().list(Filter.where("status", is("off"))).iterator().next();
    Automation started =
        getsales.automations().start(Objects.requireNonNull(stopped.getUuid(), "uuid"));
    out.printf("Automation started, status now: %s%n", started.getStatus());
  }

  private void sendOneMessage(GetSales getsales, Contact contact) {
    SenderProfile sender =
        getsales.senderProfiles().list(Filter.where("status", is("enabled"))).iterator().next();
    LinkedInMessage queued =
        getsales
            .unibox()
            .linkedInMessages()
            .send(
                Objects.requireNonNull(sender.getUuid(), "uuid"),
                Objects.requireNonNull(contact.getUuid(), "uuid"),
                "Hello Marta, thank you for connecting.");
    out.printf("Message queued, status: %s%n", queued.getStatus());
  }

  private static String uuidOf(ContactRecord row) {
    Contact contact = Objects.requireNonNull(row.getLead(), "lead");
    return Objects.requireNonNull(contact.getUuid(), "uuid");
  }
}
