/**
 * Time as an argument: what the client asks when it needs the clock or has to wait. Nothing else in
 * the client reads a clock or sleeps, so a test can run hours of waiting in no time.
 */
@NullMarked
package io.getsales.client.time;

import org.jspecify.annotations.NullMarked;
