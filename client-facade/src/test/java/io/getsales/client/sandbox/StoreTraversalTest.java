package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.getsales.client.paging.ListTraits;
import io.getsales.client.paging.Page;
import io.getsales.client.paging.PageRequest;
import io.getsales.client.paging.Paged;
import io.getsales.client.paging.RangeForm;
import io.getsales.client.paging.RowSource;
import io.getsales.client.paging.TimeRange;
import io.getsales.client.paging.TraversalReport;
import io.getsales.client.query.Sort;
import io.getsales.client.query.SortOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bases far beyond the service's window, read strictly page by page from the store of the sandbox
 * itself: its filters, its orders, its window, and no HTTP between, so that the sizes can be the
 * real ones. Each on servers that honour full times, days, both, or neither.
 */
@Timeout(120)
class StoreTraversalTest {
  private static final int WINDOW = 10_000;
  private static final Instant NOON = Instant.parse("2025-03-03T12:00:00Z");
  private static final Set<RangeForm> BOTH = EnumSet.allOf(RangeForm.class);

  /** The searches of one account, of which only some forms of a time filter arrive. */
  private record Searches(Account account, Set<RangeForm> honoured) implements RowSource<Contact> {
    @Override
    public ListTraits traits() {
      List<String> others =
          List.of(
              "uuid",
              "linkedin",
              "ln_member_id",
              "ln_id",
              "sn_id",
              "name",
              "last_name",
              "work_email",
              "company_name",
              "headline");
      return new ListTraits(
          "searchContacts", Sort.ascending("created_at"), BOTH, WINDOW, others, "store");
    }

    @Override
    public Page<Contact> fetch(PageRequest request) {
      assertThat(request.offset() + request.limit()).isLessThanOrEqualTo(WINDOW);
      JsonObject created = honoured.contains(request.form()) ? bounds(request) : new JsonObject();
      JsonObject json = new JsonObject();
      if (!created.isEmpty()) {
        json.add("created_at", created);
      }
      Filter filter = Filter.parse(json, FilterKey.fields("created_at"), true);
      Sort sort = request.sort();
      PageQuery query =
          new PageQuery(
              json,
              request.limit(),
              Math.toIntExact(request.offset()),
              sort.field(),
              sort.direction() == SortOrder.DESCENDING);
      RowPage<Contact> page = account.contacts().search(query, filter, account.shuffle());
      int end = query.offset() + page.rows().size();
      return new Page<>(page.rows(), request.offset(), (long) page.total(), end < page.total());
    }

    private static JsonObject bounds(PageRequest request) {
      TimeRange range = request.range();
      JsonObject bounds = new JsonObject();
      boolean isByDays = request.form() == RangeForm.DAYS;
      if (range.from() != null) {
        String operator = isByDays ? "from" : range.fromIsIncluded() ? ">=" : ">";
        bounds.addProperty(operator, isByDays ? day(range.from()) : Timestamps.text(range.from()));
      }
      if (range.to() != null) {
        String operator = isByDays ? "to" : range.toIsIncluded() ? "<=" : "<";
        bounds.addProperty(operator, isByDays ? day(range.to()) : Timestamps.text(range.to()));
      }
      return bounds;
    }

    private static String day(Instant moment) {
      return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    @Override
    public String id(Contact row) {
      return row.uuid();
    }

    @Override
    public Instant createdAt(Contact row) {
      return Timestamps.toInstant(row.createdAt());
    }
  }

  private static Account account(int contacts, int tieGroup) {
    WireSettings wire =
        new WireSettings(
            true,
            true,
            true,
            true,
            true,
            false,
            false,
            true,
            false,
            false,
            false,
            PageShape.ENVELOPE,
            PageShape.ENVELOPE,
            DateShape.MICROSECONDS,
            100,
            WINDOW);
    Timing timing =
        new Timing(InstantSource.fixed(NOON), Duration.ZERO, Duration.ZERO, Duration.ZERO);
    Account account = new Account(wire, 7, timing);
    Seeder.fill(
        account,
        new SeedPlan(7, contacts, tieGroup, 1, 0, 0, 0, 0, NOON.minus(Duration.ofDays(500)), NOON));
    return account;
  }

  /** Some contacts of other days, and so many of one day, two seconds apart. */
  private static Account withABusyDay(int contacts) {
    Account account = account(300, 0);
    long day = Timestamps.toMicros(Instant.parse("2024-06-03T00:30:00Z"));
    ContactStore store = account.contacts();
    for (int i = 0; i < contacts; i++) {
      Contact contact =
          Contact.added(Ids.uuid(8, Ids.Kind.CONTACT, i), store.nextSlot(), day + 2_000_000L * i);
      contact.set(
          Map.of(
              "linkedin", Json.text("person-" + Integer.toHexString(i * 0x9E3779B9)),
              "name", Json.text("P" + Integer.toHexString(i * 0x85EBCA6B)),
              "ln_id", Json.text("ACoA" + Integer.toHexString(i * 0xC2B2AE35))));
      store.add(contact);
    }
    return account;
  }

  private record Read(List<String> ids, TraversalReport report) {}

  private static Read read(Account account, Set<RangeForm> honoured) {
    List<String> ids = new ArrayList<>();
    TraversalReport report =
        Paged.of(new Searches(account, honoured)).read(contact -> ids.add(contact.uuid()));
    assertThat(ids).doesNotHaveDuplicates();
    return new Read(ids, report);
  }

  private static void assertComplete(Read read, Account account) {
    assertThat(read.report().isComplete()).as(String.valueOf(read.report())).isTrue();
    assertThat(new HashSet<>(read.ids()))
        .isEqualTo(
            new HashSet<>(account.contacts().oldestFirst().stream().map(Contact::uuid).toList()));
  }

  static Stream<Set<RangeForm>> anyForm() {
    return Stream.of(EnumSet.of(RangeForm.INSTANTS), EnumSet.of(RangeForm.DAYS), BOTH);
  }

  static Stream<Set<RangeForm>> fullTimes() {
    return Stream.of(EnumSet.of(RangeForm.INSTANTS), BOTH);
  }

  @ParameterizedTest
  @MethodSource("anyForm")
  void reads250000ContactsWithAnImportOf350(Set<RangeForm> honoured) {
    Account account = account(250_000, 350);

    Read read = read(account, honoured);

    assertComplete(read, account);
    assertThat(read.report().requests()).isLessThan((long) (2_500 * 1.06));
  }

  @Test
  void saysHowManyOf250000AreOutOfReachWhereNoTimeFilterIsHonoured() {
    Account account = account(250_000, 350);

    Read read = read(account, Set.of());

    assertThat(read.ids()).hasSize(20_000);
    assertThat(read.report().reason())
        .contains("230000 of 250000 rows of the list cannot be reached");
    assertThat(read.report().requests()).isLessThan(400);
  }

  @ParameterizedTest
  @MethodSource("fullTimes")
  void reads30000ContactsOfOneDayByFullTimes(Set<RangeForm> honoured) {
    Account account = withABusyDay(30_000);

    assertComplete(read(account, honoured), account);
  }

  @Test
  void reads30000ContactsOfOneDayByDaysFromEverySideAndSaysHowManyAreLeft() {
    Account account = withABusyDay(30_000);

    Read read = read(account, EnumSet.of(RangeForm.DAYS));

    assertNumberOfTheRest(read, account);
    assertThat(read.ids()).hasSizeGreaterThan(30_000); // of 30,300
  }

  @Test
  void saysHowManyOf30000ContactsOfOneDayAreOutOfReachWhereNoTimeFilterIsHonoured() {
    Account account = withABusyDay(30_000);

    Read read = read(account, Set.of());

    assertNumberOfTheRest(read, account);
    assertThat(read.ids()).hasSizeGreaterThan(20_000);
  }

  @ParameterizedTest
  @MethodSource("anyForm")
  void reads30000ContactsOfOneMomentFromEverySideOrSaysHowManyAreLeft(Set<RangeForm> honoured) {
    Account account = account(30_500, 30_000);

    Read read = read(account, honoured);

    if (read.report().isComplete()) {
      assertComplete(read, account);
    } else {
      assertNumberOfTheRest(read, account);
    }
    assertThat(read.ids()).hasSizeGreaterThan(30_400);
  }

  private static void assertNumberOfTheRest(Read read, Account account) {
    int missing = account.contacts().size() - read.ids().size();
    assertThat(read.report().reason())
        .contains(": " + missing + " of 30")
        .contains("cannot be reached");
  }
}
