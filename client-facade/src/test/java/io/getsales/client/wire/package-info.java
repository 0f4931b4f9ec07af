/**
 * A server of bare sockets that does on the wire whatever a test asks of it, and counts what
 * arrived whole. It knows nothing of the client.
 */
@NullMarked
package io.getsales.client.wire;

import org.jspecify.annotations.NullMarked;
