package io.getsales.client.error;

/** 403: the key has no right to the resource. */
public final class AccessDeniedException extends ApiException {
  private static final long serialVersionUID = 1L;

  AccessDeniedException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }
}
