package io.getsales.client.paging;

import io.getsales.client.query.Sort;
import io.getsales.client.query.SortOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list that changes between requests, without a server: rows with an id, a creation time and a
 * time of last change. What the server honours, leaves out and gets wrong can be set.
 */
final class SimulatedList implements RowSource<SimulatedList.Row> {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  static final Sort OLDEST_FIRST = Sort.ascending("created_at");

  record Row(String id, Instant createdAt, Instant updatedAt) {}

  private final Random random;
  private final List<Row> rows = new ArrayList<>();
  private final Set<String> thereFromTheStart = new HashSet<>();
  private final List<PageRequest> requests = Collections.synchronizedList(new ArrayList<>());
  private Consumer<SimulatedList> betweenRequests = list -> {};
  private Instant newest = START;
  private long ids;

  Sort sort = OLDEST_FIRST;
  Set<RangeForm> offered = Set.of(RangeForm.INSTANTS, RangeForm.DAYS);
  Set<RangeForm> honoured = Set.of();
  long reach = Long.MAX_VALUE;
  List<String> otherOrders = List.of();
  int mostRequests = 20_000;
  int pageCap = 100;
  boolean shortensPages;
  boolean tellsTotal = true;
  boolean tellsMore = true;
  boolean shufflesTies;
  boolean showsTimes = true;
  boolean roundsBoundsUp;
  int zoneOffsetHours;

  SimulatedList(long seed) {
    this.random = new Random(seed);
  }

  /** A list of rows one second apart. */
  static SimulatedList ofSize(int size) {
    SimulatedList list = new SimulatedList(1);
    for (int i = 0; i < size; i++) {
      list.add(START.plusSeconds(i));
    }
    return list;
  }

  // ---- what is in it

  String add(Instant createdAt) {
    String id = String.format("%08x-%06d", random.nextInt(), ids++);
    add(id, createdAt);
    return id;
  }

  void add(String id, Instant createdAt) {
    rows.add(new Row(id, createdAt, createdAt));
    newest = createdAt.isAfter(newest) ? createdAt : newest;
  }

  void addNewest() {
    add(newestTime().plusMillis(1 + random.nextInt(900)));
  }

  Instant newestTime() {
    return newest;
  }

  void addSomewhere() {
    add(
        rows.isEmpty()
            ? START
            : anyRow().createdAt().plusNanos((1 + random.nextInt(999)) * 1_000L));
  }

  void deleteAny() {
    if (!rows.isEmpty()) {
      thereFromTheStart.remove(removeAt(random.nextInt(rows.size())).id());
    }
  }

  void delete(String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(id)) {
        thereFromTheStart.remove(removeAt(i).id());
        return;
      }
    }
  }

  void touchAny(Instant now) {
    if (!rows.isEmpty()) {
      Row row = removeAt(random.nextInt(rows.size()));
      rows.add(new Row(row.id(), row.createdAt(), now));
    }
  }

  private Row removeAt(int index) {
    Row last = rows.remove(rows.size() - 1);
    return index == rows.size() ? last : rows.set(index, last);
  }

  Row anyRow() {
    return rows.get(random.nextInt(rows.size()));
  }

  boolean hasNoneOf(Collection<String> ids) {
    return rows.stream().noneMatch(row -> ids.contains(row.id()));
  }

  int size() {
    return rows.size();
  }

  Random random() {
    return random;
  }

  /** From now on, something happens before each request but the next. */
  void between(Consumer<SimulatedList> change) {
    thereFromTheStart.clear();
    rows.forEach(row -> thereFromTheStart.add(row.id()));
    requests.clear();
    betweenRequests = change;
  }

  /** The ids of rows that were there when {@link #between} was called and have been since. */
  synchronized Set<String> thereAllTheTime() {
    return new HashSet<>(thereFromTheStart); // a page fetched ahead may still be on its way
  }

  List<PageRequest> requests() {
    return List.copyOf(requests);
  }

  // ---- the server

  @Override
  public ListTraits traits() {
    return new ListTraits(
        "listRows", sort, offered, reach, otherOrders, sort.field() + "." + sort.direction());
  }

  @Override
  public synchronized Page<Row> fetch(PageRequest request) {
    if (!requests.isEmpty()) {
      betweenRequests.accept(this);
    }
    requests.add(request);
    if (requests.size() > mostRequests) {
      throw new AssertionError("read for ever: " + request);
    }
    if (request.offset() + request.limit() > reach) {
      throw new AssertionError("beyond the window: " + request);
    }
    List<Row> matching = new ArrayList<>();
    for (Row row : rows) {
      if (matches(request, row)) {
        matching.add(row);
      }
    }
    if (shufflesTies) {
      Collections.shuffle(matching, random);
    }
    matching.sort(order(request.sort()));
    int from = (int) Math.min(request.offset(), matching.size());
    int most = Math.min(request.limit(), pageCap);
    if (shortensPages && most > 1) {
      most = 1 + random.nextInt(most);
    }
    List<Row> page = matching.subList(from, Math.min(matching.size(), from + most));
    return new Page<>(
        page,
        request.offset(),
        tellsTotal ? Long.valueOf(matching.size()) : null,
        tellsMore ? Boolean.valueOf(from + page.size() < matching.size()) : null);
  }

  private boolean matches(PageRequest request, Row row) {
    TimeRange range = request.range();
    if (range.isEverything() || !honoured.contains(request.form())) {
      return true;
    }
    if (request.form() == RangeForm.DAYS) {
      LocalDate day = row.createdAt().atOffset(ZoneOffset.ofHours(zoneOffsetHours)).toLocalDate();
      return !day.isBefore(utcDay(range.from())) && !day.isAfter(utcDay(range.to()));
    }
    if (roundsBoundsUp && range.from() != null && range.from().getNano() > 0) {
      return !row.createdAt().isBefore(Instant.ofEpochSecond(range.from().getEpochSecond() + 1));
    }
    return range.contains(row.createdAt());
  }

  private static LocalDate utcDay(@Nullable Instant moment) {
    return moment == null ? LocalDate.MAX : moment.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private Comparator<Row> order(Sort asked) {
    Map<String, Comparator<Row>> orders =
        Map.of(
            "created_at",
            Comparator.comparing(Row::createdAt),
            "updated_at",
            Comparator.comparing(Row::updatedAt));
    Comparator<Row> byField =
        asked.field().startsWith("other")
            ? Comparator.comparing(row -> (asked.field() + row.id()).hashCode() * 0x9E3779B9)
            : orders.getOrDefault(asked.field(), Comparator.comparing(Row::id));
    Comparator<Row> directed =
        asked.direction() == SortOrder.ASCENDING ? byField : byField.reversed();
    return shufflesTies ? directed : directed.thenComparing(Row::id);
  }

  @Override
  public String id(Row row) {
    return row.id();
  }

  @Override
  public @Nullable Instant createdAt(Row row) {
    return showsTimes ? row.createdAt() : null;
  }
}
