/**
 * How answers are read: what becomes of values that cannot be, the raw text behind an answer, and
 * the record of where the service differs from its description. Nothing here makes a request.
 */
@NullMarked
package io.getsales.client.decoding;

import org.jspecify.annotations.NullMarked;
