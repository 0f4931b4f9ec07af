package io.getsales.client.decoding;

import io.getsales.client.ContactLookup;
import io.getsales.client.GetSales;
import io.getsales.client.generated.model.ContactUpdate;
import io.getsales.client.generated.model.ExternalSenderProfile;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.generated.model.NewEmail;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.generated.model.NewSenderProfile;
import io.getsales.client.sandbox.GetSalesSandbox;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One call of the client for every operation.
 *
 * @param operation the vendor's operation id
 * @param call makes the call and answers what it gave
 */
public record EveryCall(String operation, BiFunction<GetSales, Ids, Object> call) {

  /** UUIDs that the calls are about. */
  public record Ids(String contact, String list, String automation, String sender) {
    /** Of a sandbox with at least one contact. */
    public static Ids of(GetSalesSandbox sandbox) {
      return new Ids(
          sandbox.contacts().get(0).uuid(),
          sandbox.lists().get(0).uuid(),
          sandbox.automations().stream()
              .filter(automation -> automation.status().equals("on"))
              .findFirst()
              .orElseThrow()
              .uuid(),
          sandbox.senderProfiles().get(0).uuid());
    }

    /** That exist nowhere. */
    public static Ids invented() {
      return new Ids(
          "5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30",
          "7f0c2a54-9d1e-4b7b-8a53-2f6c1de0a911",
          "1c6b0e93-58f7-4a0d-9b7e-44d2a3f05c18",
          "0d5f3c1e-64a2-4a8e-9a40-5c1f0b2d7e61");
    }
  }

  /** All of them. What deletes comes last. */
  public static Stream<EveryCall> all() {
    return Stream.of(
            contacts(), automations(), unibox(), senderProfiles(), lists(), deletingContacts())
        .flatMap(calls -> calls);
  }

  /** Makes the call; what answers nothing gives an empty text. */
  public Object with(GetSales getsales, Ids ids) {
    return Objects.requireNonNull(call.apply(getsales, ids));
  }

  private static Stream<EveryCall> contacts() {
    return Stream.of(
        new EveryCall("searchContacts", (api, ids) -> api.contacts().search().first()),
        new EveryCall(
            "findOneContact",
            (api, ids) -> api.contacts().find(ContactLookup.linkedIn("marta-lindqvist-4b71a2"))),
        new EveryCall("getLead", (api, ids) -> api.contacts().get(ids.contact())),
        new EveryCall(
            "updateLead",
            (api, ids) ->
                api.contacts()
                    .update(
                        ids.contact(), new ContactUpdate().position("Head of Tea").clearAbout())),
        new EveryCall(
            "upsertContact",
            (api, ids) -> api.contacts().upsert(ids.list(), newContact("ines-marlow-77c1"))),
        new EveryCall(
            "createContacts",
            (api, ids) ->
                api.contacts()
                    .create(
                        ids.list(),
                        List.of(newContact("odd-fjell-10a2"), newContact("bo-ek-44f0")))));
  }

  private static Stream<EveryCall> automations() {
    return Stream.of(
        new EveryCall("listFlows", (api, ids) -> api.automations().list().first()),
        new EveryCall("stopFlow", (api, ids) -> api.automations().stop(ids.automation())),
        new EveryCall("startFlow", (api, ids) -> api.automations().start(ids.automation())),
        new EveryCall(
            "addLeadToFlow",
            (api, ids) -> done(() -> api.automations().enroll(ids.automation(), ids.contact()))),
        new EveryCall(
            "addNewLeadToFlow",
            (api, ids) ->
                api.automations()
                    .enrollNew(ids.automation(), ids.list(), newContact("lena-holm-9912"))),
        new EveryCall(
            "cancelLeadFromFlows",
            (api, ids) ->
                done(() -> api.automations().cancel(ids.contact(), List.of(ids.automation())))),
        new EveryCall(
            "cancelLeadFromAllFlows",
            (api, ids) -> done(() -> api.automations().cancelAll(ids.contact()))));
  }

  private static Stream<EveryCall> unibox() {
    return Stream.of(
        new EveryCall(
            "listLinkedinMessages", (api, ids) -> api.unibox().linkedInMessages().list().first()),
        new EveryCall(
            "sendLinkedInMessage",
            (api, ids) ->
                api.unibox()
                    .linkedInMessages()
                    .send(
                        new NewLinkedInMessage()
                            .senderProfileUuid(ids.sender())
                            .leadUuid(ids.contact())
                            .text("Hello"))),
        new EveryCall("listEmails", (api, ids) -> api.unibox().emails().list().first()),
        new EveryCall(
            "sendEmail",
            (api, ids) ->
                api.unibox()
                    .emails()
                    .send(
                        new NewEmail()
                            .senderProfileUuid(ids.sender())
                            .leadUuid(ids.contact())
                            .fromName("Jonas Berg")
                            .fromEmail("jonas.berg@team.example")
                            .toName("Marta Lindqvist")
                            .toEmail("marta.lindqvist@fjordware.example")
                            .subject("Hello")
                            .body("<p>Hello</p>"))));
  }

  private static Stream<EveryCall> senderProfiles() {
    return Stream.of(
        new EveryCall("listSenderProfiles", (api, ids) -> api.senderProfiles().list().first()),
        new EveryCall("getSenderProfile", (api, ids) -> api.senderProfiles().get(ids.sender())),
        new EveryCall(
            "createSenderProfile",
            (api, ids) ->
                api.senderProfiles()
                    .create(
                        new NewSenderProfile()
                            .assigneeUserId(20)
                            .firstName("Jonas")
                            .lastName("Berg"))),
        new EveryCall(
            "connectSenderProfile",
            (api, ids) ->
                api.senderProfiles()
                    .connect(
                        new ExternalSenderProfile()
                            .firstName("Jonas")
                            .lastName("Berg")
                            .gologinExternalId("66f1c0de5a7b9e2d4c31"))));
  }

  private static Stream<EveryCall> lists() {
    return Stream.of(
        new EveryCall("listLists", (api, ids) -> api.lists().list().first()),
        new EveryCall("getList", (api, ids) -> api.lists().get(ids.list())),
        new EveryCall("createList", (api, ids) -> api.lists().create("Spring")));
  }

  private static Stream<EveryCall> deletingContacts() {
    return Stream.of(
        new EveryCall(
            "deleteLead", (api, ids) -> done(() -> api.contacts().delete(ids.contact()))));
  }

  private static NewContact newContact(String nickname) {
    return new NewContact().linkedinId(nickname).firstName("Ines").lastName("Marlow");
  }

  private static Object done(Runnable call) {
    call.run();
    return "";
  }

  @Override
  public String toString() {
    return operation;
  }
}
