package io.getsales.client.error;

/** How far an attempt to make a request had come, as told by the transport's events. */
public enum Stage {
  /** Waiting for the quota or for a backoff; nothing was tried. */
  WAITING("waiting"),

  /** Looking up the host's name. */
  RESOLVING("resolving the host"),

  /** Opening a connection. */
  CONNECTING("connecting"),

  /** The TLS handshake. */
  SECURING("in the TLS handshake"),

  /** Sending; bytes of the request may have arrived. */
  SENDING("sending the request"),

  /** The request was sent whole, no answer had begun. */
  AWAITING_ANSWER("awaiting the answer"),

  /** The answer had begun. */
  READING_ANSWER("reading the answer"),

  /** The answer had arrived whole. */
  ANSWERED("answered");

  private final String words;

  Stage(String words) {
    this.words = words;
  }

  /**
   * {@return whether the server may have received the request} {@code false} is a proof: not one
   * byte of the request was sent.
   */
  public boolean mayHaveArrived() {
    return compareTo(SENDING) >= 0;
  }

  /** The stage in words, for messages. */
  @Override
  public String toString() {
    return words;
  }
}
