package io.getsales.client.sandbox;

import java.time.Duration;

/**
 * What goes back for a request.
 *
 * @param answer the answer, if the connection is not cut instead
 * @param cut how the connection ends without an answer, or NONE
 * @param delay how long the answer is held back
 */
record Reply(Answer answer, OrderedFault.Kind cut, Duration delay) {}
