package io.getsales.client.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks of what a sandbox received. Each throws an {@link AssertionError} that says what was
 * expected and shows what arrived, and answers this object, so that several can follow each other.
 *
 * <pre>{@code
 * sandbox.verify().sentExactly(1).stayedWithinQuota().metEveryFault();
 * }</pre>
 */
public final class Verification {
  private static final int TOO_MANY_REQUESTS = 429;

  private final GetSalesSandbox sandbox;

  Verification(GetSalesSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * So many LinkedIn messages and emails were accepted for sending, in all. One that was sent twice
   * counts twice, whatever its sender was told.
   *
   * @param messages 0 or more
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification sentExactly(int messages) {
    int sent = sandbox.sent().size();
    return check(sent == messages, messages(messages) + " sent, but there were " + sent);
  }

  /**
   * Nothing was accepted for sending.
   *
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification sentNothing() {
    return sentExactly(0);
  }

  /**
   * Exactly one LinkedIn message or email went to a contact; others may have gone to others.
   *
   * @param contactUuid the contact's id
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification sentOnceTo(String contactUuid) {
    return sentTo(contactUuid, 1);
  }

  /**
   * No LinkedIn message and no email went to a contact.
   *
   * @param contactUuid the contact's id
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification sentNothingTo(String contactUuid) {
    return sentTo(contactUuid, 0);
  }

  /**
   * Nobody got the same text from the same sender profile twice.
   *
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification sentNothingTwice() {
    Map<List<Object>, Integer> times = new LinkedHashMap<>();
    for (SentMessage message : sandbox.sent()) {
      List<Object> same = new ArrayList<>(message.recipients());
      same.add(message.channel());
      same.add(String.valueOf(message.contactUuid()));
      same.add(String.valueOf(message.senderProfileUuid()));
      same.add(String.valueOf(message.subject()));
      same.add(String.valueOf(message.text()));
      times.merge(same, 1, Integer::sum);
    }
    long repeated = times.values().stream().filter(count -> count > 1).count();
    return check(repeated == 0, "nothing sent twice, but " + repeated + " of the messages were");
  }

  /**
   * An operation was requested so many times, repeats and refused requests included.
   *
   * @param operationId the vendor's operation id, such as {@code searchContacts}
   * @param times 0 or more
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   * @throws IllegalArgumentException if there is no such operation
   */
  public Verification requested(String operationId, int times) {
    requireWholeJournal();
    int requests = sandbox.requests(operationId).size();
    return check(
        requests == times, times + " x " + operationId + " requested, but it was " + requests);
  }

  /**
   * No request was refused with 429, neither by the quota nor by a fault.
   *
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification stayedWithinQuota() {
    requireWholeJournal();
    long refused =
        sandbox.requests().stream()
            .filter(request -> request.status() == TOO_MANY_REQUESTS)
            .count();
    return check(refused == 0, "no request over the quota, but " + refused + " got a 429");
  }

  /**
   * Every fault and script that was ordered has happened at least once: a test of an error that
   * never came proves nothing.
   *
   * @return this verification; an {@link AssertionError} that shows what went in when it does not
   *     hold
   */
  public Verification metEveryFault() {
    List<String> awaited = sandbox.faults().awaited();
    return check(awaited.isEmpty(), "every fault met, but " + awaited.size() + " never came");
  }

  private Verification sentTo(String contactUuid, int messages) {
    Objects.requireNonNull(contactUuid, "contactUuid");
    long sent =
        sandbox.sent().stream()
            .filter(message -> contactUuid.equals(message.contactUuid()))
            .count();
    return check(
        sent == messages,
        messages(messages) + " sent to contact " + contactUuid + ", but there were " + sent);
  }

  private void requireWholeJournal() {
    if (sandbox.requests().size() < sandbox.requestCount()) {
      throw new IllegalStateException(
          "only the last "
              + sandbox.requests().size()
              + " of "
              + sandbox.requestCount()
              + " requests were kept (expected: all of them; see SandboxBuilder.journal)");
    }
  }

  private Verification check(boolean holds, String expectation) {
    if (!holds) {
      throw new AssertionError("expected " + expectation + ".\n" + sandbox.describe());
    }
    return this;
  }

  private static String messages(int count) {
    return count == 1 ? "1 message" : count + " messages";
  }
}
