package io.getsales.client.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The invented account. */
final class SeedTest {
  private static SandboxBuilder builder() {
    return GetSalesSandbox.builder().noQuota();
  }

  @Test
  void theSameSettingsGiveTheSameData() {
    try (GetSalesSandbox one = builder().seed(7).contacts(300).build();
        GetSalesSandbox two = builder().seed(7).contacts(300).build()) {
      assertThat(two.contacts()).isEqualTo(one.contacts());
      assertThat(two.lists()).isEqualTo(one.lists());
      assertThat(two.automations()).isEqualTo(one.automations());
      assertThat(two.senderProfiles()).isEqualTo(one.senderProfiles());
      assertThat(two.linkedInMessages()).isEqualTo(one.linkedInMessages());
      assertThat(two.emails()).isEqualTo(one.emails());
      assertThat(new TestHttp(two).search(Map.of("limit", 100)).text())
          .isEqualTo(new TestHttp(one).search(Map.of("limit", 100)).text());
    }
  }

  @Test
  void anotherSeedGivesOtherPeople() {
    try (GetSalesSandbox one = builder().seed(7).contacts(50).build();
        GetSalesSandbox two = builder().seed(8).contacts(50).build()) {
      assertThat(two.contacts()).doesNotContainAnyElementsOf(one.contacts());
      assertThat(two.lists().get(0).uuid()).isNotEqualTo(one.lists().get(0).uuid());
    }
  }

  @Test
  void thereIsAsMuchOfEverythingAsAskedFor() {
    try (GetSalesSandbox sandbox =
        builder()
            .contacts(25_000)
            .lists(3)
            .automations(4)
            .senderProfiles(3)
            .linkedInMessages(500)
            .emails(100)
            .build()) {
      assertThat(sandbox.contactCount()).isEqualTo(25_000);
      assertThat(sandbox.lists()).hasSize(3);
      assertThat(sandbox.automations())
          .extracting(SandboxAutomation::status)
          .containsExactly("on", "off", "draft", "archived");
      assertThat(sandbox.senderProfiles())
          .extracting(SandboxSenderProfile::status)
          .containsExactly("enabled", "enabled", "disabled");
      assertThat(sandbox.linkedInMessages()).hasSize(500);
      assertThat(sandbox.emails()).hasSize(100);
      assertThat(sandbox.enrollments()).isEmpty();
      assertThat(sandbox.sent()).isEmpty();
    }
  }

  @Test
  void peopleCanBeToldApart() {
    try (GetSalesSandbox sandbox = builder().contacts(25_000).build()) {
      List<SandboxContact> contacts = sandbox.contacts();
      assertDistinct(contacts, SandboxContact::uuid);
      assertDistinct(contacts, SandboxContact::linkedin);
      assertDistinct(contacts, SandboxContact::lnId);
      assertDistinct(contacts, SandboxContact::workEmail);
      assertDistinct(contacts, SandboxContact::personalEmail);
      assertDistinct(contacts, contact -> contact.name() + "/" + contact.companyName());
      assertThat(contacts)
          .allMatch(contact -> contact.linkedin() != null || contact.workEmail() != null);
    }
  }

  private static void assertDistinct(
      List<SandboxContact> contacts, Function<SandboxContact, String> key) {
    List<String> keys = contacts.stream().map(key).filter(Objects::nonNull).toList();
    assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
  }

  @Test
  void nobodyHasAnAddressThatCouldBelongToSomeone() {
    try (GetSalesSandbox sandbox = builder().contacts(500).emails(100).build()) {
      assertThat(sandbox.contacts())
          .flatExtracting(SandboxContact::workEmail, SandboxContact::personalEmail)
          .filteredOn(Objects::nonNull)
          .allMatch(address -> address.toString().matches("[a-z0-9.]+@[a-z0-9-]+\\.example"));
      assertThat(new TestHttp(sandbox).get("/emails/api/emails?limit=100").text())
          .doesNotContainPattern("@[a-z0-9.-]+\\.(?!example)[a-z]+\"");
    }
  }

  @Test
  void theWorkEmailAndTheNicknameFollowTheName() {
    try (GetSalesSandbox sandbox = builder().contacts(500).build()) {
      for (SandboxContact contact : sandbox.contacts()) {
        String[] names = Objects.requireNonNull(contact.name()).split(" ", 2);
        if (contact.linkedin() != null) {
          assertThat(contact.linkedin())
              .startsWith(Region.plain(names[0]) + "-" + Region.plain(names[1]) + "-");
        }
        if (contact.workEmail() != null) {
          assertThat(contact.workEmail())
              .startsWith(Region.plain(names[0]) + "." + Region.plain(names[1]) + "@");
        }
      }
    }
  }

  @Test
  void fieldsThatCanBeNullSometimesAre() {
    try (GetSalesSandbox sandbox = builder().contacts(100).build()) {
      List<JsonObject> leads =
          new TestHttp(sandbox)
              .search(Map.of("limit", 100)).data().asList().stream()
                  .map(row -> row.getAsJsonObject().getAsJsonObject("lead"))
                  .toList();

      for (String field : List.of("work_email", "personal_email", "about", "location", "user_id")) {
        assertThat(leads.stream().map(lead -> lead.get(field).isJsonNull()).distinct())
            .as(field)
            .containsExactlyInAnyOrder(true, false);
      }
      assertThat(leads).allMatch(lead -> lead.size() >= 60);
    }
  }

  @Test
  void someContactsShareTheSecondTheyWereMadeIn() {
    try (GetSalesSandbox sandbox = builder().contacts(2_000).build()) {
      Map<Instant, Long> groups =
          sandbox.contacts().stream()
              .collect(Collectors.groupingBy(SandboxContact::createdAt, Collectors.counting()));

      assertThat(groups.values()).contains(1L, 2L, 5L, 12L).allMatch(size -> size <= 12);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 350, 2_000})
  void oneImportCanBeAsBigAsAskedFor(int size) {
    try (GetSalesSandbox sandbox = builder().contacts(2_000).tieGroup(size).build()) {
      Map<Instant, Long> groups =
          sandbox.contacts().stream()
              .collect(Collectors.groupingBy(SandboxContact::createdAt, Collectors.counting()));

      assertThat(groups.values().stream().filter(count -> count > 12).toList())
          .isEqualTo(size > 12 ? List.of((long) size) : List.of());
    }
  }

  @Test
  void nothingIsDatedAfterTheClock() {
    Instant now = Instant.parse("2022-06-01T00:00:00Z");
    try (GetSalesSandbox sandbox = builder().contacts(500).clock(() -> now).build()) {
      assertThat(sandbox.contacts())
          .allMatch(contact -> !contact.createdAt().isAfter(now))
          .allMatch(contact -> !contact.updatedAt().isAfter(now))
          .allMatch(contact -> !contact.updatedAt().isBefore(contact.createdAt()));
    }
  }

  @Test
  void messagesAndEmailsBelongToContactsAndSendersThatExist() {
    try (GetSalesSandbox sandbox = builder().linkedInMessages(200).emails(200).build()) {
      Set<String> contacts =
          sandbox.contacts().stream().map(SandboxContact::uuid).collect(Collectors.toSet());
      Set<String> senders =
          sandbox.senderProfiles().stream()
              .map(SandboxSenderProfile::uuid)
              .collect(Collectors.toSet());

      assertThat(Stream.concat(sandbox.linkedInMessages().stream(), sandbox.emails().stream()))
          .allMatch(message -> contacts.contains(message.contactUuid()))
          .allMatch(message -> senders.contains(message.senderProfileUuid()));
      assertThat(sandbox.linkedInMessages())
          .extracting(SandboxMessage::type)
          .contains("inbox", "outbox");
      assertThat(sandbox.linkedInMessages())
          .extracting(SandboxMessage::status)
          .contains("done", "failed");
    }
  }

  @Test
  void aSeededContactIsFoundByWhatItShows() {
    try (GetSalesSandbox sandbox = builder().contacts(2_000).build()) {
      TestHttp http = new TestHttp(sandbox);
      for (SandboxContact contact : sandbox.contacts().subList(900, 930)) {
        Map<String, String> body =
            contact.linkedin() == null
                ? Map.of("email", "" + contact.workEmail())
                : Map.of("linkedin_id", contact.linkedin());

        assertThat(http.post("/leads/api/leads/lookup-one", body).textAt("lead.uuid"))
            .isEqualTo(contact.uuid());
      }
    }
  }

  @Test
  void anEmptyAccountIsPossible() {
    try (GetSalesSandbox sandbox =
        builder().contacts(0).lists(0).automations(0).senderProfiles(0).build()) {
      TestHttp http = new TestHttp(sandbox);

      assertThat(http.search(Map.of()).data()).isEmpty();
      for (String path :
          List.of("/leads/api/lists", "/flows/api/flows", "/flows/api/sender-profiles")) {
        assertThat(http.get(path).data()).isEmpty();
      }
    }
  }

  private static Stream<Arguments> contradictions() {
    return Stream.of(
        contradiction("tieGroup", builder -> builder.contacts(5).tieGroup(6)),
        contradiction("linkedInMessages", builder -> builder.contacts(0).linkedInMessages(1)),
        contradiction("emails", builder -> builder.senderProfiles(0).emails(1)),
        contradiction("lists", builder -> builder.lists(0)),
        contradiction("contacts", builder -> builder.contacts(-1)),
        contradiction("apiKey", builder -> builder.apiKey(" ")),
        contradiction("requests", builder -> builder.quota(0, Duration.ofMinutes(1))),
        contradiction("window", builder -> builder.quota(1, Duration.ZERO)),
        contradiction("rows", builder -> builder.pageCap(0)),
        contradiction("rows", builder -> builder.resultWindow(0)));
  }

  private static Arguments contradiction(String named, UnaryOperator<SandboxBuilder> settings) {
    return Arguments.of(named, settings);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contradictions")
  void settingsThatCannotBeMeantAreRefused(String named, UnaryOperator<SandboxBuilder> settings) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.apply(builder()).build())
        .withMessageContaining(named)
        .withMessageContaining("(expected: ");
  }
}
