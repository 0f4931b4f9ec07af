package io.getsales.client.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The 25 operations of the Public API 3.0, each with its vendor id, method and path template. */
enum Operation {
  FIND_ONE_CONTACT("findOneContact", "POST", "/leads/api/leads/lookup-one"),
  SEARCH_CONTACTS("searchContacts", "POST", "/leads/api/leads/search"),
  GET_LEAD("getLead", "GET", "/leads/api/leads/{uuid}"),
  UPDATE_LEAD("updateLead", "PUT", "/leads/api/leads/{uuid}"),
  DELETE_LEAD("deleteLead", "DELETE", "/leads/api/leads/{uuid}"),
  UPSERT_CONTACT("upsertContact", "POST", "/leads/api/leads/upsert"),
  CREATE_CONTACTS("createContacts", "POST", "/leads/api/leads"),
  LIST_FLOWS("listFlows", "GET", "/flows/api/flows"),
  START_FLOW("startFlow", "PUT", "/flows/api/flows/{flowUuid}/start"),
  STOP_FLOW("stopFlow", "PUT", "/flows/api/flows/{flowUuid}/stop"),
  ADD_LEAD_TO_FLOW("addLeadToFlow", "POST", "/flows/api/flows/{flowUuid}/leads/{leadUuid}"),
  ADD_NEW_LEAD_TO_FLOW("addNewLeadToFlow", "POST", "/flows/api/flows/{flowUuid}/add-new-lead"),
  CANCEL_LEAD_FROM_FLOWS("cancelLeadFromFlows", "PUT", "/flows/api/flows/leads/{leadUuid}/cancel"),
  CANCEL_LEAD_FROM_ALL_FLOWS(
      "cancelLeadFromAllFlows", "PUT", "/flows/api/flows/leads/{leadUuid}/cancel-all"),
  LIST_LINKEDIN_MESSAGES("listLinkedinMessages", "GET", "/flows/api/linkedin-messages"),
  SEND_LINKEDIN_MESSAGE("sendLinkedInMessage", "POST", "/flows/api/linkedin-messages"),
  LIST_EMAILS("listEmails", "GET", "/emails/api/emails"),
  SEND_EMAIL("sendEmail", "POST", "/emails/api/emails/send-email"),
  LIST_SENDER_PROFILES("listSenderProfiles", "GET", "/flows/api/sender-profiles"),
  CREATE_SENDER_PROFILE("createSenderProfile", "POST", "/flows/api/sender-profiles"),
  GET_SENDER_PROFILE("getSenderProfile", "GET", "/flows/api/sender-profiles/{senderProfileUuid}"),
  CONNECT_SENDER_PROFILE(
      "connectSenderProfile", "POST", "/flows/client-api/sender-profiles/connect-external"),
  LIST_LISTS("listLists", "GET", "/leads/api/lists"),
  CREATE_LIST("createList", "POST", "/leads/api/lists"),
  GET_LIST("getList", "GET", "/leads/api/lists/{uuid}");

  private final String id;
  private final String method;
  private final String template;

  Operation(String id, String method, String template) {
    this.id = id;
    this.method = method;
    this.template = template;
  }

  /** The vendor's operation id, such as {@code searchContacts}. */
  String id() {
    return id;
  }

  static Operation withId(String id) {
    Objects.requireNonNull(id, "operationId");
    for (Operation operation : values()) {
      if (operation.id.equals(id)) {
        return operation;
      }
    }
    throw new IllegalArgumentException(
        "operationId: "
            + id
            + " (expected one of: "
            + Stream.of(values()).map(Operation::id).collect(Collectors.joining(", "))
            + ")");
  }

  /** An operation together with the variables its path template took from a request. */
  record Route(Operation operation, Map<String, String> variables) {}

  static @Nullable Route route(String method, String path) {
    List<String> asked = segments(path);
    for (Operation operation : values()) {
      if (operation.method.equals(method)) {
        Map<String, String> variables = operation.match(asked);
        if (variables != null) {
          return new Route(operation, variables);
        }
      }
    }
    return null;
  }

  /** Whether any operation, of whatever method, lives at the path. */
  static boolean isKnownPath(String path) {
    List<String> asked = segments(path);
    return Stream.of(values()).anyMatch(operation -> operation.match(asked) != null);
  }

  private @Nullable Map<String, String> match(List<String> asked) {
    List<String> segments = segments(template);
    if (asked.size() != segments.size()) {
      return null;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String expected = segments.get(i);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), asked.get(i));
      } else if (!expected.equals(asked.get(i))) {
        return null;
      }
    }
    return variables;
  }

  // A slash at the end does not count, as in most PHP routers: an id left blank reaches the
  // collection, and a client that lets one through should find that out here.
  private static List<String> segments(String path) {
    return Stream.of(path.split("/")).filter(part -> !part.isEmpty()).toList();
  }
}
