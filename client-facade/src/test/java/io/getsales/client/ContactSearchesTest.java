package io.getsales.client;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.atMost;
import static io.getsales.client.query.Condition.days;
import static io.getsales.client.query.Condition.greaterThan;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.isNot;
import static io.getsales.client.query.Condition.isNotNull;
import static io.getsales.client.query.Condition.isNull;
import static io.getsales.client.query.Condition.lessThan;
import static io.getsales.client.query.Condition.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.getsales.client.error.IncompleteTraversalException;
import io.getsales.client.generated.api.ContactsApi;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.paging.PageRequest;
import io.getsales.client.paging.RangeForm;
import io.getsales.client.paging.TimeRange;
import io.getsales.client.query.Condition;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.resilience.Quota;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests of contact searches: the walk's bounds among the caller's own conditions. */
class ContactSearchesTest {
  @RegisterExtension static final StubServer SERVER = new StubServer();

  private static final Instant EARLY = Instant.parse("2024-11-05T08:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2024-11-05T09:00:00.000250Z");
  private static final Instant LATE = Instant.parse("2024-12-01T00:00:00Z");

  private static Stream<Arguments> ownConditions() {
    return Stream.of(
        arguments(null, "{\">=\":\"2024-11-05T09:00:00.000250Z\"}"),
        arguments(atLeast(EARLY), "{\">=\":\"2024-11-05T09:00:00.000250Z\"}"),
        arguments(
            greaterThan(EARLY),
            "{\">\":\"2024-11-05T08:00:00Z\",\">=\":\"2024-11-05T09:00:00.000250Z\"}"),
        arguments(
            lessThan(LATE),
            "{\"<\":\"2024-12-01T00:00:00Z\",\">=\":\"2024-11-05T09:00:00.000250Z\"}"),
        arguments(
            atMost(LATE),
            "{\"<=\":\"2024-12-01T00:00:00Z\",\">=\":\"2024-11-05T09:00:00.000250Z\"}"),
        arguments(
            Condition.between(EARLY, LATE),
            "{\"<=\":\"2024-12-01T00:00:00Z\",\">=\":\"2024-11-05T09:00:00.000250Z\"}"),
        arguments(
            isNot(LocalDate.of(2024, 11, 6)),
            "{\"!=\":\"2024-11-06\",\">=\":\"2024-11-05T09:00:00.000250Z\"}"));
  }

  @ParameterizedTest
  @MethodSource("ownConditions")
  void theSecondPageAsksWithinTheCallersBounds(Condition own, String expected) {
    Filter filter = own == null ? Filter.none() : Filter.where("created_at", own);
    SERVER.answersInTurn(
        page(row("a", EARLY) + "," + row("b", MIDDLE), true), page(row("b", MIDDLE), false));

    List<ContactRecord> rows =
        SERVER.client().contacts().search(filter.and("list_uuid", is("list"))).toList();

    assertThat(rows).extracting(row -> row.getLead().getUuid()).containsExactly("a", "b");
    JsonObject first = body(0).getAsJsonObject("filter");
    JsonObject second = body(1).getAsJsonObject("filter");
    assertThat(first.has("created_at")).isEqualTo(own != null);
    assertThat(second.get("created_at")).isEqualTo(JsonParser.parseString(expected));
    assertThat(second.get("list_uuid").getAsString()).isEqualTo("list");
    assertThat(body(1).get("offset").getAsInt()).isZero();
  }

  @Test
  void oneMomentIsAskedForWithBothEnds() {
    SERVER.answers(200, page("", false));

    Sort order = Sort.ascending("created_at");
    searches(Filter.where("created_at", atMost(LATE)))
        .fetch(new PageRequest(TimeRange.only(MIDDLE), RangeForm.INSTANTS, order, 95, 100));
    searches(Filter.none())
        .fetch(new PageRequest(TimeRange.after(MIDDLE), RangeForm.INSTANTS, order, 0, 100));

    assertThat(body(0).getAsJsonObject("filter"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"created_at": {">=": "2024-11-05T09:00:00.000250Z",
                                "<=": "2024-11-05T09:00:00.000250Z"}}
                """));
    assertThat(body(0).get("offset").getAsInt()).isEqualTo(95);
    assertThat(body(1).getAsJsonObject("filter"))
        .isEqualTo(
            JsonParser.parseString("{\"created_at\":{\">\":\"2024-11-05T09:00:00.000250Z\"}}"));
  }

  private static Stream<Condition> conditionsThatLeaveNoRoom() {
    return Stream.of(
        is(MIDDLE),
        is(LocalDate.of(2024, 11, 5)),
        oneOf("2024-11-05", "2024-11-06"),
        days(LocalDate.of(2024, 11, 5), LocalDate.of(2024, 11, 6)),
        isNull(),
        isNotNull());
  }

  @ParameterizedTest
  @MethodSource("conditionsThatLeaveNoRoom")
  void besideOtherConditionsTheListIsReadByOffset(Condition own) {
    SERVER.answersInTurn(
        page(row("a", EARLY), true), page(row("a", EARLY) + "," + row("b", MIDDLE), false));

    assertThat(SERVER.client().contacts().search(Filter.where("created_at", own)))
        .extracting(row -> row.getLead().getUuid())
        .containsExactly("a", "b");
    assertThat(body(0).get("filter")).isEqualTo(body(1).get("filter"));
    assertThat(body(0).get("order_field").getAsString()).isEqualTo("created_at");
    assertThat(body(0).get("order_type").getAsString()).isEqualTo("asc");
    assertThat(body(1).get("offset").getAsInt()).isZero(); // the pages overlap by a row
  }

  @Test
  void theWindowOfTheServiceIsNotLookedPast() {
    SERVER.answers(200, page("", false));
    ContactSearches searches = searches(Filter.none());

    PageRequest last = inOrderOfName(9_950, 50);
    PageRequest beyond = inOrderOfName(9_950, 51);
    searches.fetch(last);
    IncompleteTraversalException thrown =
        catchThrowableOfType(IncompleteTraversalException.class, () -> searches.fetch(beyond));

    assertThat(body(0).get("limit").getAsInt()).isEqualTo(50);
    assertThat(thrown).hasMessageContaining("10000").hasMessageContaining("narrow the filter");
    assertThat(SERVER.requests()).hasSize(1);
  }

  @Test
  void aLookupWithoutAggregationSaysSo() {
    SERVER.answers(404, "");
    Contacts contacts = SERVER.client().contacts();
    ContactLookup lookup = ContactLookup.email("a@fjordware.example");

    contacts.find(lookup);
    contacts.find(lookup.withoutAggregation());
    contacts.withoutAggregation().find(lookup);

    assertThat(body(0).has("disable_aggregation")).isFalse();
    assertThat(body(1).get("disable_aggregation").getAsBoolean()).isTrue();
    assertThat(body(2).get("disable_aggregation").getAsBoolean()).isTrue();
  }

  @Test
  void aReadWithoutAggregationSaysSo() {
    SERVER.answers(200, "{\"uuid\":\"a\"}");

    SERVER.client().contacts().withoutAggregation().get("a");

    assertThat(SERVER.request().getUrl()).isEqualTo("/leads/api/leads/a?disable_aggregation=true");
  }

  @Test
  void aStretchOfTimeIsReadWholeAndNothingBesideIt() {
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().contacts(700).tieGroup(240).noQuota().build();
        GetSales api =
            GetSales.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                .quota(Quota.unlimited())
                .build()) {
      List<SandboxContact> all = sandbox.contacts();
      Instant from = all.get(100).createdAt();
      Instant to = all.get(600).createdAt();
      List<String> expected =
          all.stream()
              .filter(one -> !one.createdAt().isBefore(from) && one.createdAt().isBefore(to))
              .map(SandboxContact::uuid)
              .toList();

      assertThat(
              api
                  .contacts()
                  .search(Filter.where("created_at", atLeast(from)).and("created_at", lessThan(to)))
                  .stream()
                  .map(row -> row.getLead().getUuid()))
          .hasSizeGreaterThan(300)
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static ContactSearches searches(Filter filter) {
    return new ContactSearches(
        SERVER.client().api(ContactsApi.class), filter, Sort.ascending("created_at"), true);
  }

  private static PageRequest inOrderOfName(long offset, int limit) {
    return new PageRequest(
        TimeRange.everything(), RangeForm.INSTANTS, Sort.ascending("name"), offset, limit);
  }

  private static String row(String uuid, Instant createdAt) {
    return "{\"lead\":{\"uuid\":\"" + uuid + "\",\"created_at\":\"" + createdAt + "\"}}";
  }

  private static String page(String rows, boolean hasMore) {
    return "{\"data\":[" + rows + "],\"has_more\":" + hasMore + "}";
  }

  private static JsonObject body(int request) {
    return JsonParser.parseString(SERVER.requests().get(request).getBodyAsString())
        .getAsJsonObject();
  }
}
