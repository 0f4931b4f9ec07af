/**
 * The quota shared by several processes through a bucket of Bucket4j, which a program that wants
 * this adds to its dependencies together with the backend of its choice. Nothing else in the client
 * refers to this package.
 */
@NullMarked
package io.getsales.client.resilience.bucket4j;

import org.jspecify.annotations.NullMarked;
