package io.getsales.client.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.paging.Checkpoint;
import io.getsales.client.paging.Checkpointed;
import io.getsales.client.paging.Cursor;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's Java is what the examples mark with {@code // readme}; all of it runs, here or in
 * the example's own test.
 */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path EXAMPLES = Path.of("src/test/java/io/getsales/client/examples");
  private static final Pattern JAVA_BLOCK =
      Pattern.compile("^```java\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SNIPPET =
      Pattern.compile("^ *// readme\n(.*?)^ *// end$", Pattern.DOTALL | Pattern.MULTILINE);

  private final GetSalesSandbox sandbox =
      GetSalesSandbox.builder().contacts(260).linkedInMessages(60).noQuota().build();
  private final GetSales getsales =
      GetSales.builder()
          .baseUrl(sandbox.baseUrl())
          .apiKey(sandbox.apiKey())
          .quota(Quota.unlimited())
          .build();
  private final ReadmeSnippets snippets = new ReadmeSnippets();

  @AfterEach
  void close() {
    getsales.close();
    sandbox.close();
  }

  @Test
  void everyJavaBlockIsASnippetAndEverySnippetIsShown() throws IOException {
    List<String> blocks = find(JAVA_BLOCK, README);
    List<String> shown = new ArrayList<>();
    try (Stream<Path> examples = Files.list(EXAMPLES)) {
      for (Path example : examples.toList()) {
        find(SNIPPET, example)
            .forEach(text -> shown.add(text.stripTrailing().stripIndent() + "\n"));
      }
    }

    assertThat(blocks).isNotEmpty().containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void theFirstExampleReadsAListAndSendsOnce() {
    String nickname = "marta-lindqvist-4b71a2";
    String listUuid = sandbox.lists().get(0).uuid();
    getsales
        .contacts()
        .upsert(listUuid, new NewContact().linkedinId(nickname).firstName("Marta").lastName("L."));
    String sender = sandbox.senderProfiles().get(0).uuid();

    snippets.atAGlance(sandbox.apiKey(), sandbox.baseUrl(), listUuid, sender);

    assertThat(snippets.printed()).contains("Marta");
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void clientsAreMade() {
    try (GetSales made = snippets.create("a-secret-key", new OkHttpClient())) {
      assertThat(made.toString()).contains("amazing.getsales.io").doesNotContain("a-secret-key");
    }
  }

  @Test
  void filtersAreSentInTheFormThatWorks() {
    snippets.filters(getsales, Instant.parse("2020-01-01T00:00:00Z"));

    assertThat(sandbox.requests("listLinkedinMessages").get(0).toString())
        .contains("filter[type]=inbox");
    assertThat(sandbox.requests("listEmails").get(0).toString())
        .contains("filter[status]=sent", "filter[sent_at][>=]=2020-01-01T00:00:00Z");
    assertThat(snippets.printed()).startsWith("3\n");
  }

  @Test
  void pagesCostWhatTheCommentsSay() {
    snippets.paging(getsales);

    assertThat(snippets.printed()).startsWith("260 20 250 ");
    assertThat(sandbox.requestCount()).isEqualTo(1 + 1 + 3 + 3);
  }

  @Test
  void everythingIsRead() {
    snippets.everything(getsales);

    assertThat(snippets.printed().lines())
        .containsExactlyElementsOf(sandbox.contacts().stream().map(SandboxContact::uuid).toList());
  }

  @Test
  void aStoppedReadGoesOnBehindTheRowThatWasKept() {
    Iterator<Checkpointed<ContactRecord>> first =
        getsales.contacts().search().checkpointed().iterator();
    for (int i = 0; i < 119; i++) {
      first.next();
    }

    snippets.goingOn(getsales, first.next().after().toString());

    assertThat(snippets.printed().lines())
        .containsExactlyElementsOf(
            sandbox.contacts().stream().skip(120).map(SandboxContact::uuid).toList());
    assertThat(Checkpoint.parse(snippets.kept()).rows()).isEqualTo(260);
  }

  @Test
  void onlyNewMessagesAreTakenOver() {
    Instant start = Instant.parse("2000-01-01T00:00:00Z");
    Cursor cursor = getsales.unibox().linkedInMessages().since(Cursor.startingAt(start)).next();
    sandbox.rows().addLinkedInMessage(Map.of("text", "Tuesday is fine."));

    snippets.news(getsales, cursor.toString());
    snippets.news(getsales, snippets.kept());

    assertThat(snippets.printed()).isEqualTo("Tuesday is fine.\n");
  }

  @Test
  void contactsAreWritten() {
    snippets.writing(getsales, sandbox.lists().get(0).uuid());

    assertThat(sandbox.contactCount()).isEqualTo(261);
    assertThat(sandbox.requests("updateLead").get(0).body()).contains("\"headline\":null");
  }

  @Test
  void contactsAreImportedOnceHoweverOftenItIsRun(@TempDir Path directory) {
    Path journal = directory.resolve("contacts.journal");
    String listUuid = sandbox.lists().get(0).uuid();
    List<NewContact> people =
        List.of(
            new NewContact().linkedinId("marta-lindqvist-4b71a2").firstName("Marta"),
            new NewContact().linkedinId(sandbox.contacts().get(0).linkedin()),
            new NewContact().firstName("Jonas"));

    snippets.importing(getsales, listUuid, people, journal);
    String first = snippets.printed();
    snippets.importing(getsales, listUuid, people, journal);

    assertThat(first)
        .startsWith("1 CREATED\n2 MATCHED\n3 REFUSED\n3 rows in ")
        .contains("1 created, 1 matched, 1 refused, 0 unknown (0 in an earlier run)");
    assertThat(snippets.printed()).endsWith(first.replace("(0 in", "(2 in"));
    assertThat(sandbox.contactCount()).isEqualTo(261);
  }

  @Test
  void modelsKeepWhatTheyDoNotKnow() {
    snippets.models(getsales, sandbox.contacts().get(0).uuid());

    assertThat(snippets.printed()).isNotEmpty();
  }

  @Test
  void fieldMessagesAreAtHand() {
    snippets.errors(getsales, "no-such-list", new NewContact().linkedinId("jonas-berg-1"));

    assertThat(snippets.printed()).contains("list_uuid: [");
  }

  @Test
  void optionsMakeASecondClientOverTheSameQuota() {
    snippets.options(getsales);

    assertThat(snippets.printed()).isNotEmpty();
  }

  @Test
  void aLedgerRefusesASecondSendAlsoAfterARestart(@TempDir Path directory) {
    Path file = directory.resolve("sends.ledger");
    NewLinkedInMessage message =
        new NewLinkedInMessage()
            .senderProfileUuid(sandbox.senderProfiles().get(0).uuid())
            .leadUuid(sandbox.contacts().get(0).uuid())
            .text("Hello Marta");

    snippets.ledger(getsales, file, message);
    snippets.ledger(getsales, file, message);

    assertThat(snippets.printed()).isEqualTo("SENT\n");
    assertThat(sandbox.sent()).hasSize(1);
  }

  @Test
  void futuresAnswerWhatCallsAnswer() {
    List<String> uuids =
        sandbox.contacts().stream().limit(30).map(contact -> contact.uuid()).toList();

    snippets.async(getsales, uuids);

    assertThat(snippets.printed()).endsWith("\n" + uuids + "\n");
  }

  @Test
  void theQuotaIsAmongTheMetrics() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();

    try (GetSales observed = snippets.observed("a-secret-key", registry, OpenTelemetry.noop())) {
      assertThat(registry.get("getsales.client.quota.available").gauge().value()).isEqualTo(10);
      assertThat(observed.quota()).isNotNull();
    }
  }

  @Test
  void generatedInterfacesAreAtHand() throws IOException {
    snippets.generated(getsales);

    assertThat(snippets.printed()).isEqualTo(sandbox.lists().size() + "\n");
  }

  private static List<String> find(Pattern pattern, Path file) throws IOException {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
