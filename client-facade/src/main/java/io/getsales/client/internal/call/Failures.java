package io.getsales.client.internal.call;

import io.getsales.client.error.ApiException;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.error.CallTrace;
import io.getsales.client.error.DeadlineExceededException;
import io.getsales.client.error.DecodeException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.QuotaUnavailableException;
import io.getsales.client.error.Stage;
import io.getsales.client.error.StopReason;
import io.getsales.client.error.TransportException;
import io.getsales.client.generated.support.RepeatClass;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From the way a call ended to the exception that tells it. Here stands what users of sends rely
 * on: a create or send that may have been processed ends in an {@link OutcomeUnknownException},
 * whatever ended it.
 */
final class Failures {
  private final RepeatClass repeatClass;
  private final CallStory story;

  Failures(RepeatClass repeatClass, CallStory story) {
    this.repeatClass = repeatClass;
    this.story = story;
  }

  /** The last attempt's outcome is the call's. */
  GetSalesException of(Outcome<?> last, StopReason reason) {
    CallTrace trace = story.trace(reason);
    if (last instanceof Outcome.Unreadable<?> unreadable) {
      UnreadableAnswer problem = unreadable.answer();
      return new DecodeException(problem.problem(), problem.bodyText(), trace, problem.getCause());
    }
    if (last instanceof Outcome.Refusal<?> refusal) {
      ApiException refused = ApiException.of(refusal.answer(), trace);
      return reason == StopReason.MAY_HAVE_BEEN_PROCESSED
          ? new OutcomeUnknownException(Stage.ANSWERED, trace, refused)
          : refused;
    }
    return ofSilence((Outcome.Silence<?>) last, trace);
  }

  private GetSalesException ofSilence(Outcome.Silence<?> silence, CallTrace trace) {
    Stage stage = silence.stage();
    IOException cause = silence.cause();
    return mayHaveLeft(stage)
        ? new OutcomeUnknownException(stage, trace, cause)
        : new TransportException(stage, trace, cause);
  }

  /** Somebody's code failed: its exception is the caller's, unless it would hide a send. */
  RuntimeException of(Outcome.Breakdown<?> breakdown) {
    return mayHaveLeft(breakdown.stage())
        ? new OutcomeUnknownException(
            breakdown.stage(), story.trace(StopReason.MAY_HAVE_BEEN_PROCESSED), breakdown.cause())
        : breakdown.cause();
  }

  /** No time is left for another attempt. */
  GetSalesException late(@Nullable Outcome<?> last, @Nullable Duration waitNeeded) {
    return last != null
        ? of(last, StopReason.DEADLINE)
        : new DeadlineExceededException(waitNeeded, story.trace(StopReason.DEADLINE));
  }

  /** The caller ended the call while an attempt ran. */
  GetSalesException abortedAttempt(Reason reason, Outcome.Silence<?> silence) {
    return mayHaveLeft(silence.stage())
        ? ofSilence(silence, story.trace(StopReason.ABORTED))
        : aborted(reason, silence.cause());
  }

  /** The caller ended the call while it waited. */
  GetSalesException aborted(Reason reason, @Nullable Throwable cause) {
    return new CallAbortedException(reason, story.trace(StopReason.ABORTED), cause);
  }

  /** The gate itself failed. */
  GetSalesException gateFailed(RuntimeException cause) {
    return new QuotaUnavailableException(story.trace(StopReason.ABORTED), cause);
  }

  private boolean mayHaveLeft(Stage stage) {
    return !repeatClass.mayRepeat() && stage.mayHaveArrived();
  }
}
