/**
 * Everything that the client throws at run time, unchecked: what happened, after which attempts,
 * and whether a send or create may have taken effect. Messages name operations, statuses and
 * fields, and never show the API key or personal data.
 */
@NullMarked
package io.getsales.client.error;

import org.jspecify.annotations.NullMarked;
