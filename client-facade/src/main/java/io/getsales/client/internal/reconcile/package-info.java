/**
 * Finding out whether a send took effect whose answer never came. Internal: may change at any time.
 */
@NullMarked
package io.getsales.client.internal.reconcile;

import org.jspecify.annotations.NullMarked;
