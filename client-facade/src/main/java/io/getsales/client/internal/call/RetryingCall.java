package io.getsales.client.internal.call;

import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.time.Signal;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Request;
import okio.Timeout;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * A Retrofit call with everything round it: quota, repeats, deadline, our exceptions. Its {@link
 * #execute} answers successes only; all else is thrown.
 */
final class RetryingCall<T> implements Call<T> {
  private final Call<T> first;
  private final CallEngine engine;
  private final CallSettings settings;
  private final Signal aborted = new Signal();
  private final AtomicReference<@Nullable Reason> abortReason = new AtomicReference<>();
  private final AtomicBoolean executed = new AtomicBoolean();
  private volatile Call<T> current;
  private volatile @Nullable Signal endsWith;

  RetryingCall(Call<T> first, CallEngine engine, CallSettings settings) {
    this.first = first;
    this.engine = engine;
    this.settings = settings;
    this.current = first;
  }

  @Override
  public Response<T> execute() {
    return execute(false);
  }

  /** The body of the answer; an empty one counts as unreadable. */
  T executeForBody() {
    return Objects.requireNonNull(execute(true).body(), "the loop lets no empty body pass");
  }

  private Response<T> execute(boolean bodyNeeded) {
    if (!executed.compareAndSet(false, true)) {
      throw new IllegalStateException("a call is executed once; clone() gives another");
    }
    engine.started(this);
    Runnable end = this::cancel;
    Signal others = endsWith;
    if (others != null) {
      others.addListener(end);
    }
    try {
      return new AttemptLoop<>(this, engine, settings, bodyNeeded).run();
    } finally {
      engine.ended(this);
      if (others != null) {
        others.removeListener(end);
      }
    }
  }

  /** The call is cancelled when the signal is raised. */
  void endWith(Signal signal) {
    endsWith = signal;
  }

  /** Runs {@link #execute} in the background; failures are this client's exceptions. */
  @Override
  public void enqueue(Callback<T> callback) {
    Runnable task = () -> executeFor(callback);
    try {
      engine.workers().execute(task);
    } catch (RejectedExecutionException tooMany) {
      callback.onFailure(this, tooMany);
      return;
    }
    aborted.addListener(() -> engine.workers().runIfWaiting(task)); // and fails at once
  }

  private void executeFor(Callback<T> callback) {
    Response<T> response;
    try {
      response = execute();
    } catch (RuntimeException e) {
      callback.onFailure(this, e);
      return;
    }
    callback.onResponse(this, response);
  }

  /** The call of the next attempt: the first one as it is, then copies of it. */
  Call<T> nextAttempt(boolean isFirst) {
    Call<T> next = isFirst ? first : first.clone();
    current = next;
    if (aborted.isRaised()) {
      next.cancel();
    }
    return next;
  }

  /** Ends the call, whether it runs or waits. */
  void abort(Reason reason) {
    abortReason.compareAndSet(null, reason);
    aborted.raise();
    current.cancel();
  }

  Signal aborted() {
    return aborted;
  }

  /** Why the call ends, once it does. */
  Reason abortReason() {
    Reason reason = abortReason.get();
    return reason == null ? Reason.CANCELLED : reason;
  }

  @Override
  public void cancel() {
    abort(Reason.CANCELLED);
  }

  @Override
  public boolean isExecuted() {
    return executed.get();
  }

  @Override
  public boolean isCanceled() {
    return aborted.isRaised();
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod") // Retrofit's clone is a factory method
  public Call<T> clone() {
    RetryingCall<T> copy = new RetryingCall<>(first.clone(), engine, settings);
    copy.endsWith = endsWith;
    return copy;
  }

  @Override
  public Request request() {
    return first.request();
  }

  /** The timeout of the attempt that runs now; the call's own limit is the client's deadline. */
  @Override
  public Timeout timeout() {
    return current.timeout();
  }
}
