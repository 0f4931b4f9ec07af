package io.getsales.client.internal.call;

import io.getsales.client.error.ErrorAnswer;
import io.getsales.client.error.Stage;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** How one attempt ended. */
sealed interface Outcome<T> {

  /** How far it came. */
  Stage stage();

  /** The HTTP status, or null without an answer. */
  @Nullable Integer status();

  /** The type of what went wrong where the status does not say it. */
  default @Nullable String problem() {
    return null;
  }

  /** How long the server asks to wait, if it does. */
  default @Nullable Duration retryAfter() {
    return null;
  }

  /** 2xx, decoded. */
  record Success<T>(Response<T> response) implements Outcome<T> {
    @Override
    public Stage stage() {
      return Stage.ANSWERED;
    }

    @Override
    public Integer status() {
      return response.code();
    }
  }

  /** Any other status. */
  record Refusal<T>(ErrorAnswer answer) implements Outcome<T> {
    @Override
    public Stage stage() {
      return Stage.ANSWERED;
    }

    @Override
    public Integer status() {
      return answer.status();
    }

    @Override
    public @Nullable Duration retryAfter() {
      return answer.retryAfter();
    }
  }

  /**
   * 2xx that makes no sense.
   *
   * @param isEmpty whether nothing came at all
   */
  record Unreadable<T>(@Nullable Integer status, UnreadableAnswer answer, boolean isEmpty)
      implements Outcome<T> {
    @Override
    public Stage stage() {
      return Stage.ANSWERED;
    }

    @Override
    public String problem() {
      return "UnreadableAnswer";
    }
  }

  /**
   * No answer.
   *
   * @param staleConnection whether the connection had been dropped before the request
   */
  record Silence<T>(Stage stage, IOException cause, boolean staleConnection) implements Outcome<T> {
    @Override
    public @Nullable Integer status() {
      return null;
    }

    @Override
    public String problem() {
      return cause.getClass().getSimpleName();
    }
  }

  /** Code of somebody else's failed on the way, such as an interceptor of the caller's. */
  record Breakdown<T>(Stage stage, @Nullable Integer status, RuntimeException cause)
      implements Outcome<T> {
    @Override
    public String problem() {
      return cause.getClass().getSimpleName();
    }
  }
}
