package io.getsales.client.internal.call;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The lock below everything else: one attempt goes on the wire once. OkHttp sends a request again
 * by itself after a broken connection, a 408, or a 503 with {@code Retry-After: 0}; repeating is
 * ours to decide, count and pace. So it gets to see neither, and is refused should it, or an
 * interceptor of the caller's, try all the same.
 */
final class SingleSendGuard implements Interceptor {
  private static final String RETRY_AFTER = "Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    AttemptTracker tracker = request.tag(AttemptTracker.class);
    if (tracker == null) {
      return chain.proceed(request);
    }
    if (!tracker.putOnWire()) {
      throw new Stopped(firstFailure(tracker));
    }
    try {
      return withoutInvitation(chain.proceed(request), tracker);
    } catch (IOException e) {
      tracker.failed(e);
      throw new Stopped(e);
    }
  }

  private static IOException firstFailure(AttemptTracker tracker) {
    IOException first = tracker.failure();
    return first != null
        ? first
        : new ProtocolException("one attempt is one request, a second one was stopped");
  }

  /** Hides from OkHttp what would make it send a request again at once. */
  private static Response withoutInvitation(Response response, AttemptTracker tracker) {
    if (response.code() != 408 && response.code() != 503) {
      return response;
    }
    String retryAfter = response.header(RETRY_AFTER);
    tracker.hideRetryAfter(retryAfter == null ? "" : retryAfter);
    return response.newBuilder().header(RETRY_AFTER, "1").build();
  }

  /** Gives the hidden header back, for everybody above OkHttp. */
  static Response restored(Response response, AttemptTracker tracker) {
    String hidden = tracker.hiddenRetryAfter();
    if (hidden == null) {
      return response;
    }
    Response.Builder builder = response.newBuilder();
    if (hidden.isEmpty()) {
      return builder.removeHeader(RETRY_AFTER).build();
    }
    return builder.header(RETRY_AFTER, hidden).build();
  }

  /** What really happened, for everybody above OkHttp. */
  static IOException unmasked(IOException failure) {
    return failure instanceof Stopped stopped ? stopped.failure : failure;
  }

  /** A failure dressed as the one kind that OkHttp does not try to recover from. */
  private static final class Stopped extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    Stopped(IOException failure) {
      super(failure.getMessage());
      this.failure = failure;
    }
  }
}
