/**
 * The build step that brings an overlaid description into the few forms that our templates express:
 * one dialect (OpenAPI 3.0), flat objects, one answer and one body for each operation, names that
 * can stand in Java. What has no such form becomes free JSON or raw bytes, never a wrong type.
 */
@NullMarked
package io.getsales.client.build.prepare;

import org.jspecify.annotations.NullMarked;
