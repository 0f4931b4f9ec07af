/**
 * The sandbox in JUnit tests: a sandbox, a client that talks to it and virtual time, new for each
 * test.
 */
@NullMarked
package io.getsales.client.sandbox.junit;

import org.jspecify.annotations.NullMarked;
