package io.getsales.client.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.GetSales;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.PageShape;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.SandboxRows;
import io.getsales.client.sandbox.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The promise over HTTP, on a sandbox that behaves like the service. The largest sizes are read
 * without HTTP, in StoreTraversalTest.
 */
class SandboxTraversalTest {
  private static final Set<RangeForm> BOTH = Set.of(RangeForm.INSTANTS, RangeForm.DAYS);

  private static GetSales client(GetSalesSandbox sandbox, Set<RangeForm> honoured) {
    return GetSales.builder()
        .baseUrl(sandbox.baseUrl())
        .apiKey(sandbox.apiKey())
        .quota(Quota.unlimited())
        .httpClient(
            new OkHttpClient.Builder().addInterceptor(new TimeFilterTampering(honoured)).build())
        .build();
  }

  private static String id(ContactRecord row) {
    Contact contact = Objects.requireNonNull(row.getLead(), "lead");
    return Objects.requireNonNull(contact.getUuid(), "uuid");
  }

  private record Read(List<String> ids, TraversalReport report) {}

  private static Read read(Paged<ContactRecord> contacts) {
    List<String> ids = new ArrayList<>();
    TraversalReport report = contacts.read(row -> ids.add(id(row)));
    return new Read(ids, report);
  }

  private static List<String> ids(GetSalesSandbox sandbox) {
    return sandbox.contacts().stream().map(SandboxContact::uuid).toList();
  }

  private static void assertComplete(Read read, List<String> expected) {
    assertThat(read.report().isComplete()).as(String.valueOf(read.report())).isTrue();
    assertThat(new HashSet<>(read.ids())).isEqualTo(new HashSet<>(expected));
    assertThat(read.ids()).hasSize(expected.size());
  }

  @ParameterizedTest
  @CsvSource({"INSTANTS, 1.06", "DAYS, 1.15"})
  void readsABaseOf20000ByEitherFormOfTimeFilter(RangeForm form, double cost) {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().contacts(20_000).tieGroup(350).noQuota().journal(0).build();
        GetSales api = client(sandbox, Set.of(form))) {
      Read read = read(api.contacts().withoutAggregation().search());

      assertComplete(read, ids(sandbox));
      assertThat(read.report().requests()).isLessThan((long) (200 * cost));
    }
  }

  @Test
  void saysHowManyOf250000AreOutOfReachWhereNoTimeFilterIsHonoured() {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().contacts(250_000).noQuota().journal(0).build();
        GetSales api = client(sandbox, Set.of())) {
      Read read = read(api.contacts().withoutAggregation().search());

      assertThat(read.ids()).doesNotHaveDuplicates().hasSize(20_000);
      assertThat(read.report().verdict()).isEqualTo(TraversalReport.Verdict.INCOMPLETE);
      assertThat(read.report().reason())
          .contains("230000 of 250000 rows of the list cannot be reached");
    }
  }

  /** Contacts of one day, two seconds apart, and some before and after. */
  private static GetSalesSandbox withABusyDay(int contacts) {
    GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(300).noQuota().journal(0).build();
    Instant day = Instant.parse("2024-06-03T00:30:00Z");
    for (int i = 0; i < contacts; i++) {
      sandbox
          .rows()
          .addContact(
              Map.of(
                  "created_at",
                  day.plusSeconds(2L * i),
                  "linkedin",
                  "person-" + Integer.toHexString(i * 0x9E3779B9),
                  "name",
                  "P" + Integer.toHexString(i * 0x85EBCA6B),
                  "ln_id",
                  "ACoA" + Integer.toHexString(i * 0xC2B2AE35),
                  "company_name",
                  "C" + Integer.toHexString(i * 0x27D4EB2F)));
    }
    return sandbox;
  }

  @Test
  void readsADayThatExceedsTheWindowByFullTimes() {
    try (GetSalesSandbox sandbox = withABusyDay(30_000);
        GetSales api = client(sandbox, Set.of(RangeForm.INSTANTS))) {
      assertComplete(read(api.contacts().withoutAggregation().search()), ids(sandbox));
    }
  }

  @Test
  void readsADayThatExceedsTheWindowByOtherOrdersOrSaysHowManyAreLeft() {
    int size = 12_500;
    try (GetSalesSandbox sandbox = withABusyDay(size);
        GetSales api = client(sandbox, Set.of(RangeForm.DAYS))) {
      Read read = read(api.contacts().withoutAggregation().search());

      assertAllOrNumberOfTheRest(read, ids(sandbox), size);
      assertThat(read.ids()).hasSizeGreaterThan(size);
    }
  }

  @Test
  void readsAnImportThatExceedsTheWindowByOtherOrdersOrSaysHowManyAreLeft() {
    int size = 12_500;
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder()
                .contacts(size + 500)
                .tieGroup(size)
                .noQuota()
                .journal(0)
                .build();
        GetSales api = client(sandbox, BOTH)) {
      Read read = read(api.contacts().withoutAggregation().search());

      assertAllOrNumberOfTheRest(read, ids(sandbox), size);
    }
  }

  private static void assertAllOrNumberOfTheRest(Read read, List<String> all, int together) {
    if (read.report().isComplete()) {
      assertComplete(read, all);
      return;
    }
    assertThat(read.ids()).doesNotHaveDuplicates();
    assertThat(read.report().reason())
        .contains((all.size() - read.ids().size()) + " of " + together + " rows")
        .contains("cannot be reached");
  }

  private static void live(SandboxRows rows, List<String> deletable, Random random) {
    if (random.nextBoolean()) {
      rows.addContact(Map.of());
    }
    for (int i = random.nextInt(3); i > 0 && !deletable.isEmpty(); i--) {
      rows.deleteContact(deletable.remove(random.nextInt(deletable.size())));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, INSTANTS, false", "2, INSTANTS, false", "3, INSTANTS, true", "4, INSTANTS, true",
    "5, DAYS, false", "6, DAYS, false", "7, DAYS, true", "8, DAYS, true",
    "9, INSTANTS, true", "10, INSTANTS, false", "11, INSTANTS, true", "12, INSTANTS, true"
  })
  void losesNothingWhileContactsComeAndGo(long seed, RangeForm form, boolean shuffled) {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder()
                .seed(seed)
                .contacts(1_500)
                .shuffledTies(shuffled)
                .noQuota()
                .build();
        GetSales api = client(sandbox, Set.of(form))) {
      List<String> deletable = new ArrayList<>(ids(sandbox));
      Random random = new Random(seed);
      sandbox.between("searchContacts", rows -> live(rows, deletable, random));

      Read read = read(api.contacts().search());

      assertThat(read.report().isComplete()).as(String.valueOf(read.report())).isTrue();
      assertThat(read.ids()).doesNotHaveDuplicates().containsAll(deletable);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void readsPlainlyWhatIsNotThere(long seed) {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().seed(seed).contacts(1_500).noQuota().build();
        GetSales api = client(sandbox, BOTH)) {
      List<String> deletable = new ArrayList<>(ids(sandbox));
      Random random = new Random(seed);
      sandbox.between("searchContacts", rows -> live(rows, deletable, random));

      Read read = read(api.contacts().search().traversal(Traversal.PLAIN));

      assertThat(new HashSet<>(read.ids()).containsAll(deletable)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"true, 100", "false, 100", "false, 20", "true, 20"})
  void readsMessagesThatComeWhileTheyAreReadNewestFirst(boolean hasMore, int cap) {
    VirtualTime time = new VirtualTime();
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder()
                .clock(time::now)
                .linkedInMessages(450)
                .hasMore(hasMore)
                .pageCap(cap)
                .noQuota()
                .build();
        GetSales api = client(sandbox, BOTH)) {
      List<String> before = new ArrayList<>();
      sandbox.linkedInMessages().forEach(message -> before.add(message.uuid()));
      sandbox.between(
          "listLinkedinMessages",
          rows -> {
            time.advance(Duration.ofMillis(300));
            rows.addLinkedInMessage(Map.of());
          });

      for (Sort sort : List.of(Sort.descending("sent_at"), Sort.descending("created_at"))) {
        List<String> ids =
            api.unibox().linkedInMessages().list(Filter.none(), sort).stream()
                .map(LinkedInMessage::getUuid)
                .toList();

        assertThat(ids).doesNotHaveDuplicates().containsAll(before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PageShape.class)
  void readsEmailsInWhateverShapeTheirPagesHave(PageShape shape) {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().emails(230).emailPages(shape).noQuota().build();
        GetSales api = client(sandbox, BOTH)) {
      assertThat(api.unibox().emails().list().toList()).hasSize(230);
    }
  }

  @Test
  void takesOverNewMessagesOnceEachTime() {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().linkedInMessages(250).noQuota().build();
        GetSales api = client(sandbox, BOTH)) {
      Instant start = Instant.parse("2000-01-01T00:00:00Z");
      Increment<LinkedInMessage> first =
          api.unibox().linkedInMessages().since(Cursor.startingAt(start));
      String added = sandbox.rows().addLinkedInMessage(Map.of());
      Increment<LinkedInMessage> second =
          api.unibox().linkedInMessages().since(Cursor.parse(first.next().toString()));

      assertThat(first.rows()).hasSize(250);
      assertThat(first.rows())
          .isSortedAccordingTo(Comparator.comparing(LinkedInMessage::getCreatedAt));
      assertThat(second.rows()).extracting(LinkedInMessage::getUuid).containsExactly(added);
      assertThat(api.unibox().linkedInMessages().since(second.next()).rows()).isEmpty();
    }
  }
}
