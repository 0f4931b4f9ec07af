/**
 * The client of the GetSales.io Public API. Begin at {@link io.getsales.client.GetSales}: it hands
 * out a resource for contacts, automations, messages, sender profiles and lists.
 *
 * <p>Packages build on each other downwards only: the client and its resources; {@code internal},
 * which nobody else uses; the vocabulary in {@code query}, {@code paging}, {@code error}, {@code
 * decoding}, {@code ledger}, {@code resilience} and {@code time}; and the generated models, which
 * are plain data.
 */
@NullMarked
package io.getsales.client;

import org.jspecify.annotations.NullMarked;
