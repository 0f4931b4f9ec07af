/**
 * An in-memory GetSales at a loopback port, for testing code that talks to the real one. It keeps
 * state, answers in the shapes seen on the real wire, and fails on demand.
 */
@NullMarked
package io.getsales.client.sandbox;

import org.jspecify.annotations.NullMarked;
