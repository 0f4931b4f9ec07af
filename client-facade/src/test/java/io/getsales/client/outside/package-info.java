/**
 * Code as a user writes it: outside the library's packages, so that the compiler says when
 * something that users need is not public. Nothing in here is published.
 */
@NullMarked
package io.getsales.client.outside;

import org.jspecify.annotations.NullMarked;
