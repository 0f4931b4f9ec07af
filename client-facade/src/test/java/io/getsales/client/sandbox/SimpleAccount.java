package io.getsales.client.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account does, said as simply as possible: lists that are searched from front to back,
 * numbers in place of UUIDs. Everything that happens is answered as a line of text.
 */
final class SimpleAccount {
  static final String NOT_FOUND = "NotFoundException";
  static final String INVALID = "ValidationException";

  /** Who a contact is; what is null is not said. */
  record Person(
      @Nullable String linkedIn,
      @Nullable String email,
      @Nullable String firstName,
      @Nullable String company) {}

  private static final class Someone {
    final int number;
    int list;
    Person person;
    final Map<String, String> customFields = new TreeMap<>();

    Someone(int number, int list, Person person) {
      this.number = number;
      this.list = list;
      this.person = person;
    }
  }

  private record Enrolled(int automation, int contact, boolean isActive) {}

  private record Message(int contact, String text) {}

  private final boolean linkedInIsRequired;
  private final List<String> lists = new ArrayList<>();
  private final List<String> automations = new ArrayList<>();
  private final List<Someone> contacts = new ArrayList<>();
  private List<Enrolled> enrolled = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Message> emails = new ArrayList<>();
  private int made;

  SimpleAccount(List<String> lists, List<String> automationStatuses, boolean linkedInIsRequired) {
    this.lists.addAll(lists);
    this.automations.addAll(automationStatuses);
    this.linkedInIsRequired = linkedInIsRequired;
  }

  String createList(String name) {
    lists.add(name);
    return name;
  }

  String listNames() {
    return lists.stream().sorted().toList().toString();
  }

  String upsert(
      int list, Person person, Map<String, String> customFields, boolean update, boolean move) {
    if (linkedInIsRequired && person.linkedIn() == null) {
      return INVALID;
    }
    Someone someone = match(person);
    if (someone == null) {
      someone = add(list, person);
      someone.customFields.putAll(customFields);
    } else {
      if (update) {
        someone.person = merged(someone.person, person);
        someone.customFields.putAll(customFields);
      }
      someone.list = move ? list : someone.list;
    }
    return shown(someone);
  }

  String createMany(int list, List<Person> people) {
    List<String> answers = new ArrayList<>();
    for (Person person : people) {
      if (linkedInIsRequired && person.linkedIn() == null) {
        continue;
      }
      Someone known =
          person.linkedIn() == null
              ? null
              : first(one -> person.linkedIn().equals(one.person.linkedIn()));
      answers.add(shown(known == null ? add(list, person) : known));
    }
    return answers.toString();
  }

  String update(int contact, Person changes) {
    Someone someone = first(one -> one.number == contact);
    if (someone == null) {
      return NOT_FOUND;
    }
    someone.person = merged(someone.person, changes);
    return shown(someone);
  }

  String delete(int contact) {
    enrolled = new ArrayList<>(enrolled.stream().filter(one -> one.contact() != contact).toList());
    return contacts.removeIf(one -> one.number == contact) ? "deleted" : NOT_FOUND;
  }

  String get(int contact) {
    Someone someone = first(one -> one.number == contact);
    return someone == null ? NOT_FOUND : shown(someone) + someone.customFields;
  }

  String findByLinkedIn(String linkedIn) {
    return found(first(one -> linkedIn.equals(one.person.linkedIn())));
  }

  String findByEmail(String email) {
    return found(first(one -> equal(email, one.person.email())));
  }

  String findByName(String name, String company) {
    return found(
        first(one -> equal(name, one.person.firstName()) && equal(company, one.person.company())));
  }

  String searchByList(int list) {
    return numbers(one -> one.list == list);
  }

  String searchByCompany(String company) {
    return numbers(one -> company.equals(one.person.company()));
  }

  int count() {
    return contacts.size();
  }

  String turn(int automation, String status) {
    if (automations.get(automation).equals("archived")) {
      return INVALID;
    }
    automations.set(automation, status);
    return status;
  }

  String enroll(int automation, int contact) {
    if (first(one -> one.number == contact) == null) {
      return NOT_FOUND;
    }
    if (!automations.get(automation).equals("on")) {
      return INVALID;
    }
    enrolled.add(new Enrolled(automation, contact, true));
    return "enrolled";
  }

  String cancel(int contact, @Nullable Integer automation) {
    if (first(one -> one.number == contact) == null) {
      return NOT_FOUND;
    }
    enrolled.replaceAll(
        one ->
            one.contact() == contact && (automation == null || one.automation() == automation)
                ? new Enrolled(one.automation(), contact, false)
                : one);
    return "cancelled";
  }

  String enrollments() {
    return enrolled.stream()
        .map(one -> one.contact() + " in " + one.automation() + (one.isActive() ? "" : " no more"))
        .sorted()
        .toList()
        .toString();
  }

  String sendLinkedIn(int contact, String text) {
    return send(messages, contact, text);
  }

  String sendEmail(int contact, String subject) {
    return send(emails, contact, subject);
  }

  String messagesTo(int contact) {
    return texts(messages, contact);
  }

  String emailsTo(int contact) {
    return texts(emails, contact);
  }

  int sent() {
    return messages.size() + emails.size();
  }

  private String send(List<Message> kind, int contact, String text) {
    if (first(one -> one.number == contact) == null) {
      return INVALID;
    }
    kind.add(new Message(contact, text));
    return "queued " + text;
  }

  private static String texts(List<Message> kind, int contact) {
    return kind.stream()
        .filter(one -> one.contact() == contact)
        .map(Message::text)
        .sorted()
        .toList()
        .toString();
  }

  private Someone add(int list, Person person) {
    Someone someone = new Someone(made++, list, person);
    contacts.add(someone);
    return someone;
  }

  private @Nullable Someone match(Person person) {
    return Stream.<Predicate<Someone>>of(
            one -> person.linkedIn() != null && person.linkedIn().equals(one.person.linkedIn()),
            one -> equal(person.email(), one.person.email()),
            one ->
                equal(person.firstName(), one.person.firstName())
                    && equal(person.company(), one.person.company()))
        .map(this::first)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private @Nullable Someone first(Predicate<Someone> wanted) {
    return contacts.stream().filter(wanted).findFirst().orElse(null);
  }

  private String numbers(Predicate<Someone> wanted) {
    return contacts.stream().filter(wanted).map(one -> one.number).sorted().toList().toString();
  }

  private static Person merged(Person before, Person after) {
    return new Person(
        after.linkedIn() == null ? before.linkedIn() : after.linkedIn(),
        after.email() == null ? before.email() : after.email(),
        after.firstName() == null ? before.firstName() : after.firstName(),
        after.company() == null ? before.company() : after.company());
  }

  private static boolean equal(@Nullable String one, @Nullable String other) {
    return one != null
        && other != null
        && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static String found(@Nullable Someone someone) {
    return someone == null ? "nobody" : shown(someone);
  }

  private static String shown(Someone someone) {
    return shown(someone.number, someone.list, someone.person);
  }

  static String shown(int number, int list, Person person) {
    return number + " in list " + list + ": " + person;
  }
}
