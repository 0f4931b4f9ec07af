/**
 * Compares two descriptions as the vendor publishes them: what changes for those who send and
 * receive.
 */
@NullMarked
package io.getsales.client.build.wire;

import org.jspecify.annotations.NullMarked;
