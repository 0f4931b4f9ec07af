/**
 * Internal: how the client's values become what the service reads, and back. Not for callers; names
 * and signatures change here without notice.
 */
@NullMarked
package io.getsales.client.internal.wire;

import org.jspecify.annotations.NullMarked;
