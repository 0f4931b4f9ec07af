package io.getsales.client;

import io.getsales.client.error.GetSalesException;
import io.getsales.client.ledger.SendLedger;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * A send under the guard of a ledger. Its key is freed by proof alone: an exception that says that
 * nothing was sent. Whatever else ends the send, an error of the caller's own interceptor included,
 * leaves the key in doubt.
 */
final class LedgeredSend {
  private LedgeredSend() {}

  /** Checks ledger and key, before anything else is done with them. */
  static void check(SendLedger ledger, String key) {
    Objects.requireNonNull(ledger, "ledger");
    Arguments.text("key", key, "1 to " + SendLedger.LONGEST_KEY + " characters");
    Arguments.atMost("key", key, SendLedger.LONGEST_KEY);
  }

  /**
   * A call whose request is made already. What cannot be written, or a key source that fails, is
   * found out here and not after the claim, where nothing would prove that nothing was sent.
   */
  static <T> Call<T> prepared(Call<T> call) {
    call.request();
    return call;
  }

  /**
   * Claims the key, sends, and records how it ended.
   *
   * @param send makes the call; everything that can fail before has been done already
   * @param messageUuid takes the message's id from the answer
   */
  static <T> T send(
      SendLedger ledger, String key, Supplier<T> send, Function<T, @Nullable String> messageUuid) {
    ledger.begin(key);
    T answer;
    try {
      answer = send.get();
    } catch (GetSalesException e) {
      // A success that nobody can read stays in doubt too: a proxy's login page looks like one.
      if (!e.mayHaveBeenProcessed()) {
        settle(e, () -> ledger.settleNotSent(key));
      }
      throw e;
    }
    recordSent(ledger, key, messageUuid.apply(answer));
    return answer;
  }

  /**
   * The message is out, and an exception here would read as if it were not. When its end cannot be
   * recorded the key stays in doubt, which refuses a second send just as well; a ledger that is
   * broken says so itself when the next key is begun.
   */
  @SuppressWarnings("EmptyCatch")
  private static void recordSent(SendLedger ledger, String key, @Nullable String messageUuid) {
    try {
      ledger.settleSent(key, messageUuid);
    } catch (RuntimeException stillInDoubt) {
      // The answer matters more.
    }
  }

  /** What the ledger has to say comes second to what happened to the send. */
  private static void settle(GetSalesException cause, Runnable settlement) {
    try {
      settlement.run();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }
}
