package io.getsales.client.error;

/** 400: the server could not make sense of the request. */
public final class BadRequestException extends ApiException {
  private static final long serialVersionUID = 1L;

  BadRequestException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }
}
