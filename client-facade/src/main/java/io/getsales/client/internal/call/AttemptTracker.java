package io.getsales.client.internal.call;

import io.getsales.client.error.Stage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one attempt while it runs. Travels as a tag of its request, so that the layers
 * below and above Retrofit speak of the same attempt.
 */
final class AttemptTracker {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Stage stage = Stage.WAITING;
  private final AtomicBoolean onWire = new AtomicBoolean();
  private volatile boolean reusedConnection;
  private volatile boolean staleConnection;
  private volatile @Nullable Integer status;
  private volatile long answerBytes = -1;
  private volatile @Nullable Response cutError;
  private volatile @Nullable IOException failure;
  private volatile @Nullable String hiddenRetryAfter;

  /** The tracker of the attempt that the request belongs to. */
  static AttemptTracker of(Request request) {
    AttemptTracker tracker = request.tag(AttemptTracker.class);
    if (tracker == null) {
      throw new IllegalStateException("a request that did not come through the transport");
    }
    return tracker;
  }

  /**
   * Stages only move forward: a second address that is tried after the first does not undo them.
   */
  void reached(Stage next) {
    lock.lock();
    try {
      if (next.compareTo(stage) > 0) {
        stage = next;
      }
    } finally {
      lock.unlock();
    }
  }

  Stage stage() {
    return stage;
  }

  /** Answers true the first time only. */
  boolean putOnWire() {
    return onWire.compareAndSet(false, true);
  }

  /** The request goes over a connection that has carried others. */
  void onReusedConnection() {
    reusedConnection = true;
  }

  /** Whether a failure now is one of a reused connection before any answer came over it. */
  boolean failedOnReusedConnection() {
    return reusedConnection && stage.compareTo(Stage.READING_ANSWER) < 0;
  }

  /** The connection was dead before the request. */
  void metStaleConnection() {
    staleConnection = true;
  }

  boolean isStaleConnection() {
    return staleConnection;
  }

  /** The head of an answer has come. */
  void answeredWith(int code) {
    status = code;
  }

  @Nullable Integer status() {
    return status;
  }

  /** So much of the answer's body has come. */
  void read(long bytes) {
    answerBytes = bytes;
  }

  /** The size of the answer's body as far as it came; -1 without an answer. */
  long answerBytes() {
    return answerBytes;
  }

  /** Keeps an error whose text was cut: after a timeout OkHttp would not let it pass. */
  void keepCutError(Response response) {
    cutError = response;
  }

  @Nullable Response cutError() {
    return cutError;
  }

  /** Keeps how the request failed on the wire, once. */
  void failed(IOException e) {
    if (failure == null) {
      failure = e;
    }
  }

  @Nullable IOException failure() {
    return failure;
  }

  /** Keeps a header that OkHttp must not see. */
  void hideRetryAfter(String value) {
    hiddenRetryAfter = value;
  }

  @Nullable String hiddenRetryAfter() {
    return hiddenRetryAfter;
  }
}
