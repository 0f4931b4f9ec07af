package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a test sees of a sandbox, and what it can do behind the client's back. */
final class ObservationTest {
  private static final Instant NOW = Instant.parse("2025-03-01T08:00:00Z");

  private GetSalesSandbox sandbox;
  private TestHttp http;

  @BeforeEach
  void open() {
    sandbox = GetSalesSandbox.builder().contacts(20).journal(5).noQuota().clock(() -> NOW).build();
    http = new TestHttp(sandbox);
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void listensOnTheLoopbackAddressOnly() {
    assertThat(sandbox.baseUrl()).isEqualTo("http://127.0.0.1:" + sandbox.port());
  }

  @Test
  void aRequestIsWrittenDownWhole() {
    http.post("/leads/api/lists", "{\"name\":\"Spring\"}");

    assertThat(sandbox.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.number()).isEqualTo(1);
              assertThat(request.at()).isEqualTo(NOW);
              assertThat(request.method()).isEqualTo("POST");
              assertThat(request.path()).isEqualTo("/leads/api/lists");
              assertThat(request.query()).isEmpty();
              assertThat(request.body()).isEqualTo("{\"name\":\"Spring\"}");
              assertThat(request.header("content-type")).isEqualTo("application/json");
              assertThat(request.header("nothing")).isNull();
              assertThat(request.status()).isEqualTo(201);
              assertThat(request)
                  .hasToString("#1 POST /leads/api/lists (createList) 201 {\"name\":\"Spring\"}");
            });
  }

  @Test
  void theKeyIsWrittenDownNowhere() {
    http.get("/leads/api/lists");

    ReceivedRequest request = sandbox.requests().get(0);
    assertThat(request.headers()).doesNotContainKey("Authorization");
    assertThat(request.toString() + request.headers() + sandbox).doesNotContain(sandbox.apiKey());
  }

  @Test
  void queriesAreKeptAsTheyCameAndDecoded() {
    http.get("/flows/api/flows" + TestHttp.query("filter[status]=on&filter[q]=a b&limit=3"));

    ReceivedRequest request = sandbox.requests().get(0);
    assertThat(request.query()).startsWith("filter%5Bstatus%5D=on");
    assertThat(request.parameters())
        .isEqualTo(
            Map.of(
                "filter[status]", List.of("on"),
                "filter[q]", List.of("a b"),
                "limit", List.of("3")));
    assertThat(request.toString()).contains("?filter[status]=on&filter[q]=a b&limit=3 (listFlows)");
  }

  @Test
  void aLongBodyIsShortenedInMessagesOnly() {
    http.post("/leads/api/lists", "{\"name\":\"" + "x".repeat(5_000) + "\"}");

    ReceivedRequest request = sandbox.requests().get(0);
    assertThat(request.body()).hasSize(5_011);
    assertThat(request.toString()).hasSizeLessThan(400).endsWith("(5011 characters)");
  }

  @Test
  void onlyTheLastRequestsAreKeptAndAllAreCounted() {
    IntStream.range(0, 8).forEach(i -> http.get("/leads/api/lists?limit=" + (i + 1)));

    assertThat(sandbox.requestCount()).isEqualTo(8);
    assertThat(sandbox.requests())
        .extracting(ReceivedRequest::number)
        .containsExactly(4, 5, 6, 7, 8);
  }

  @Test
  void requestsCanBePickedByOperation() {
    http.get("/leads/api/lists");
    http.get("/flows/api/flows");

    assertThat(sandbox.requests("listFlows")).hasSize(1);
    assertThat(sandbox.requests("deleteLead")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> sandbox.requests("listEverything"));
  }

  @Test
  void whatMatchesNoOperationIsUnknown() {
    http.get("/nowhere");

    assertThat(sandbox.requests().get(0).operationId()).isEqualTo(ReceivedRequest.UNKNOWN);
  }

  @Test
  void theSandboxPrintsItsLastRequests() {
    http.get("/leads/api/lists");
    http.get("/flows/api/flows");

    assertThat(sandbox.toString().lines())
        .containsExactly(
            "GetSalesSandbox at " + sandbox.baseUrl() + ", requests: 2",
            "  #1 GET /leads/api/lists (listLists) 200",
            "  #2 GET /flows/api/flows (listFlows) 200");
  }

  @Test
  void theDateHeaderIsTheSandboxsTime() {
    TestHttp.Response response = http.get("/leads/api/lists");

    assertThat(response.raw().headers().allValues("Date"))
        .containsExactly("Sat, 01 Mar 2025 08:00:00 GMT");
  }

  @Test
  void resetGoesBackToTheStart() {
    List<SandboxContact> before = sandbox.contacts();
    http.delete("/leads/api/leads/" + before.get(0).uuid());
    http.post("/leads/api/lists", "{\"name\":\"Spring\"}");
    sandbox.faults().onAny().always().answer(503);

    sandbox.reset();

    assertThat(sandbox.contacts()).isEqualTo(before);
    assertThat(sandbox.lists()).hasSize(2);
    assertThat(sandbox.requests()).isEmpty();
    assertThat(sandbox.requestCount()).isZero();
    assertThat(http.get("/leads/api/lists").status()).isEqualTo(200);
  }

  @Test
  void canStillBeLookedAtWhenClosed() {
    http.get("/leads/api/lists");
    sandbox.close();

    assertThat(sandbox.requests()).hasSize(1);
    assertThat(sandbox.contacts()).hasSize(20);
    assertThatThrownBy(() -> http.get("/leads/api/lists")).isInstanceOf(Exception.class);
  }

  @Test
  void severalSandboxesDoNotMeet() {
    try (GetSalesSandbox other =
        GetSalesSandbox.builder().contacts(20).apiKey("another-invented-key").build()) {
      assertThat(new TestHttp(other).get("/leads/api/lists").status()).isEqualTo(200);
      assertThat(new TestHttp(other, "Bearer " + sandbox.apiKey()).get("/leads/api/lists").status())
          .isEqualTo(401);
      assertThat(sandbox.requests()).isEmpty();
      assertThat(other.port()).isNotEqualTo(sandbox.port());
    }
  }

  @Test
  void manyThreadsAtOnceLoseNothing() {
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> http.post("/leads/api/lists", "{\"name\":\"List " + i + "\"}"));

    assertThat(sandbox.lists()).hasSize(202);
    assertThat(sandbox.lists().stream().map(SandboxList::uuid).distinct()).hasSize(202);
    assertThat(sandbox.requestCount()).isEqualTo(200);
  }

  // ---- rows behind the client's back

  @Test
  void rowsAddedBehindTheClientsBackShowInTheirLists() {
    String contact = sandbox.rows().addContact(Map.of("first_name", "Nils", "last_name", "Moen"));
    String message = sandbox.rows().addLinkedInMessage(Map.of("lead_uuid", contact));
    String email = sandbox.rows().addEmail(Map.of("subject", "Hello"));
    String list = sandbox.rows().addList("Autumn");
    String automation = sandbox.rows().addAutomation("Autumn round", "on");
    String sender = sandbox.rows().addSenderProfile("Jonas", "Berg");

    assertThat(http.get("/leads/api/leads/" + contact).textAt("lead.name")).isEqualTo("Nils Moen");
    String newest = "?limit=1&order_type=desc";
    assertThat(http.get("/flows/api/linkedin-messages" + newest).uuids()).containsExactly(message);
    assertThat(http.get("/emails/api/emails" + newest).uuids()).containsExactly(email);
    assertThat(http.get("/leads/api/lists/" + list).textAt("name")).isEqualTo("Autumn");
    assertThat(http.get("/flows/api/flows" + newest).uuids()).containsExactly(automation);
    assertThat(http.get("/flows/api/sender-profiles/" + sender).textAt("status"))
        .isEqualTo("enabled");
    assertThat(sandbox.sent()).isEmpty();
  }

  @Test
  void rowsCanBeChangedAndDeletedBehindTheClientsBack() {
    SandboxContact contact = sandbox.contacts().get(4);
    SandboxMessage message = sandbox.linkedInMessages().get(0);
    SandboxMessage email = sandbox.emails().get(0);

    sandbox.rows().updateContact(contact.uuid(), Map.of("first_name", "Changed"));
    sandbox.rows().touchContact(sandbox.contacts().get(5).uuid());
    sandbox.rows().updateLinkedInMessage(message.uuid(), Map.of("status", "in_progress"));
    sandbox.rows().updateEmail(email.uuid(), Map.of("sent_at", "2025-02-28 07:00:00"));
    sandbox.rows().deleteLinkedInMessage(sandbox.linkedInMessages().get(1).uuid());
    sandbox.rows().deleteEmail(sandbox.emails().get(1).uuid());
    String automation = sandbox.automations().get(1).uuid();
    sandbox.rows().updateAutomation(automation, Map.of("status", "archived"));

    assertThat(sandbox.contact(contact.uuid()).orElseThrow().name()).startsWith("Changed ");
    assertThat(sandbox.contacts().get(5).updatedAt()).isEqualTo(NOW);
    assertThat(sandbox.linkedInMessages()).hasSize(49);
    assertThat(sandbox.linkedInMessages().get(0).status()).isEqualTo("in_progress");
    assertThat(sandbox.emails()).hasSize(19);
    assertThat(sandbox.emails().get(0).sentAt()).isEqualTo("2025-02-28T07:00:00Z");
    assertThat(http.put("/flows/api/flows/" + automation + "/start").status()).isEqualTo(422);
  }

  @Test
  void rowsThatAreNotThereAreTold() {
    assertThatThrownBy(() -> sandbox.rows().deleteEmail("nobody"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no email has the UUID nobody");
    assertThatThrownBy(() -> sandbox.rows().touchContact("nobody"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sandbox.rows().addAutomation("Autumn", "running"))
        .withMessageContaining("status: running");
  }
}
