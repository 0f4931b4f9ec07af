/**
 * One call: take a permit, make an attempt, judge its outcome, wait, repeat, and tell the story
 * when it ends badly. Internal: may change at any time.
 *
 * <p>{@link RetryingCall} stands above Retrofit's own call and repeats it; {@link Transport} stands
 * below it and sees to it that one attempt is one request on the wire.
 */
@NullMarked
package io.getsales.client.internal.call;

import org.jspecify.annotations.NullMarked;
