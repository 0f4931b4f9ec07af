package io.getsales.client.examples;

import static io.getsales.client.query.Condition.is;

import io.getsales.client.GetSales;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.Reconciliation;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.generated.model.LinkedInMessage;
import io.getsales.client.generated.model.NewLinkedInMessage;
import io.getsales.client.ledger.DuplicateSendException;
import io.getsales.client.ledger.FileSendLedger;
import io.getsales.client.ledger.SendLedger;
import io.getsales.client.ledger.SendState;
import io.getsales.client.query.Filter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends one message to everybody in a list, however often it is run and wherever it dies: a ledger
 * remembers who was sent what. Whom nobody can tell about is left out and named.
 */
public final class SafeSender {
  private final GetSales getsales;
  private final SendLedger ledger;

  SafeSender(GetSales getsales, SendLedger ledger) {
    this.getsales = getsales;
    this.ledger = ledger;
  }

  /** Takes ledger file, round, list, sender profile, text; the key comes from the environment. */
  public static void main(String[] args) {
    try (GetSales getsales = GetSales.fromEnvironment();
        FileSendLedger ledger = FileSendLedger.open(Path.of(args[0]))) {
      List<String> inDoubt =
          new SafeSender(getsales, ledger).run(args[1], args[2], args[3], args[4]);
      System.out.println("to be looked at by hand: " + inDoubt);
    }
  }

  /**
   * Answers the contacts of whom it is not known whether they got the message.
   *
   * @param round names this message, such as {@code autumn-round/step-2}; with the contact it makes
   *     the key
   */
  List<String> run(String round, String listUuid, String senderProfileUuid, String text) {
    List<String> inDoubt = new ArrayList<>();
    for (ContactRecord row : getsales.contacts().search(Filter.where("list_uuid", is(listUuid)))) {
      String contactUuid = row.getLead().getUuid();
      String key = round + "/" + contactUuid;
      NewLinkedInMessage message =
          new NewLinkedInMessage()
              .senderProfileUuid(senderProfileUuid)
              .leadUuid(contactUuid)
              .text(text);
      try {
        getsales.unibox().linkedInMessages().send(message, ledger, key);
      } catch (DuplicateSendException e) {
        if (e.recorded().state() == SendState.IN_DOUBT) { // of a run that died here
          inDoubt.add(contactUuid);
        }
      } catch (OutcomeUnknownException e) {
        if (!isSettled(key, e.reconcile())) {
          inDoubt.add(contactUuid);
        }
      }
    }
    return inDoubt;
  }

  /** What was not sent is sent by the next run. */
  private boolean isSettled(String key, Reconciliation found) {
    switch (found.verdict()) {
      case SENT ->
          ledger.settleSent(
              key, found.message(LinkedInMessage.class).map(m -> m.getUuid()).orElse(null));
      case NOT_SENT -> ledger.settleNotSent(key);
      case UNDECIDED -> {
        return false;
      }
    }
    return true;
  }
}
