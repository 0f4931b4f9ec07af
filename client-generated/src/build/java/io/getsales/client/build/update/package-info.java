/**
 * The tool behind {@code mvn -Pspec-update}: fetches a new description, says what it would change,
 * and puts it in the place of the one that is checked in.
 */
@NullMarked
package io.getsales.client.build.update;

import org.jspecify.annotations.NullMarked;
