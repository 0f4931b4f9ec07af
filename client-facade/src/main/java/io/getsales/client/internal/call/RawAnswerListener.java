package io.getsales.client.internal.call;

import io.getsales.client.decoding.RawAnswer;

/** Is shown every answer before it is read. Called on the threads that make the calls. */
@FunctionalInterface
public interface RawAnswerListener {
  /** Takes an answer; must not throw. */
  void answered(RawAnswer answer);
}
