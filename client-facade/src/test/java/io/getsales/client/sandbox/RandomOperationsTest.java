package io.getsales.client.sandbox;

import static io.getsales.client.query.Condition.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.ContactLookup;
import io.getsales.client.GetSales;
import io.getsales.client.UpsertOptions;
import io.getsales.client.error.ApiException;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.Email;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.query.Filter;
import io.getsales.client.sandbox.SimpleAccount.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Random operations through the client, on the sandbox and on a {@link SimpleAccount}: every answer
 * and the account at the end are the same.
 */
class RandomOperationsTest {
  private static SandboxHost host;

  @BeforeContainer
  static void open() {
    host = new SandboxHost();
  }

  @AfterContainer
  static void close() {
    host.close();
  }

  /** The shapes in which a sandbox answers. */
  enum Shape {
    OBSERVED(false, SandboxBuilder::observed),
    DOCUMENTED(true, SandboxBuilder::documented),
    WHITE_LABEL(true, SandboxBuilder::whiteLabel);

    private final boolean linkedInIsRequired;
    private final UnaryOperator<SandboxBuilder> preset;

    Shape(boolean linkedInIsRequired, UnaryOperator<SandboxBuilder> preset) {
      this.linkedInIsRequired = linkedInIsRequired;
      this.preset = preset;
    }
  }

  /** One operation, done to both; the text tells it apart in a failure. */
  private record Step(String text, Doing onClient, Doing onModel) {
    @Override
    public String toString() {
      return text;
    }
  }

  @FunctionalInterface
  private interface Doing {
    Object in(World world);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
  void theSandboxAgreesWithASimpleModel(
      @ForAll("steps") List<Step> steps, @ForAll Shape shape, @ForAll boolean throttled) {
    VirtualTime time = new VirtualTime();
    SandboxBuilder settings =
        shape.preset.apply(
            GetSalesSandbox.builder()
                .host(host)
                .contacts(0)
                .lists(2)
                .automations(4)
                .clock(time::now));
    try (GetSalesSandbox sandbox = settings.build();
        GetSales getsales =
            GetSales.builder()
                .baseUrl(sandbox.baseUrl())
                .apiKey(sandbox.apiKey())
                .timeSource(time)
                .build()) {
      World world = new World(sandbox, getsales, shape.linkedInIsRequired);
      for (Step step : steps) {
        if (throttled) {
          sandbox.faults().onAny().answer(429).retryAfter(1);
        }
        Object real = answer(() -> step.onClient().in(world));
        assertThat(real).as("%s in %s", step, steps).isEqualTo(step.onModel().in(world));
      }
      assertThat(world.enrollments()).isEqualTo(world.model.enrollments());
      assertThat(sandbox.contactCount()).isEqualTo(world.model.count());
      assertThat(sandbox.sent()).hasSize(world.model.sent());
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Integer> contact = Arbitraries.integers().between(0, 5);
    Arbitrary<Integer> list = Arbitraries.integers().between(0, 1);
    Arbitrary<Integer> automation = Arbitraries.integers().between(0, 3);
    Arbitrary<Boolean> yes = Arbitraries.of(true, false);
    Arbitrary<String> text = Arbitraries.of("Hello", "How are you?", "Thanks");
    Arbitrary<String> company = Arbitraries.of("Fjordware AS", "Havblikk Data");
    Arbitrary<Step> upsert =
        Combinators.combine(list, person(), Arbitraries.of("2025-03", "2026-01", ""), yes, yes)
            .as(RandomOperationsTest::upsert);
    return Arbitraries.oneOf(
            upsert,
            upsert,
            Combinators.combine(list, person().list().ofMinSize(1).ofMaxSize(3))
                .as(RandomOperationsTest::createMany),
            Combinators.combine(contact, person()).as(RandomOperationsTest::update),
            contact.map(RandomOperationsTest::delete),
            contact.map(RandomOperationsTest::get),
            Arbitraries.of("marta-l", "eirik-s").map(RandomOperationsTest::findByLinkedIn),
            Arbitraries.of("a@fjordware.example", "B@FJORDWARE.example")
                .map(RandomOperationsTest::findByEmail),
            Combinators.combine(Arbitraries.of("Marta", "eirik"), company)
                .as(RandomOperationsTest::findByName),
            list.map(RandomOperationsTest::searchByList),
            company.map(RandomOperationsTest::searchByCompany),
            Arbitraries.just(
                new Step(
                    "count",
                    world -> world.client.contacts().count(Filter.none()).orElseThrow(),
                    world -> (long) world.model.count())),
            Combinators.combine(automation, yes).as(RandomOperationsTest::turn),
            Combinators.combine(automation, contact).as(RandomOperationsTest::enroll),
            Combinators.combine(contact, automation.injectNull(0.3))
                .as(RandomOperationsTest::cancel),
            Combinators.combine(contact, text).as(RandomOperationsTest::sendLinkedIn),
            Combinators.combine(contact, text).as(RandomOperationsTest::sendEmail),
            contact.map(RandomOperationsTest::messages),
            contact.map(RandomOperationsTest::emails),
            text.map(RandomOperationsTest::createList))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  private static Arbitrary<Person> person() {
    return Combinators.combine(
            Arbitraries.of("marta-l", "eirik-s", "jonas-b").injectNull(0.3),
            Arbitraries.of("a@fjordware.example", "b@fjordware.example", "B@fjordware.example")
                .injectNull(0.4),
            Arbitraries.of("Marta", "Eirik").injectNull(0.3),
            Arbitraries.of("Fjordware AS", "Havblikk Data").injectNull(0.3))
        .as(Person::new)
        .filter(
            person ->
                person.linkedIn() != null
                    || person.email() != null
                    || (person.firstName() != null && person.company() != null));
  }

  private static Step createList(String name) {
    return new Step(
        "create list " + name,
        world -> {
          String made = world.client.lists().create(name).getName();
          List<String> names =
              world.client.lists().list().stream().map(ContactList::getName).sorted().toList();
          return made + names;
        },
        world -> world.model.createList(name) + world.model.listNames());
  }

  private static Step upsert(
      int list, Person person, String renewal, boolean update, boolean move) {
    Map<String, String> fields = renewal.isEmpty() ? Map.of() : Map.of("renewal_month", renewal);
    UpsertOptions custom =
        renewal.isEmpty()
            ? UpsertOptions.none()
            : UpsertOptions.customField("renewal_month", renewal);
    UpsertOptions kept = update ? custom : custom.withoutUpdatingExisting();
    UpsertOptions options = move ? kept.withMoveToList() : kept;
    return new Step(
        "upsert " + person + (update ? " update" : "") + (move ? " move" : ""),
        world ->
            world.shown(world.client.contacts().upsert(world.list(list), written(person), options)),
        world -> world.model.upsert(list, person, fields, update, move));
  }

  private static Step createMany(int list, List<Person> people) {
    return new Step(
        "create " + people,
        world ->
            world
                .client
                .contacts()
                .create(
                    world.list(list), people.stream().map(RandomOperationsTest::written).toList())
                .stream()
                .map(world::shown)
                .toList()
                .toString(),
        world -> world.model.createMany(list, people));
  }

  private static Step update(int contact, Person changes) {
    ContactUpdate update =
        new ContactUpdate()
            .linkedin(changes.linkedIn())
            .workEmail(changes.email())
            .firstName(changes.firstName())
            .companyName(changes.company());
    return new Step(
        "update " + contact + " " + changes,
        world -> world.shown(world.client.contacts().update(world.contact(contact), update)),
        world -> world.model.update(contact, changes));
  }

  private static Step delete(int contact) {
    return new Step(
        "delete " + contact,
        world -> {
          world.client.contacts().delete(world.contact(contact));
          return "deleted";
        },
        world -> world.model.delete(contact));
  }

  private static Step get(int contact) {
    return new Step(
        "get " + contact,
        world -> {
          ContactRecord record = world.client.contacts().get(world.contact(contact));
          return world.shown(record.getLead()) + world.customFields(contact);
        },
        world -> world.model.get(contact));
  }

  private static Step findByLinkedIn(String linkedIn) {
    return new Step(
        "find " + linkedIn,
        world -> world.shown(world.client.contacts().find(ContactLookup.linkedIn(linkedIn))),
        world -> world.model.findByLinkedIn(linkedIn));
  }

  private static Step findByEmail(String email) {
    return new Step(
        "find " + email,
        world -> world.shown(world.client.contacts().find(ContactLookup.email(email))),
        world -> world.model.findByEmail(email));
  }

  private static Step findByName(String name, String company) {
    return new Step(
        "find " + name + " at " + company,
        world ->
            world.shown(world.client.contacts().find(ContactLookup.nameAtCompany(name, company))),
        world -> world.model.findByName(name, company));
  }

  private static Step searchByList(int list) {
    return new Step(
        "search list " + list,
        world -> world.search(Filter.where("list_uuid", is(world.list(list)))),
        world -> world.model.searchByList(list));
  }

  private static Step searchByCompany(String company) {
    return new Step(
        "search company " + company,
        world -> world.search(Filter.where("company_name", is(company))),
        world -> world.model.searchByCompany(company));
  }

  private static Step turn(int automation, boolean on) {
    return new Step(
        "turn " + automation + (on ? " on" : " off"),
        world -> {
          String uuid = world.automation(automation);
          return String.valueOf(
              (on ? world.client.automations().start(uuid) : world.client.automations().stop(uuid))
                  .getStatus());
        },
        world -> world.model.turn(automation, on ? "on" : "off"));
  }

  private static Step enroll(int automation, int contact) {
    return new Step(
        "enroll " + contact + " in " + automation,
        world -> {
          world.client.automations().enroll(world.automation(automation), world.contact(contact));
          return "enrolled";
        },
        world -> world.model.enroll(automation, contact));
  }

  private static Step cancel(int contact, @Nullable Integer automation) {
    return new Step(
        "cancel " + contact + " in " + automation,
        world -> {
          if (automation == null) {
            world.client.automations().cancelAll(world.contact(contact));
          } else {
            world
                .client
                .automations()
                .cancel(world.contact(contact), List.of(world.automation(automation)));
          }
          return "cancelled";
        },
        world -> world.model.cancel(contact, automation));
  }

  private static Step sendLinkedIn(int contact, String text) {
    return new Step(
        "send " + text + " to " + contact,
        world ->
            "queued "
                + world
                    .client
                    .unibox()
                    .linkedInMessages()
                    .send(world.sender(), world.contact(contact), text)
                    .getText(),
        world -> world.model.sendLinkedIn(contact, text));
  }

  private static Step sendEmail(int contact, String subject) {
    return new Step(
        "email " + subject + " to " + contact,
        world ->
            "queued "
                + world
                    .client
                    .unibox()
                    .emails()
                    .send(
                        new NewEmail()
                            .senderProfileUuid(world.sender())
                            .leadUuid(world.contact(contact))
                            .fromName("Jonas Berg")
                            .fromEmail("jonas@bergogfoss.example")
                            .toName("Somebody")
                            .toEmail("somebody@fjordware.example")
                            .subject(subject))
                    .getEmailDomain()
                    .getSubject(),
        world -> world.model.sendEmail(contact, subject));
  }

  private static Step messages(int contact) {
    return new Step(
        "messages to " + contact,
        world ->
            world
                .client
                .unibox()
                .linkedInMessages()
                .list(Filter.where("lead_uuid", is(world.contact(contact))))
                .stream()
                .map(LinkedInMessage::getText)
                .sorted()
                .toList()
                .toString(),
        world -> world.model.messagesTo(contact));
  }

  private static Step emails(int contact) {
    return new Step(
        "emails to " + contact,
        world ->
            world
                .client
                .unibox()
                .emails()
                .list(Filter.where("lead_uuid", is(world.contact(contact))))
                .stream()
                .map(Email::getSubject)
                .sorted()
                .toList()
                .toString(),
        world -> world.model.emailsTo(contact));
  }

  private static NewContact written(Person person) {
    return new NewContact()
        .linkedinId(person.linkedIn())
        .email(person.email())
        .firstName(person.firstName())
        .companyName(person.company());
  }

  private static Object answer(Supplier<Object> call) {
    try {
      return call.get();
    } catch (ApiException e) {
      return e.getClass().getSimpleName();
    }
  }

  /** Sandbox and model side by side, and which UUID stands for which number. */
  private static final class World {
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private final GetSalesSandbox sandbox;
    private final GetSales client;
    private final SimpleAccount model;
    private final List<String> lists;
    private final List<String> contacts = new ArrayList<>();

    World(GetSalesSandbox sandbox, GetSales client, boolean linkedInIsRequired) {
      this.sandbox = sandbox;
      this.client = client;
      this.lists = sandbox.lists().stream().map(SandboxList::uuid).toList();
      this.model =
          new SimpleAccount(
              sandbox.lists().stream().map(SandboxList::name).toList(),
              sandbox.automations().stream().map(SandboxAutomation::status).toList(),
              linkedInIsRequired);
    }

    String list(int number) {
      return lists.get(number);
    }

    String automation(int number) {
      return sandbox.automations().get(number).uuid();
    }

    String sender() {
      return sandbox.senderProfiles().get(0).uuid();
    }

    /** The UUID of a contact; of one that was never made, a UUID that nobody has. */
    String contact(int number) {
      return number < contacts.size() ? contacts.get(number) : NOBODY;
    }

    String shown(Optional<ContactRecord> record) {
      return record.map(ContactRecord::getLead).map(this::shown).orElse("nobody");
    }

    String shown(Contact contact) {
      return SimpleAccount.shown(
          number(contact.getUuid()),
          lists.indexOf(contact.getListUuid()),
          new Person(
              contact.getLinkedin(),
              contact.getWorkEmail(),
              contact.getFirstName(),
              contact.getCompanyName()));
    }

    String customFields(int contact) {
      return new TreeMap<>(sandbox.contact(contact(contact)).orElseThrow().customFields())
          .toString();
    }

    String search(Filter filter) {
      return client.contacts().search(filter).stream()
          .map(row -> number(Objects.requireNonNull(row.getLead()).getUuid()))
          .sorted()
          .toList()
          .toString();
    }

    String enrollments() {
      List<String> automations =
          sandbox.automations().stream().map(SandboxAutomation::uuid).toList();
      return sandbox.enrollments().stream()
          .map(
              one ->
                  number(one.contactUuid())
                      + " in "
                      + automations.indexOf(one.automationUuid())
                      + (one.status().equals("cancelled") ? " no more" : ""))
          .sorted()
          .toList()
          .toString();
    }

    /** Contacts are numbered in the order in which they are first seen: that of their making. */
    private int number(@Nullable String uuid) {
      int known = contacts.indexOf(uuid);
      if (known >= 0) {
        return known;
      }
      contacts.add(Objects.requireNonNull(uuid));
      return contacts.size() - 1;
    }
  }
}
