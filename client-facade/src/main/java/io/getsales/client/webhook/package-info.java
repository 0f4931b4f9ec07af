/**
 * Deliveries of the vendor's webhooks, in a server of one's own: {@link
 * io.getsales.client.webhook.WebhookToken} tells who delivers, {@link
 * io.getsales.client.webhook.WebhookParser} reads what is delivered. Webhooks are managed in the
 * web app, under Settings, Webhooks; the Public API 3.0 has no operation for them.
 */
@NullMarked
package io.getsales.client.webhook;

import org.jspecify.annotations.NullMarked;
