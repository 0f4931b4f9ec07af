package io.getsales.client.build.update;

/** Says in words why there is no update; nothing was changed. */
public final class UpdateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UpdateException(String message) {
    super(message);
  }

  UpdateException(String message, Throwable cause) {
    super(message, cause);
  }
}
