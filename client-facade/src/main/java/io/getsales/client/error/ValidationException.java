package io.getsales.client.error;

/** 422: fields are missing or wrong; see {@link #fieldMessages()}. */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1L;

  ValidationException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }
}
