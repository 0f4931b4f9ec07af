/**
 * Examples of the generated models for tests that need one and no sandbox. Invented data in the
 * forms of the vendor's documentation.
 */
@NullMarked
package io.getsales.client.sandbox.model;

import org.jspecify.annotations.NullMarked;
