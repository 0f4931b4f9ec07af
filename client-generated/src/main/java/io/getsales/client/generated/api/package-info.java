/**
 * A Retrofit interface for each group of operations of the vendor's description, made from it on
 * each build. Each method names its HTTP method and path, the vendor's id of the operation and the
 * answers that the description lists; its {@link io.getsales.client.generated.support.Repeat} says
 * whether it may be repeated.
 *
 * <p>{@code GetSales.api(…)} of the client hands them out with key, quota, repeats and exceptions.
 */
package io.getsales.client.generated.api;
