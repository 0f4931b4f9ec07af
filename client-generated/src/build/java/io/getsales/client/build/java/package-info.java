/**
 * Makes Java of a prepared description as the build does, and tells what became of its API and of
 * its users.
 */
@NullMarked
package io.getsales.client.build.java;

import org.jspecify.annotations.NullMarked;
