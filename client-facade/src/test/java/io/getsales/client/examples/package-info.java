/** Programs to copy from, each run by a test or by the build. */
@NullMarked
package io.getsales.client.examples;

import org.jspecify.annotations.NullMarked;
