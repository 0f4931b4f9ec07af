package io.getsales.client.examples;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.oneOf;

import com.google.gson.JsonElement;
import io.getsales.client.ContactLookup;
import io.getsales.client.GetSales;
import io.getsales.client.ImportOptions;
import io.getsales.client.ImportReport;
import io.getsales.client.UpsertOptions;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactListPage;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.ledger.DuplicateSendException;
import io.getsales.client.ledger.FileSendLedger;
import io.getsales.client.observe.micrometer.MicrometerObserver;
import io.getsales.client.observe.opentelemetry.OpenTelemetryObserver;
import io.getsales.client.paging.Checkpoint;
import io.getsales.client.paging.Checkpointed;
import io.getsales.client.paging.Cursor;
import io.getsales.client.paging.Increment;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.Paged;
import io.getsales.client.paging.TraversalReport;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;

/**
 * Every Java block of the README, as code that runs: what stands between a line {@code // readme}
 * and the next {@code // end} is in the README letter by letter, see {@link ReadmeTest}.
 */
@SuppressWarnings({"unused", "NullAway"})
final class ReadmeSnippets {
  private final StringBuilder printed = new StringBuilder();
  private String last = "";

  private void println(Object value) {
    printed.append(value).append('\n');
  }

  void atAGlance(String apiKey, String baseUrl, String listUuid, String senderProfileUuid) {
    // readme
    try (GetSales getsales = GetSales.builder().apiKey(apiKey).baseUrl(baseUrl).build()) {

      for (ContactRecord row :
          getsales.contacts().search(Filter.where("list_uuid", is(listUuid)))) {
        println(row.contact().getName());
      }

      Contact marta =
          getsales
              .contacts()
              .find(ContactLookup.linkedIn("https://www.linkedin.com/in/marta-lindqvist-4b71a2"))
              .orElseThrow()
              .contact();
      try {
        getsales
            .unibox()
            .linkedInMessages()
            .send(senderProfileUuid, marta.getUuid(), "Hello Marta, thank you for connecting.");
      } catch (OutcomeUnknownException e) {
        println("It may have been sent, so look before you send again: " + e.getMessage());
      }
    }
    // end
  }

  GetSales create(String apiKey, OkHttpClient httpClient) {
    // readme
    GetSales getsales =
        GetSales.builder()
            .apiKey(apiKey)
            .baseUrl("https://amazing.getsales.io") // a white label has a host of its own
            .httpClient(httpClient) // your proxy, TLS, connection pool
            .quota(Quota.perMinute(300).withBurst(5))
            .options(options -> options.deadline(Duration.ofMinutes(2)))
            .build();
    // end
    return getsales;
  }

  void filters(GetSales getsales, Instant lastMonth) {
    // readme
    Paged<LinkedInMessage> replies =
        getsales
            .unibox()
            .linkedInMessages()
            .list(Filter.where("type", is("inbox")), Sort.descending("sent_at"));

    Paged<Email> emails =
        getsales
            .unibox()
            .emails()
            .list(Filter.where("status", is("sent")).and("sent_at", atLeast(lastMonth)));

    Paged<Automation> mine =
        getsales.automations().list(Filter.where("status", oneOf("on", "draft")));
    // end
    println(replies.limit(3).toList().size());
    println(emails.toList().size());
    println(mine.toList().size());
  }

  void paging(GetSales getsales) {
    // readme
    Paged<ContactRecord> everybody = getsales.contacts().search();

    OptionalLong total = everybody.total(); // one request
    Page<ContactRecord> first = everybody.pageSize(20).first(); // one request
    List<ContactRecord> some = everybody.limit(250).toList(); // three requests
    long emails =
        everybody.stream().filter(row -> row.contact().getWorkEmail() != null).count(); // all
    // end
    println(total.orElseThrow() + " " + first.items().size() + " " + some.size() + " " + emails);
  }

  void everything(GetSales getsales) {
    // readme
    TraversalReport report = getsales.contacts().search().read(row -> export(row.contact()));
    if (!report.isComplete()) {
      println(report.reason()); // names the number of rows that could not be had
    }
    // end
  }

  private void export(Contact contact) {
    println(contact.getUuid());
  }

  void goingOn(GetSales getsales, String kept) {
    // readme
    Paged<ContactRecord> contacts = getsales.contacts().search();
    for (Checkpointed<ContactRecord> one : contacts.resume(Checkpoint.parse(kept)).checkpointed()) {
      export(one.row().contact());
      keep(one.after().toString());
    }
    // end
  }

  private void keep(String text) {
    last = text;
  }

  void news(GetSales getsales, String kept) {
    // readme
    Increment<LinkedInMessage> news =
        getsales.unibox().linkedInMessages().since(Cursor.parse(kept));
    news.rows().forEach(message -> println(message.getText()));
    keep(news.next().toString());
    // end
  }

  String kept() {
    return last;
  }

  void writing(GetSales getsales, String listUuid) {
    // readme
    Contact saved =
        getsales
            .contacts()
            .upsert(
                listUuid,
                new NewContact()
                    .linkedinId("marta-lindqvist-4b71a2")
                    .firstName("Marta")
                    .companyName("Fjordware AS"),
                UpsertOptions.customField("renewal_month", "2025-03"));

    getsales
        .contacts()
        .update(saved.getUuid(), new ContactUpdate().position("Head of Sales").clearHeadline());
    // end
  }

  void importing(GetSales getsales, String listUuid, List<NewContact> people, Path journal) {
    // readme
    ImportReport report =
        getsales
            .contacts()
            .importAll(
                listUuid,
                people, // any Iterable, read a batch at a time; of a stream: stream::iterator
                ImportOptions.defaults()
                    .withJournal(journal) // goes on from there after a crash
                    .withOutcomes(row -> println(row.row() + " " + row.outcome())));
    println(report); // 3 rows in 0 s: 1 created, 1 matched, 1 refused, 0 unknown …
    report.problems().forEach(row -> println(row.row() + ": " + row.fieldMessages()));
    // end
  }

  void models(GetSales getsales, String contactUuid) {
    // readme
    Contact contact = getsales.contacts().get(contactUuid).contact();

    Contact.EmailStatus status = contact.getEmailStatus(); // any text, known or not
    Map<String, JsonElement> others = contact.unknownFields(); // what the description lacks
    JsonElement asSent = contact.rawField("created_at"); // where the form was another one
    // end
    println(status + " " + others.keySet() + " " + asSent);
  }

  void errors(GetSales getsales, String listUuid, NewContact contact) {
    // readme
    try {
      getsales.contacts().upsert(listUuid, contact);
    } catch (ValidationException e) {
      e.fieldMessages().forEach((field, messages) -> println(field + ": " + messages));
    }
    // end
  }

  void ledger(GetSales getsales, Path file, NewLinkedInMessage message) {
    // readme
    try (FileSendLedger ledger = FileSendLedger.open(file)) {
      String key = "autumn-round/step-2/" + message.getLeadUuid();
      try {
        getsales.unibox().linkedInMessages().send(message, ledger, key);
      } catch (DuplicateSendException e) {
        println(e.recorded().state()); // SENT: all done; IN_DOUBT: look, and settle it
      }
    }
    // end
  }

  void options(GetSales getsales) {
    // readme
    GetSales nightly =
        getsales.with(
            options ->
                options
                    .priority(Priority.BACKGROUND) // behind interactive calls at the quota
                    .retries(RetryPolicy.defaults().withMaxAttempts(6))
                    .deadline(Duration.ofMinutes(10)));
    // end
    println(nightly.quota().snapshot().permitsAvailable());
  }

  void async(GetSales getsales, List<String> uuids) {
    // readme
    List<CompletableFuture<ContactRecord>> rows =
        uuids.stream().map(uuid -> getsales.async(api -> api.contacts().get(uuid))).toList();
    CompletableFuture<Long> replies =
        getsales.async(
            api ->
                api.unibox().linkedInMessages().list(Filter.where("type", is("inbox"))).stream()
                    .count());

    CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new)).join();
    println(replies.orTimeout(2, TimeUnit.MINUTES).join());
    // end
    println(rows.stream().map(row -> row.join().getLead().getUuid()).toList());
  }

  GetSales observed(String apiKey, MeterRegistry meterRegistry, OpenTelemetry openTelemetry) {
    // readme
    GetSales getsales =
        GetSales.builder()
            .apiKey(apiKey)
            .observer(new MicrometerObserver(meterRegistry))
            .observer(new OpenTelemetryObserver(openTelemetry))
            .build();
    // end
    return getsales;
  }

  void generated(GetSales getsales) throws IOException {
    // readme
    ContactListPage page =
        getsales
            .api(ListsApi.class)
            .listContactLists(5, 0, "name", "asc", new FilterParameters())
            .execute()
            .body();
    // end
    println(page.getData().size());
  }

  String printed() {
    return printed.toString();
  }
}
