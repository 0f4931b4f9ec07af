package io.getsales.client.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * GetSales in memory, at a port of this machine: all 25 operations of the Public API 3.0, with
 * state that really changes, in the shapes that clients have met on the real wire. It never reaches
 * the real service and never sends anything to anybody.
 *
 * <pre>{@code
 * try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(250).build()) {
 *   // point the code under test at sandbox.baseUrl() with the key sandbox.apiKey()
 *   sandbox.verify().sentExactly(1);
 * }
 * }</pre>
 *
 * <p>The same settings give the same data, UUIDs included. Time is that of the {@linkplain
 * SandboxBuilder#clock clock} given, so a quota can be used up and recover without waiting. Safe
 * for use by several threads; requests are carried out one at a time.
 */
public final class GetSalesSandbox implements AutoCloseable {
  private final String apiKey;
  private final SandboxState state;
  private final Faults faults;
  private final SandboxRows rows;
  private final Journal journal;
  private final FrontDoor door;
  private final Gate gate;

  GetSalesSandbox(
      String apiKey,
      SandboxState state,
      Faults faults,
      SandboxRows rows,
      Journal journal,
      FrontDoor door,
      Gate gate) {
    this.apiKey = apiKey;
    this.state = state;
    this.faults = faults;
    this.rows = rows;
    this.journal = journal;
    this.door = door;
    this.gate = gate;
  }

  /**
   * {@return settings for a new sandbox: a small account that behaves like the service as observed}
   */
  public static SandboxBuilder builder() {
    return new SandboxBuilder();
  }

  /**
   * {@return where it listens, such as {@code http://127.0.0.1:41237}; without a slash at the end}
   * At a {@linkplain SandboxHost host} it has a path.
   */
  public String baseUrl() {
    return gate.baseUrl();
  }

  /** {@return the port it listens at} */
  public int port() {
    return gate.port();
  }

  /** {@return the key it accepts} It is no secret and opens nothing else. */
  public String apiKey() {
    return apiKey;
  }

  /**
   * {@return what went in, oldest first; see {@link SandboxBuilder#journal} for how many are kept}
   */
  public List<ReceivedRequest> requests() {
    return journal.requests();
  }

  /**
   * {@return the requests of one operation, oldest first}
   *
   * @param operationId the vendor's operation id, such as {@code searchContacts}
   * @throws IllegalArgumentException if there is no such operation
   */
  public List<ReceivedRequest> requests(String operationId) {
    String id = Operation.withId(operationId).id();
    return journal.requests().stream().filter(one -> one.operationId().equals(id)).toList();
  }

  /** {@return how many requests came in, those no longer kept included} */
  public int requestCount() {
    return journal.count();
  }

  /**
   * {@return every LinkedIn message and email that was accepted for sending, in order} One that was
   * sent twice stands here twice, also when the caller got an error or no answer.
   */
  public List<SentMessage> sent() {
    return state.with(account -> List.copyOf(account.sent()));
  }

  /** {@return all contacts, oldest first} */
  public List<SandboxContact> contacts() {
    return state.with(
        account -> account.contacts().oldestFirst().stream().map(Views::contact).toList());
  }

  /** {@return how many contacts there are} */
  public int contactCount() {
    return state.with(account -> account.contacts().size());
  }

  /**
   * {@return the contact with a UUID, if there is one}
   *
   * @param uuid its id
   */
  public Optional<SandboxContact> contact(String uuid) {
    Objects.requireNonNull(uuid, "uuid");
    return state.with(
        account -> Optional.ofNullable(account.contacts().get(uuid)).map(Views::contact));
  }

  /** {@return all contact lists, in the order of their making} */
  public List<SandboxList> lists() {
    return views(Account::lists, Views::list);
  }

  /** {@return all automations, in the order of their making} */
  public List<SandboxAutomation> automations() {
    return views(Account::automations, Views::automation);
  }

  /** {@return all enrolments, cancelled ones included, in the order of their making} */
  public List<SandboxEnrollment> enrollments() {
    return views(Account::enrollments, Views::enrollment);
  }

  /** {@return all sender profiles, in the order of their making} */
  public List<SandboxSenderProfile> senderProfiles() {
    return views(Account::senderProfiles, Views::senderProfile);
  }

  /** {@return all LinkedIn messages, received and sent, in the order of their making} */
  public List<SandboxMessage> linkedInMessages() {
    return views(Account::linkedInMessages, Views::message);
  }

  /** {@return all emails, received and sent, in the order of their making} */
  public List<SandboxMessage> emails() {
    return views(Account::emails, Views::message);
  }

  /** {@return checks of what went in, whose failures show it} */
  public Verification verify() {
    return new Verification(this);
  }

  /**
   * Makes chosen calls go wrong.
   *
   * @return the faults of this sandbox
   */
  public Faults faults() {
    return faults;
  }

  /**
   * Adds, changes and deletes rows behind the back of the client.
   *
   * @return the rows of this sandbox
   */
  public SandboxRows rows() {
    return rows;
  }

  /**
   * Runs a script just before one page of a list is made.
   *
   * @param operationId the vendor's operation id of the list, such as {@code listEmails}
   * @param page which one of the calls from now on; 1 for the next
   * @param script what to do; see {@link FaultTarget#run}
   */
  public void beforePage(String operationId, int page, Consumer<SandboxRows> script) {
    faults.on(operationId).nth(page).run(script);
  }

  /**
   * Runs a script between any two calls of an operation: before each but the next one.
   *
   * @param operationId the vendor's operation id, such as {@code searchContacts}
   * @param script what to do; see {@link FaultTarget#run}
   */
  public void between(String operationId, Consumer<SandboxRows> script) {
    faults.on(operationId).nth(2).always().run(script);
  }

  /** Goes back to the start: seeded data, full quota, no requests, no faults. */
  public void reset() {
    faults.clear();
    state.reset();
    door.resetQuota();
    journal.clear();
  }

  /** Stops listening. What was received and sent can still be looked at. */
  @Override
  public void close() {
    gate.stop().run();
  }

  /**
   * {@return what was sent, what faults are still to come, and the last 20 requests: made for
   * failure messages}
   */
  public String describe() {
    return new Description(this, state).text();
  }

  /** Where it listens, and the last requests, one a line: made for failure messages. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("GetSalesSandbox at " + baseUrl());
    text.append(", requests: ").append(requestCount());
    List<ReceivedRequest> all = requests();
    for (ReceivedRequest request : all.subList(Math.max(0, all.size() - 20), all.size())) {
      text.append("\n  ").append(request);
    }
    return text.toString();
  }

  private <T> List<T> views(Function<Account, RowStore> store, Function<JsonRow, T> view) {
    return state.with(
        account -> {
          Collection<JsonRow> all = store.apply(account).all();
          return all.stream().map(view).toList();
        });
  }
}
