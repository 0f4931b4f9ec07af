package io.getsales.client.generated;

import io.getsales.client.generated.support.RepeatClass;
import java.util.List;

/**
 * One of the 25 operations, with every name that the facade stands on.
 *
 * @param parameters what the method takes, in order: kind, then name on the wire or type of the
 *     body
 */
record DescribedOperation(
    String verb,
    String path,
    String operationId,
    String api,
    String method,
    RepeatClass repeat,
    String answer,
    List<String> parameters) {

  private static final List<String> LIST =
      List.of(
          "Query limit",
          "Query offset",
          "Query order_field",
          "Query order_type",
          "QueryMap FilterParameters");

  // One row an operation, in the order of the description.
  static final List<DescribedOperation> ALL =
      List.of(
          contacts("POST", "/leads/api/leads/lookup-one", "findOneContact")
              .is("findContact", RepeatClass.READ, "ContactRecord", "Body ContactQuery"),
          contacts("POST", "/leads/api/leads/search", "searchContacts")
              .is("searchContacts", RepeatClass.READ, "ContactPage", "Body ContactSearch"),
          contacts("GET", "/leads/api/leads/{uuid}", "getLead")
              .is(
                  "getContact",
                  RepeatClass.READ,
                  "ContactRecord",
                  "Path uuid",
                  "Query disable_aggregation"),
          contacts("PUT", "/leads/api/leads/{uuid}", "updateLead")
              .is(
                  "updateContact",
                  RepeatClass.IDEMPOTENT,
                  "ContactRecord",
                  "Path uuid",
                  "Body ContactUpdate"),
          contacts("DELETE", "/leads/api/leads/{uuid}", "deleteLead")
              .is("deleteContact", RepeatClass.IDEMPOTENT, "StatusMessage", "Path uuid"),
          contacts("POST", "/leads/api/leads/upsert", "upsertContact")
              .is("upsertContact", RepeatClass.IDEMPOTENT, "ContactRecord", "Body ContactUpsert"),
          contacts("POST", "/leads/api/leads", "createContacts")
              .is("createContacts", RepeatClass.CREATE, "ContactPage", "Body NewContacts"),
          automations("GET", "/flows/api/flows", "listFlows")
              .list("listAutomations", "AutomationPage"),
          automations("PUT", "/flows/api/flows/{flowUuid}/start", "startFlow")
              .is("startAutomation", RepeatClass.IDEMPOTENT, "Automation", "Path flowUuid"),
          automations("PUT", "/flows/api/flows/{flowUuid}/stop", "stopFlow")
              .is("stopAutomation", RepeatClass.IDEMPOTENT, "Automation", "Path flowUuid"),
          automations("POST", "/flows/api/flows/{flowUuid}/leads/{leadUuid}", "addLeadToFlow")
              .is(
                  "enrollContact",
                  RepeatClass.SEND,
                  "StatusMessage",
                  "Path flowUuid",
                  "Path leadUuid"),
          automations("POST", "/flows/api/flows/{flowUuid}/add-new-lead", "addNewLeadToFlow")
              .is(
                  "enrollNewContact",
                  RepeatClass.SEND,
                  "EnrollmentResult",
                  "Path flowUuid",
                  "Body NewContactEnrollment"),
          automations("PUT", "/flows/api/flows/leads/{leadUuid}/cancel", "cancelLeadFromFlows")
              .is(
                  "cancelEnrollments",
                  RepeatClass.IDEMPOTENT,
                  "StatusMessage",
                  "Path leadUuid",
                  "Body EnrollmentCancellation"),
          automations(
                  "PUT", "/flows/api/flows/leads/{leadUuid}/cancel-all", "cancelLeadFromAllFlows")
              .is("cancelAllEnrollments", RepeatClass.IDEMPOTENT, "StatusMessage", "Path leadUuid"),
          unibox("GET", "/flows/api/linkedin-messages", "listLinkedinMessages")
              .list("listLinkedInMessages", "LinkedInMessagePage"),
          unibox("POST", "/flows/api/linkedin-messages", "sendLinkedInMessage")
              .is(
                  "sendLinkedInMessage",
                  RepeatClass.SEND,
                  "LinkedInMessage",
                  "Body NewLinkedInMessage"),
          unibox("GET", "/emails/api/emails", "listEmails").list("listEmails", "EmailPage"),
          unibox("POST", "/emails/api/emails/send-email", "sendEmail")
              .is("sendEmail", RepeatClass.SEND, "SentEmail", "Body NewEmail"),
          senderProfiles("GET", "/flows/api/sender-profiles", "listSenderProfiles")
              .list("listSenderProfiles", "SenderProfilePage"),
          senderProfiles("POST", "/flows/api/sender-profiles", "createSenderProfile")
              .is(
                  "createSenderProfile",
                  RepeatClass.CREATE,
                  "SenderProfile",
                  "Body NewSenderProfile"),
          senderProfiles(
                  "GET", "/flows/api/sender-profiles/{senderProfileUuid}", "getSenderProfile")
              .is("getSenderProfile", RepeatClass.READ, "SenderProfile", "Path senderProfileUuid"),
          senderProfiles(
                  "POST",
                  "/flows/client-api/sender-profiles/connect-external",
                  "connectSenderProfile")
              .is(
                  "connectSenderProfile",
                  RepeatClass.CREATE,
                  "SenderProfile",
                  "Body ExternalSenderProfile"),
          lists("GET", "/leads/api/lists", "listLists").list("listContactLists", "ContactListPage"),
          lists("POST", "/leads/api/lists", "createList")
              .is("createContactList", RepeatClass.CREATE, "ContactList", "Body NewContactList"),
          lists("GET", "/leads/api/lists/{uuid}", "getList")
              .is("getContactList", RepeatClass.READ, "ContactList", "Path uuid"));

  private static Vendor contacts(String verb, String path, String operationId) {
    return new Vendor("ContactsApi", verb, path, operationId);
  }

  private static Vendor automations(String verb, String path, String operationId) {
    return new Vendor("AutomationsApi", verb, path, operationId);
  }

  private static Vendor unibox(String verb, String path, String operationId) {
    return new Vendor("UniboxApi", verb, path, operationId);
  }

  private static Vendor senderProfiles(String verb, String path, String operationId) {
    return new Vendor("SenderProfilesApi", verb, path, operationId);
  }

  private static Vendor lists(String verb, String path, String operationId) {
    return new Vendor("ListsApi", verb, path, operationId);
  }

  /** Verb, path and id: what the vendor's description alone says. */
  String triple() {
    return verb + " " + path + " " + operationId;
  }

  @Override
  public String toString() {
    return operationId;
  }

  private record Vendor(String api, String verb, String path, String operationId) {

    DescribedOperation is(String method, RepeatClass repeat, String answer, String... parameters) {
      return new DescribedOperation(
          verb, path, operationId, api, method, repeat, answer, List.of(parameters));
    }

    DescribedOperation list(String method, String answer) {
      return is(method, RepeatClass.READ, answer, LIST.toArray(String[]::new));
    }
  }
}
