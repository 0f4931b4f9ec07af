/**
 * What is sent and received, as plain data, made from the vendor's description on each build.
 *
 * <p>A getter answers null for what is absent, null or unreadable; {@link
 * io.getsales.client.generated.support.Model} tells them apart, and keeps the fields and values
 * that the description does not know. Values of closed sets are an {@link
 * io.getsales.client.generated.support.OpenEnum}, which takes any text. Models are mutable and not
 * safe for use by several threads at once; {@code toString()} shows names of fields and no value.
 *
 * <p>Where a description of a field ends in a range or "Required", that is the vendor's claim; the
 * client refuses nothing because of it.
 */
package io.getsales.client.generated.model;
