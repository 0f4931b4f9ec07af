/**
 * What the generated models and interfaces stand on: the base of all models, the one tolerant
 * reader of the vendor's JSON, and the annotations that carry facts of the description to run time.
 *
 * <p>Written by hand; everything beside this package is made on each build.
 */
@NullMarked
package io.getsales.client.generated.support;

import org.jspecify.annotations.NullMarked;
