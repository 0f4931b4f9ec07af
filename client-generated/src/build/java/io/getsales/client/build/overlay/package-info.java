/**
 * The build step that applies an OpenAPI Overlay 1.0 document to an OpenAPI description before the
 * client is generated. It refuses an overlay that is malformed, gives no reasons, or corrects
 * something the description no longer says, so that out-of-date corrections end the build.
 */
@NullMarked
package io.getsales.client.build.overlay;

import org.jspecify.annotations.NullMarked;
