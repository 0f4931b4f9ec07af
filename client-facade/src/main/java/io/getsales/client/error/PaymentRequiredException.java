package io.getsales.client.error;

/** 402: the subscription or its credits do not cover the request. */
public final class PaymentRequiredException extends ApiException {
  private static final long serialVersionUID = 1L;

  PaymentRequiredException(ErrorAnswer answer, CallTrace trace) {
    super(answer, trace);
  }
}
