/**
 * What calls do while they run, for metrics, traces and logs: an {@link
 * io.getsales.client.observe.Observer} is told of every call, attempt, wait and repeat, with names,
 * statuses, sizes and durations, and never with a value.
 */
@NullMarked
package io.getsales.client.observe;

import org.jspecify.annotations.NullMarked;
