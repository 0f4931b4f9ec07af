/**
 * Keeps the API of the last release in the project, as classes without code, for the compatibility
 * gate.
 */
@NullMarked
package io.getsales.client.build.baseline;

import org.jspecify.annotations.NullMarked;
