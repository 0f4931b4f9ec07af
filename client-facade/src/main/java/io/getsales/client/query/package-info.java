/**
 * The words for saying which rows a list answers, and in which order: filters, the conditions in
 * them, and sorts. Immutable values that know nothing of HTTP; how they travel is decided
 * elsewhere.
 */
@NullMarked
package io.getsales.client.query;

import org.jspecify.annotations.NullMarked;
