package io.getsales.client.sandbox;

/** Hands a call to the code of its operation. */
final class Router {
  private Router() {}

  static Answer answer(Account account, Call call) {
    try {
      return switch (call.operation()) {
        case FIND_ONE_CONTACT -> ContactOperations.lookup(account, call);
        case SEARCH_CONTACTS -> ContactOperations.search(account, call);
        case GET_LEAD -> ContactOperations.get(account, call);
        case UPDATE_LEAD -> ContactOperations.update(account, call);
        case DELETE_LEAD -> ContactOperations.delete(account, call);
        case UPSERT_CONTACT -> ContactOperations.upsert(account, call);
        case CREATE_CONTACTS -> ContactOperations.createMany(account, call);
        case LIST_FLOWS -> AutomationOperations.list(account, call);
        case START_FLOW -> AutomationOperations.start(account, call);
        case STOP_FLOW -> AutomationOperations.stop(account, call);
        case ADD_LEAD_TO_FLOW -> AutomationOperations.enroll(account, call);
        case ADD_NEW_LEAD_TO_FLOW -> AutomationOperations.addNewLead(account, call);
        case CANCEL_LEAD_FROM_FLOWS -> AutomationOperations.cancel(account, call);
        case CANCEL_LEAD_FROM_ALL_FLOWS -> AutomationOperations.cancelAll(account, call);
        case LIST_LINKEDIN_MESSAGES -> UniboxOperations.listLinkedIn(account, call);
        case SEND_LINKEDIN_MESSAGE -> UniboxOperations.sendLinkedIn(account, call);
        case LIST_EMAILS -> UniboxOperations.listEmails(account, call);
        case SEND_EMAIL -> UniboxOperations.sendEmail(account, call);
        case LIST_SENDER_PROFILES -> SenderProfileOperations.list(account, call);
        case CREATE_SENDER_PROFILE -> SenderProfileOperations.create(account, call);
        case GET_SENDER_PROFILE -> SenderProfileOperations.get(account, call);
        case CONNECT_SENDER_PROFILE -> SenderProfileOperations.connectExternal(account, call);
        case LIST_LISTS -> ListOperations.list(account, call);
        case CREATE_LIST -> ListOperations.create(account, call);
        case GET_LIST -> ListOperations.get(account, call);
      };
    } catch (Rejection rejection) {
      return rejection.answer();
    }
  }
}
