package io.getsales.client.outside;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.is;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.Automations;
import io.getsales.client.CallOptions;
import io.getsales.client.ContactLists;
import io.getsales.client.ContactLookup;
import io.getsales.client.Contacts;
import io.getsales.client.Emails;
import io.getsales.client.EnrollOptions;
import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.LinkedInMessages;
import io.getsales.client.LinkedInReference;
import io.getsales.client.SenderProfiles;
import io.getsales.client.Unibox;
import io.getsales.client.UpsertOptions;
import io.getsales.client.error.ApiException;
import io.getsales.client.error.Attempt;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.RateLimitedException;
import io.getsales.client.error.TransportException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.EnrollmentResult;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.SenderProfile;
import io.getsales.client.generated.support.FilterParameters;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.QuotaSnapshot;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that a user's program does, from a package of its own. */
class PublicApiTest {
  private GetSalesSandbox sandbox;
  private GetSales getsales;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(230).linkedInMessages(60).noQuota().build();
    GetSalesBuilder builder =
        GetSales.builder()
            .apiKey(sandbox.apiKey())
            .baseUrl(sandbox.baseUrl())
            .userAgent("fjordware-sync/2.1")
            .teamId("412")
            .quota(Quota.unlimited());
    getsales = builder.build();
  }

  @AfterEach
  void close() {
    getsales.close();
    sandbox.close();
  }

  @Test
  void contactsAreReadFoundAndWritten() {
    Contacts contacts = getsales.contacts();
    String listUuid = sandbox.lists().get(0).uuid();
    List<String> seen = new ArrayList<>();
    for (ContactRecord row : contacts.search()) {
      seen.add(row.getLead().getUuid());
    }
    assertThat(seen).hasSize(230).doesNotHaveDuplicates();

    NewContact marta =
        new NewContact().linkedinId("marta-lindqvist-4b71a2").firstName("Marta").lastName("L.");
    Contact saved =
        contacts.upsert(listUuid, marta, UpsertOptions.customField("renewal_month", "2025-03"));
    Optional<ContactRecord> found =
        contacts.find(
            ContactLookup.linkedIn(
                LinkedInReference.of("https://www.linkedin.com/in/marta-lindqvist-4b71a2")));
    assertThat(found).isPresent();
    assertThat(found.get().getLead().getUuid()).isEqualTo(saved.getUuid());
    assertThat(found.get().getCustomFields().get("renewal_month").getAsString())
        .isEqualTo("2025-03");

    contacts.update(saved.getUuid(), new ContactUpdate().position("Head of Partnerships"));
    assertThat(contacts.withoutAggregation().get(saved.getUuid()).getLead().getPosition())
        .isEqualTo("Head of Partnerships");
    contacts.delete(saved.getUuid());
    assertThatThrownBy(() -> contacts.get(saved.getUuid())).isInstanceOf(NotFoundException.class);
    assertThat(contacts.find(ContactLookup.email("nobody@fjordware.example"))).isEmpty();

    List<Contact> made = contacts.create(listUuid, List.of(marta));
    assertThat(made).hasSize(1);
    OptionalLong count = contacts.count(Filter.where("uuid", is(made.get(0).getUuid())));
    assertThat(count).hasValue(1);
  }

  @Test
  void pagesAreSizedLimitedAndCounted() {
    Paged<ContactRecord> all = getsales.contacts().search();
    List<Integer> sizes = new ArrayList<>();
    for (Page<ContactRecord> page : all.pageSize(50).limit(120).pages()) {
      sizes.add(page.items().size());
    }
    try (Stream<ContactRecord> stream = all.stream()) {
      assertThat(stream.limit(7)).hasSize(7);
    }

    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(120);
    assertThat(all.total()).hasValue(230);
    assertThat(all.first().items()).hasSize(100);
    assertThat(all.pageSize(Paged.LARGEST_PAGE).toList()).hasSize(230);
  }

  @Test
  void automationsRunAndPeopleAreEnrolled() {
    Automations automations = getsales.automations();
    Automation first =
        automations.list(Filter.none(), Sort.ascending("created_at")).first().items().get(0);
    String contactUuid = sandbox.contacts().get(0).uuid();
    String listUuid = sandbox.lists().get(0).uuid();

    assertThat(automations.start(first.getUuid()).getStatus())
        .isEqualTo(Automation.Status.of("on"));
    automations.enroll(first.getUuid(), contactUuid);
    EnrollmentResult result =
        automations.enrollNew(
            first.getUuid(),
            listUuid,
            new NewContact().linkedinId("marta-lindqvist-4b71a2"),
            EnrollOptions.none().withUpsert(UpsertOptions.none()).withSkipIfExists());
    automations.cancel(contactUuid, List.of(first.getUuid()));
    automations.cancelAll(contactUuid);
    automations.stop(first.getUuid());

    assertThat(result.getReason()).isNull();
    assertThat(sandbox.enrollments()).hasSize(2);
  }

  @Test
  void messagesAreReadAndSentOnce() {
    Unibox unibox = getsales.unibox();
    LinkedInMessages messages = unibox.linkedInMessages();
    Emails emails = unibox.emails();
    SenderProfiles senders = getsales.senderProfiles();
    ContactLists lists = getsales.lists();
    SenderProfile sender = senders.list().first().items().get(0);
    String contactUuid = sandbox.contacts().get(0).uuid();
    Condition recent = atLeast(Instant.parse("2020-01-01T00:00:00Z"));

    LinkedInMessage sent = messages.send(sender.getUuid(), contactUuid, "Hello Marta");
    messages.send(
        new NewLinkedInMessage()
            .senderProfileUuid(sender.getUuid())
            .leadUuid(contactUuid)
            .text("Hello again"));

    assertThat(sandbox.sent()).hasSize(2);
    assertThat(sent.getUuid()).isNotBlank();
    assertThat(
            messages
                .list(
                    Filter.where("type", is("inbox")).and("sent_at", recent),
                    Sort.descending("sent_at"))
                .limit(3))
        .hasSize(3);
    assertThat(emails.list().limit(1).toList()).hasSizeLessThanOrEqualTo(1);
    assertThat(lists.get(lists.create("Nordic CTOs, spring").getUuid()).getName())
        .isEqualTo("Nordic CTOs, spring");
  }

  @Test
  void failuresAreToldApart() {
    String sender = sandbox.senderProfiles().get(0).uuid();
    String contact = sandbox.contacts().get(0).uuid();
    sandbox.faults().on("sendLinkedInMessage").answer(503).afterEffect();

    String told;
    try {
      getsales.unibox().linkedInMessages().send(sender, contact, "Hello Marta");
      told = "sent";
    } catch (ValidationException e) {
      told = e.fieldMessages().toString();
    } catch (RateLimitedException e) {
      told = e.retryAfter().map(Duration::toString).orElse("later");
    } catch (ApiException e) {
      told = e.status() + e.reason().orElse("") + e.bodyText();
    } catch (OutcomeUnknownException e) {
      told = "unknown since " + e.stage();
    } catch (TransportException e) {
      told = "no answer while " + e.stage();
    } catch (GetSalesException e) {
      told = e.mayHaveBeenProcessed() ? "perhaps" : "not";
    }

    assertThat(told).isEqualTo("unknown since answered");
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void everythingCanBeSet() throws Exception {
    UnaryOperator<CallOptions> patience =
        options ->
            options
                .deadline(Duration.ofMinutes(2))
                .attemptTimeout(Duration.ofSeconds(20))
                .priority(Priority.BACKGROUND)
                .header("X-Trace", "one")
                .retries(
                    RetryPolicy.defaults()
                        .withMaxAttempts(3)
                        .withTransientBackoff(Backoff.none())
                        .withThrottleBackoff(Backoff.fixed(Duration.ofNanos(1))));
    sandbox.faults().on("listLists").nth(1).answer(502);
    try (GetSales own =
        GetSales.builder()
            .apiKey(sandbox::apiKey)
            .baseUrl(sandbox.baseUrl())
            .httpClient(new OkHttpClient())
            .timeSource(TimeSource.system())
            .rateGate(RateGate.of(Quota.perMinute(6_000), TimeSource.system()))
            .options(patience)
            .build()) {
      GetSales derived = own.with(CallOptions::withoutDeadline);
      int lists =
          derived
              .api(ListsApi.class)
              .listContactLists(1, 0, null, null, new FilterParameters())
              .execute()
              .body()
              .getData()
              .size();
      QuotaSnapshot snapshot = derived.quota().snapshot();

      assertThat(lists).isEqualTo(1);
      assertThat(snapshot).isNotNull();
    }
    assertThat(sandbox.requests("listLists")).hasSize(2);
  }

  @Test
  void theStoryOfACallIsThereForLogs() {
    assertThatThrownBy(() -> getsales.lists().get("no-such-list"))
        .isInstanceOfSatisfying(
            GetSalesException.class,
            e -> {
              assertThat(e.operation()).isEqualTo("getList");
              assertThat(e.attempts()).extracting(Attempt::status).containsExactly(404);
              assertThat(e.elapsed()).isPositive();
              assertThat(e.stopReason()).hasToString("another attempt would end alike");
              assertThat(e.trace().toString()).contains("getList", "HTTP 404");
            });
  }
}
