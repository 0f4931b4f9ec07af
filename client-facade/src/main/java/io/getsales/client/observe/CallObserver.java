package io.getsales.client.observe;

import io.getsales.client.error.Attempt;
import java.time.Duration;

/** Is told what one call does, in order and on the call's thread; see {@link Observer}. */
public interface CallObserver {
  /** What a call waited for. */
  enum Wait {
    /** Its turn at the quota; told before each attempt, zero when the turn came at once. */
    QUOTA,
    /** The pause before a repeat. */
    BACKOFF
  }

  /**
   * A wait is over, whether the time had come or somebody ended it.
   *
   * @param reason what was waited for; not null
   * @param duration how long; zero or more
   */
  default void waited(Wait reason, Duration duration) {}

  /**
   * A request begins.
   *
   * @param number 1 for the first of the call
   */
  default void attemptStarted(int number) {}

  /**
   * A request has ended, well or not.
   *
   * @param attempt how; its {@code waitAfter} is not known yet and null
   * @param requestBytes size of the request's body; 0 without one, -1 when not known
   * @param answerBytes size of the answer's body as read, not compressed; -1 when none came
   */
  default void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {}

  /**
   * The call will be repeated.
   *
   * @param number of the attempt to come, 2 or more
   * @param backoff the pause before it; zero or more
   */
  default void retrying(int number, Duration backoff) {}

  /**
   * The call has ended; nothing follows.
   *
   * @param result how; not null
   */
  default void finished(CallResult result) {}
}
