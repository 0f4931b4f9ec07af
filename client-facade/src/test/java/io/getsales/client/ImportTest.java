package io.getsales.client;

import static io.getsales.client.ImportedContact.Outcome.CREATED;
import static io.getsales.client.ImportedContact.Outcome.MATCHED;
import static io.getsales.client.ImportedContact.Outcome.REFUSED;
import static io.getsales.client.ImportedContact.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.ImportedContact.Outcome;
import io.getsales.client.error.AuthenticationException;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.ServerException;
import io.getsales.client.error.ValidationException;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.ledger.LedgerInUseException;
import io.getsales.client.progress.Progress;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.sandbox.junit.GetSalesExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an import writes and what it says of it, against a service with state. */
class ImportTest {
  /** Under another name, since rows that are wrong on purpose are against the description. */
  @RegisterExtension
  static final GetSalesExtension GETSALES =
      new GetSalesExtension()
          .sandbox(sandbox -> sandbox.contacts(0))
          .client(client -> client.userAgent("fjordware-import/1.0"));

  private static final String CREATE = "createContacts";
  private static final String UPSERT = "upsertContact";

  @TempDir private Path directory;

  private GetSalesSandbox sandbox;
  private GetSales getsales;
  private VirtualTime time;
  private String list;
  private final List<ImportedContact> handed = new ArrayList<>();

  @BeforeEach
  void take(GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
    this.sandbox = sandbox;
    this.getsales = getsales;
    this.time = time;
    list = sandbox.lists().get(0).uuid();
  }

  private static NewContact person(int number) {
    return new NewContact().linkedinId("person-" + number).firstName("Person " + number);
  }

  private static List<NewContact> people(int count) {
    return IntStream.range(0, count).mapToObj(ImportTest::person).toList();
  }

  private ImportOptions options() {
    handed.clear();
    return ImportOptions.defaults().withOutcomes(handed::add);
  }

  private ImportOptions journalled() {
    return options().withJournal(directory.resolve("contacts.journal"));
  }

  private ImportReport importAll(Iterable<NewContact> contacts) {
    return getsales.contacts().importAll(list, contacts, options());
  }

  private ImportStoppedException stopped(Iterable<NewContact> contacts, ImportOptions options) {
    try {
      getsales.contacts().importAll(list, contacts, options);
    } catch (ImportStoppedException e) {
      return e;
    }
    throw new AssertionError("the import did not stop");
  }

  private List<Outcome> outcomes() {
    return handed.stream().map(ImportedContact::outcome).toList();
  }

  private static List<Long> counts(ImportReport report) {
    return List.of(report.created(), report.matched(), report.refused(), report.unknown());
  }

  private void assertThatUuidsAreThoseOfTheirRows() {
    Map<String, String> nicknames =
        sandbox.contacts().stream()
            .collect(Collectors.toMap(SandboxContact::uuid, SandboxContact::linkedin));
    for (ImportedContact row : handed) {
      if (row.outcome() != REFUSED) {
        assertThat(nicknames.get(row.contactUuid())).isEqualTo("person-" + (row.row() - 1));
      }
    }
  }

  private void seed(Map<String, ?> fields) {
    sandbox.rows().addContact(fields);
    time.advance(Duration.ofMinutes(1));
  }

  // ---- batches and outcomes

  @Test
  void createsInBatchesOfFiftyAndNamesEveryRowInOrder() {
    ImportReport report = importAll(people(120));

    assertThat(counts(report)).containsExactly(120L, 0L, 0L, 0L);
    assertThat(report.isComplete()).isTrue();
    assertThat(handed).extracting(ImportedContact::row).containsExactlyElementsOf(rows(120));
    assertThatUuidsAreThoseOfTheirRows();
    sandbox.verify().requested(CREATE, 3).requested(UPSERT, 0);
  }

  private static List<Long> rows(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 50, 51, 200})
  void importsAnyNumber(int count) {
    ImportReport report =
        getsales.contacts().importAll(list, people(count), options().withBatchSize(200));

    assertThat(report.created()).isEqualTo(count);
    assertThat(report.rows()).isEqualTo(count);
    assertThat(sandbox.contactCount()).isEqualTo(count);
    sandbox.verify().requested(CREATE, count > 1 ? 1 : 0);
  }

  @Test
  void tellsCreatedFromMatchedAndLeavesTheMatchedAsTheyAre() {
    seed(Map.of("linkedin", "person-1", "name", "Before"));

    importAll(people(3));

    assertThat(outcomes()).containsExactly(CREATED, MATCHED, CREATED);
    assertThat(sandbox.contactCount()).isEqualTo(3);
    assertThat(sandbox.contact(handed.get(1).contactUuid()).orElseThrow().name())
        .isEqualTo("Before");
  }

  @Test
  void updatesTheMatchedOneByOneWhenTold() {
    seed(Map.of("linkedin", "person-1", "name", "Before"));

    getsales
        .contacts()
        .importAll(list, people(3), options().oneByOne(UpsertOptions.none().withMoveToList()));

    assertThat(outcomes()).containsExactly(CREATED, MATCHED, CREATED);
    assertThat(sandbox.contact(handed.get(1).contactUuid()).orElseThrow().name())
        .isEqualTo("Person 1");
    sandbox.verify().requested(UPSERT, 3).requested(CREATE, 0);
  }

  @Test
  void matchesThoseWithoutANicknameByEmailWhichABatchWouldMakeTwice() {
    seed(Map.of("work_email", "marta@fjordware.example"));
    NewContact known = new NewContact().email("marta@fjordware.example");
    NewContact fresh = new NewContact().name("Jonas Berg").companyName("Fjordware AS");

    importAll(List.of(person(0), known, fresh, person(1)));

    assertThat(outcomes()).containsExactly(CREATED, MATCHED, CREATED, CREATED);
    assertThat(sandbox.contactCount()).isEqualTo(4);
    sandbox.verify().requested(CREATE, 1).requested(UPSERT, 2);
  }

  @Test
  void countsAPersonWhoComesAgainAsMatched() {
    List<NewContact> twice = new ArrayList<>(people(60));
    twice.add(3, new NewContact().linkedinId("https://www.linkedin.com/in/Person-2/"));
    twice.add(person(7));
    twice.add(new NewContact().linkedin("person-7").email("seven@fjordware.example"));

    ImportReport report = importAll(twice);

    assertThat(counts(report)).containsExactly(60L, 3L, 0L, 0L);
    assertThat(outcomes().get(3)).isEqualTo(MATCHED);
    assertThat(outcomes().subList(61, 63)).containsExactly(MATCHED, MATCHED);
    assertThat(sandbox.contactCount()).isEqualTo(60);
  }

  @Test
  void saysWhyARowWasRefusedAndWritesTheOthers() {
    List<NewContact> people = new ArrayList<>(people(10));
    people.set(4, person(4).email("no address"));
    people.set(6, new NewContact().firstName("Nobody"));

    ImportReport report = importAll(people);

    assertThat(counts(report)).containsExactly(8L, 0L, 2L, 0L);
    assertThat(report.isComplete()).isFalse();
    assertThat(report.problems()).containsExactly(handed.get(4), handed.get(6));
    assertThat(handed.get(4).fieldMessages().keySet()).anyMatch(field -> field.contains("email"));
    assertThat(handed.get(4).cause()).isInstanceOf(ValidationException.class);
    assertThat(handed.get(6).fieldMessages().get("contact").get(0)).contains("nothing to match");
    assertThat(sandbox.contactCount()).isEqualTo(8);
    sandbox.verify().requested(CREATE, 1).requested(UPSERT, 1);
  }

  // ---- when the service fails

  @Test
  void makesNobodyTwiceWhenNobodyKnowsWhatBecameOfABatch() {
    sandbox.faults().on(CREATE).answer(503).afterEffect();
    sandbox.faults().on(CREATE).nth(2).cutAfterEffect();
    sandbox.faults().on(CREATE).nth(3).html(200).afterEffect();
    sandbox.faults().on(CREATE).nth(4).cutBeforeEffect();

    ImportReport report = importAll(people(200));

    assertThat(counts(report)).containsExactly(200L, 0L, 0L, 0L);
    assertThat(sandbox.contactCount()).isEqualTo(200);
    sandbox.verify().requested(CREATE, 4).requested(UPSERT, 200).metEveryFault();
  }

  @Test
  void goesRowByRowWhenAWholeBatchIsRefused() {
    sandbox.faults().on(CREATE).answer(422);

    assertThat(counts(importAll(people(20)))).containsExactly(20L, 0L, 0L, 0L);
    sandbox.verify().requested(UPSERT, 20);
  }

  @Test
  void anEmptyAnswerDoesNotMakeACreatedContactAMatchedOne() {
    sandbox.faults().on(CREATE).emptyBody(200).afterEffect();
    sandbox.faults().on(UPSERT).nth(3).emptyBody(204).afterEffect();

    assertThat(counts(importAll(people(20)))).containsExactly(20L, 0L, 0L, 0L);
    assertThat(handed).extracting(ImportedContact::contactUuid).doesNotContainNull();
    sandbox.verify().requested(CREATE, 1).requested(UPSERT, 21).metEveryFault();
  }

  @Test
  void reportsARowThatTheServiceFailsAtAsUnknownAndGoesOn() {
    sandbox.faults().on(CREATE).answer(422);
    sandbox.faults().on(UPSERT).nth(3).times(2).answer(500);

    ImportReport report = importAll(people(20));

    assertThat(counts(report)).containsExactly(19L, 0L, 0L, 1L);
    assertThat(handed.get(2).outcome()).isEqualTo(UNKNOWN);
    assertThat(handed.get(2).cause()).isInstanceOf(ServerException.class);
  }

  @Test
  void stopsWhenTheServiceFailsAtFiveRowsInARow() {
    sandbox.faults().on(CREATE).nth(2).answer(503).afterEffect();
    sandbox.faults().on(UPSERT).always().answer(500);

    ImportStoppedException stop = stopped(people(200), options());

    assertThat(stop).hasCauseInstanceOf(ServerException.class).hasMessageContaining("100 rows");
    assertThat(counts(stop.report())).containsExactly(50L, 0L, 0L, 50L);
    assertThat(handed).hasSize(100);
    sandbox.verify().requested(CREATE, 2).requested(UPSERT, 10);
  }

  @Test
  void stopsAtOnceWhenTheKeyIsRefused() {
    sandbox.faults().on(CREATE).nth(2).always().answer(401);

    ImportStoppedException stop = stopped(people(200), options());

    assertThat(stop).hasCauseInstanceOf(AuthenticationException.class);
    assertThat(counts(stop.report())).containsExactly(50L, 0L, 0L, 0L);
    sandbox.verify().requested(CREATE, 2).requested(UPSERT, 0);
  }

  @Test
  void stopsAfterOneRequestWhenThereIsNoSuchList() {
    list = "no-such-list";

    assertThat(stopped(people(200), options())).hasCauseInstanceOf(ValidationException.class);

    assertThat(sandbox.requestCount()).isEqualTo(1);
    assertThat(handed).isEmpty();
  }

  @Test
  void stopsWhenItsThreadIsInterruptedAndKeepsTheFlag() {
    Thread.currentThread().interrupt();
    try {
      assertThat(stopped(people(3), options())).hasCauseInstanceOf(CallAbortedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    sandbox.verify().requested(CREATE, 0);
  }

  // ---- input and listeners

  @Test
  void readsTheInputABatchAtATime() {
    AtomicInteger read = new AtomicInteger();
    List<Integer> readWhenHanded = new ArrayList<>();
    Stream<NewContact> stream =
        IntStream.range(0, 500).peek(i -> read.incrementAndGet()).mapToObj(ImportTest::person);

    ImportReport report =
        getsales
            .contacts()
            .importAll(
                list,
                stream::iterator,
                options().withOutcomes(row -> readWhenHanded.add(read.get() - (int) row.row())));

    assertThat(report.created()).isEqualTo(500);
    assertThat(readWhenHanded).hasSize(500).allMatch(ahead -> ahead <= 50);
  }

  @Test
  void namesTheRowOfAnInputThatFailsOrHasAHole() {
    List<NewContact> hole = new ArrayList<>(people(70));
    hole.set(60, null);

    assertThat(stopped(hole, options()))
        .hasRootCauseInstanceOf(NullPointerException.class)
        .hasRootCauseMessage("contacts: row 61");

    Stream<NewContact> failing =
        IntStream.range(100, 200)
            .peek(
                i -> {
                  if (i == 170) {
                    throw new UncheckedIOException(new IOException("the file ends early"));
                  }
                })
            .mapToObj(ImportTest::person);
    ImportStoppedException stop = stopped(failing::iterator, options());
    assertThat(stop).hasCauseInstanceOf(UncheckedIOException.class);
    assertThat(stop.report().created()).isEqualTo(50);
  }

  @Test
  void tellsHowFarItHasCome() {
    List<Progress> heard = new ArrayList<>();

    getsales.contacts().importAll(list, people(120), heard::add);

    assertThat(heard).extracting(Progress::done).containsExactly(0L, 50L, 100L, 120L);
    assertThat(heard).extracting(Progress::total).containsOnly(120L);
  }

  @Test
  void whatAConsumerThrowsStopsTheImportAndLosesNoRowOfTheReport() {
    ImportStoppedException stop =
        stopped(
            people(120),
            options()
                .withOutcomes(
                    row -> {
                      if (row.row() == 60) {
                        throw new IllegalStateException("no space left");
                      }
                    }));

    assertThat(stop).hasRootCauseMessage("no space left");
    assertThat(stop.report().created()).isEqualTo(100);
  }

  @Test
  void whatAKeySupplierThrowsStopsTheImportAndLosesNoRowOfTheReport() {
    AtomicInteger asked = new AtomicInteger();
    Supplier<String> failing =
        () -> {
          if (asked.incrementAndGet() > 3) {
            throw new IllegalStateException("the safe is shut");
          }
          return sandbox.apiKey();
        };
    try (GetSales other =
        GetSales.builder().apiKey(failing).baseUrl(sandbox.baseUrl()).timeSource(time).build()) {

      assertThatThrownBy(
              () ->
                  other
                      .contacts()
                      .importAll(list, people(10), options().oneByOne(UpsertOptions.none())))
          .isInstanceOfSatisfying(
              ImportStoppedException.class,
              stop -> assertThat(counts(stop.report())).containsExactly(3L, 0L, 0L, 0L))
          .hasRootCauseInstanceOf(IllegalStateException.class);
      assertThat(outcomes()).containsOnly(Outcome.CREATED).hasSize(3);
      assertThat(sandbox.contactCount()).isEqualTo(3);
    }
  }

  @Test
  void keepsToTheQuota() {
    getsales.contacts().importAll(list, people(700), options().oneByOne(UpsertOptions.none()));

    sandbox.verify().requested(UPSERT, 700).stayedWithinQuota();
    assertThat(time.elapsed()).isGreaterThan(Duration.ofMinutes(2));
  }

  @Test
  void refusesBadArgumentsBeforeAnythingIsSent() {
    for (int size : new int[] {0, -1, 201}) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> ImportOptions.defaults().withBatchSize(size))
          .withMessage("size: " + size + " (expected: 1 to 200)");
    }
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> getsales.contacts().importAll(" ", people(1)));
    assertThat(sandbox.requestCount()).isZero();
  }

  @Test
  void neitherRowsNorReportsShowWhoIsInThem() {
    String secret = "marta-lindqvist-4b71a2";
    List<NewContact> people = List.of(new NewContact().linkedinId(secret).email("no address"));

    ImportReport report = importAll(people);

    assertThat(report.refused()).isEqualTo(1);
    assertThat(report + " " + report.problems() + " " + options()).doesNotContain(secret, "no add");
  }

  // ---- the journal

  @Test
  void aSecondRunWithItsJournalSendsNothingAndReportsTheSame() throws IOException {
    seed(Map.of("linkedin", "person-1"));
    ImportReport first = getsales.contacts().importAll(list, people(120), journalled());
    List<ImportedContact> before = List.copyOf(handed);
    int requests = sandbox.requestCount();

    ImportReport second = getsales.contacts().importAll(list, people(120), journalled());

    assertThat(counts(second)).isEqualTo(counts(first)).containsExactly(119L, 1L, 0L, 0L);
    assertThat(second.earlier()).isEqualTo(120);
    assertThat(handed)
        .extracting(ImportedContact::contactUuid)
        .isEqualTo(before.stream().map(ImportedContact::contactUuid).toList());
    assertThat(sandbox.requestCount()).isEqualTo(requests);
    assertThat(Files.readString(directory.resolve("contacts.journal")))
        .doesNotContain("person-", "Person ");
  }

  @Test
  void goesOnBehindWhatIsOnRecordAlsoWithAnotherBatchSize() {
    stopped(
        Stream.concat(people(75).stream(), Stream.generate(() -> null))::iterator,
        journalled().withBatchSize(20));
    time.advance(Duration.ofHours(1));

    ImportReport report = getsales.contacts().importAll(list, people(200), journalled());

    assertThat(counts(report)).containsExactly(200L, 0L, 0L, 0L);
    assertThat(report.earlier()).isEqualTo(60);
    assertThat(sandbox.contactCount()).isEqualTo(200);
    sandbox.verify().requested(CREATE, 3 + 3).requested(UPSERT, 0);
  }

  @Test
  void triesRefusedRowsAgainWhichMayBeCorrectedMeanwhile() {
    List<NewContact> people = new ArrayList<>(people(120));
    people.set(4, person(4).email("no address"));
    people.set(70, person(70).email("none either"));
    getsales.contacts().importAll(list, people, journalled());
    people.set(4, person(4).email("four@fjordware.example"));
    time.advance(Duration.ofHours(1));

    for (int run = 0; run < 2; run++) {
      ImportReport report = getsales.contacts().importAll(list, people, journalled());

      assertThat(counts(report)).containsExactly(119L, 0L, 1L, 0L);
      assertThat(report.earlier()).isEqualTo(118 + run);
      assertThat(handed.get(70).outcome()).isEqualTo(REFUSED);
    }
    people.set(70, person(70));
    ImportReport last = getsales.contacts().importAll(list, people, journalled());
    assertThat(last.isComplete()).isTrue();
    assertThat(sandbox.contactCount()).isEqualTo(120);
  }

  @Test
  void triesUnknownRowsAgainAndKnowsThatItMadeThem() {
    sandbox.faults().on(CREATE).answer(503).afterEffect();
    sandbox.faults().on(UPSERT).nth(3).times(2).answer(500);
    assertThat(getsales.contacts().importAll(list, people(20), journalled()).unknown())
        .isEqualTo(1);
    time.advance(Duration.ofHours(1));

    ImportReport report = getsales.contacts().importAll(list, people(20), journalled());

    assertThat(counts(report)).containsExactly(20L, 0L, 0L, 0L);
    assertThat(report.earlier()).isEqualTo(19);
    assertThat(sandbox.contactCount()).isEqualTo(20);
  }

  @Test
  void refusesOtherRowsThanThoseOnRecord() {
    getsales.contacts().importAll(list, people(20), journalled());
    int requests = sandbox.requestCount();
    List<NewContact> changed = new ArrayList<>(people(20));
    changed.set(7, person(7).position("Head of Sales"));

    assertThat(stopped(changed, journalled())).hasMessageContaining("row 8 differs");
    assertThat(stopped(people(19), journalled())).hasMessageContaining("row 20 is missing");
    list = sandbox.lists().get(1).uuid();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> getsales.contacts().importAll(list, people(20), journalled()))
        .withMessageContaining("another list");
    assertThat(sandbox.requestCount()).isEqualTo(requests);
  }

  @Test
  void aJournalBelongsToOneImportAtATime() {
    ImportStoppedException stop =
        stopped(
            people(3),
            journalled()
                .withOutcomes(row -> getsales.contacts().importAll(list, people(3), journalled())));

    assertThat(stop).hasCauseInstanceOf(LedgerInUseException.class);
    assertThat(getsales.contacts().importAll(list, people(3), journalled()).earlier()).isEqualTo(3);
  }

  // ---- all of it

  @Test
  void tenThousandRowsWithFaultsAgreeWithTheStateOfTheService() {
    Random random = new Random(9);
    int known = 700;
    for (int i = 0; i < known; i++) {
      sandbox.rows().addContact(Map.of("linkedin", "person-" + i * 7));
    }
    time.advance(Duration.ofHours(1));
    List<NewContact> people = new ArrayList<>(people(10_000));
    int bad = 0;
    for (int i = 1; i < people.size(); i += 397) {
      if (i % 7 != 0) {
        people.set(i, person(i).email("no address"));
        bad++;
      }
    }
    for (int call = 2; call <= 200; call += 1 + random.nextInt(12)) {
      var fault = sandbox.faults().on(CREATE).nth(call);
      switch (random.nextInt(5)) {
        case 0 -> fault.cutAfterEffect();
        case 1 -> fault.cutBeforeEffect();
        case 2 -> fault.answer(502).afterEffect();
        case 3 -> fault.answer(429).retryAfter(10);
        default -> fault.html(200).afterEffect();
      }
    }
    for (int call = 5; call < 900; call += 40) {
      sandbox.faults().on(UPSERT).nth(call).answer(503).afterEffect();
    }

    ImportReport report = importAll(people);

    assertThat(counts(report)).containsExactly(10_000L - known - bad, (long) known, (long) bad, 0L);
    assertThat(handed).extracting(ImportedContact::row).containsExactlyElementsOf(rows(10_000));
    assertThat(sandbox.contactCount()).isEqualTo(10_000 - bad);
    assertThatUuidsAreThoseOfTheirRows();
    sandbox.verify().metEveryFault();
  }
}
