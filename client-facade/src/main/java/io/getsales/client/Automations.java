package io.getsales.client;

import io.getsales.client.generated.api.AutomationsApi;
import io.getsales.client.generated.model.Automation;
import io.getsales.client.generated.model.EnrollmentCancellation;
import io.getsales.client.generated.model.EnrollmentResult;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.internal.call.Calls;
import io.getsales.client.internal.wire.ListedRows;
import io.getsales.client.internal.wire.ListedRows.RowKeys;
import io.getsales.client.paging.Paged;
import io.getsales.client.query.Filter;
import io.getsales.client.query.Sort;
import io.getsales.client.time.TimeSource;
import java.util.List;
import java.util.Objects;

/**
 * Automations (the vendor's flows): sequences of outreach, and who is enrolled in them. Obtained by
 * {@link GetSales#automations()}; thread-safe.
 */
public final class Automations {
  private final AutomationsApi api;
  private final TimeSource time;

  Automations(AutomationsApi api, TimeSource time) {
    this.api = api;
    this.time = time;
  }

  /** {@return all automations, the oldest first} */
  public Paged<Automation> list() {
    return list(Filter.none());
  }

  /**
   * {@return the automations that match a filter, the oldest first} Documented fields: {@code q},
   * {@code uuid}, {@code flow_workspace_uuid}, {@code flow_version_uuid}, {@code status}, {@code
   * is_public}, {@code user_id}.
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   */
  public Paged<Automation> list(Filter filter) {
    return list(filter, Defaults.OLDEST_FIRST);
  }

  /**
   * {@return the automations that match a filter, in an order of your own}
   *
   * @param filter which rows, by field; {@link Filter#none()} for all of them
   * @param sort the field to order by, and the direction
   */
  public Paged<Automation> list(Filter filter, Sort sort) {
    return ListedRows.of(
        "listFlows",
        api::listAutomations,
        filter,
        sort,
        new RowKeys<>(Automation::getUuid, Automation::getCreatedAt),
        time);
  }

  /**
   * Switches an automation on, which starts real outreach to everybody enrolled in it.
   *
   * @param automationUuid the automation's id; not blank
   * @return the automation as it is now
   */
  public Automation start(String automationUuid) {
    return Calls.written(
        api.startAutomation(Arguments.id("automationUuid", automationUuid)), Automation::new);
  }

  /**
   * Switches an automation off; steps under way still finish.
   *
   * @param automationUuid the automation's id; not blank
   * @return the automation as it is now
   */
  public Automation stop(String automationUuid) {
    return Calls.written(
        api.stopAutomation(Arguments.id("automationUuid", automationUuid)), Automation::new);
  }

  /**
   * Enrols a contact at the start of the sequence. The automation has to be on, and its contact
   * source needs an enabled sender profile (client code).
   *
   * <p>Messages follow from it, and what a second enrolment does is documented nowhere; so it
   * counts as a send: not repeated once it may have arrived.
   *
   * @param automationUuid the automation's id; not blank
   * @param contactUuid the contact's id; not blank
   * @throws io.getsales.client.error.OutcomeUnknownException when it may have happened
   */
  public void enroll(String automationUuid, String contactUuid) {
    Calls.run(
        api.enrollContact(
            Arguments.id("automationUuid", automationUuid),
            Arguments.id("contactUuid", contactUuid)));
  }

  /**
   * Creates or matches a contact and enrols it; see the method with options.
   *
   * @param automationUuid the automation's id; not blank
   * @param listUuid the list that a new contact gets into; not blank
   * @param contact with at least one field that it can be matched by, see {@link Contacts#upsert}
   * @return what the service says of it, empty where it says nothing
   */
  public EnrollmentResult enrollNew(String automationUuid, String listUuid, NewContact contact) {
    return enrollNew(automationUuid, listUuid, contact, EnrollOptions.none());
  }

  /**
   * Creates a contact in a list, or takes the one that matches, and enrols it at once. Counts as a
   * send: not repeated once it may have arrived.
   *
   * @param automationUuid the automation's id; not blank
   * @param listUuid the list that a new contact gets into; not blank
   * @param contact with at least one field that it can be matched by, see {@link Contacts#upsert}
   * @param options where to begin, and what becomes of a contact that exists; {@link
   *     EnrollOptions#none()} leaves it to the service
   * @return what the service says of it, empty where it says nothing; {@link
   *     EnrollmentResult#getReason()} is {@code skipped} for a contact that was left out
   * @throws io.getsales.client.error.OutcomeUnknownException when it may have happened
   */
  public EnrollmentResult enrollNew(
      String automationUuid, String listUuid, NewContact contact, EnrollOptions options) {
    Arguments.id("automationUuid", automationUuid);
    Arguments.id("listUuid", listUuid);
    NewContactChecks.requireIdentifier(contact);
    Objects.requireNonNull(options, "options");
    return Calls.written(
        api.enrollNewContact(automationUuid, options.request(listUuid, contact)),
        EnrollmentResult::new);
  }

  /**
   * Takes a contact out of the named automations.
   *
   * @param contactUuid the contact's id; not blank
   * @param automationUuids at least one
   */
  public void cancel(String contactUuid, List<String> automationUuids) {
    Objects.requireNonNull(automationUuids, "automationUuids");
    if (automationUuids.isEmpty()) {
      throw new IllegalArgumentException(
          "automationUuids: empty (expected: at least one; cancelAll takes the contact out of all)");
    }
    automationUuids.forEach(uuid -> Arguments.id("automationUuids", uuid));
    Calls.run(
        api.cancelEnrollments(
            Arguments.id("contactUuid", contactUuid),
            new EnrollmentCancellation().flowUuids(List.copyOf(automationUuids))));
  }

  /**
   * Takes a contact out of every automation that it is active in.
   *
   * @param contactUuid the contact's id; not blank
   */
  public void cancelAll(String contactUuid) {
    Calls.run(api.cancelAllEnrollments(Arguments.id("contactUuid", contactUuid)));
  }
}
