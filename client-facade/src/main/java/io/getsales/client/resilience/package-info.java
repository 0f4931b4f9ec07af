/**
 * How the client stays within its quota and what it does when a request fails for a while: values
 * that a caller sets, and the gate that every request passes. Nothing here knows HTTP; the call
 * layer asks these classes and acts.
 */
@NullMarked
package io.getsales.client.resilience;

import org.jspecify.annotations.NullMarked;
