package io.getsales.client.error;

/** 401: the key is missing, wrong or expired (the vendor's keys live three years). */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  AuthenticationException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }
}
