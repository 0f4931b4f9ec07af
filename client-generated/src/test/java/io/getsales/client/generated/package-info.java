/**
 * Tests of what the build makes from the description, and of how models read and write JSON. They
 * state promises to the facade and to users, so that a new description or template that breaks one
 * is met here first.
 */
@NullMarked
package io.getsales.client.generated;

import org.jspecify.annotations.NullMarked;
