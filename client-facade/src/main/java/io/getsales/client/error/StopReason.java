package io.getsales.client.error;

/** Why a call was not repeated once more. */
public enum StopReason {
  /** Another attempt would meet the same answer. */
  NOT_REPEATABLE("another attempt would end alike"),

  /** A create or send that may have been processed is never repeated. */
  MAY_HAVE_BEEN_PROCESSED("it may have been processed, and is never repeated then"),

  /** The retry policy's attempts are used up. */
  ATTEMPTS_USED_UP("all attempts are used up"),

  /** The next wait would have passed the call's deadline. */
  DEADLINE("the next wait would pass the deadline"),

  /** The server asked for a longer pause than the retry policy waits. */
  RETRY_AFTER_TOO_LONG("the server asks for a longer pause than the retry policy allows"),

  /** Too many recent calls needed repeats; the retry budget is spent. */
  BUDGET_SPENT("the retry budget is spent"),

  /** The call was cancelled, its thread interrupted or the client closed. */
  ABORTED("the call was aborted");

  private final String words;

  StopReason(String words) {
    this.words = words;
  }

  /** The reason in words, for messages. */
  @Override
  public String toString() {
    return words;
  }
}
