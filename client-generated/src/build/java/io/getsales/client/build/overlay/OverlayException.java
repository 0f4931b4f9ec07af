package io.getsales.client.build.overlay;

/** Says in words for the author of an overlay why it could not be applied. */
public final class OverlayException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public OverlayException(String message) {
    super(message);
  }

  /** Says what is wrong, and what it came from. */
  public OverlayException(String message, Throwable cause) {
    super(message, cause);
  }
}
