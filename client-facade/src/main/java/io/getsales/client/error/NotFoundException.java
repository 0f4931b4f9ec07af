package io.getsales.client.error;

/** 404: there is no such resource, or not in this team. */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }
}
