/** Writes calls into the program's log, where it has SLF4J. */
@NullMarked
package io.getsales.client.internal.log;

import org.jspecify.annotations.NullMarked;
