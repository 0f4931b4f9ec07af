/** Puts what a new description changes into words that a person can act on. */
@NullMarked
package io.getsales.client.build.report;

import org.jspecify.annotations.NullMarked;
