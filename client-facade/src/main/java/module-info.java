/**
 * The client of the GetSales.io Public API; see {@link io.getsales.client.GetSales}.
 *
 * <p>Packages named {@code internal} are closed. No package is opened: nothing of the client is
 * read by reflection.
 */
module io.getsales.client {
  requires transitive io.getsales.client.generated;
  requires transitive okhttp3;
  requires okio;
  requires static io.github.bucket4j.core;
  requires static io.opentelemetry.api;
  requires static io.opentelemetry.context;
  requires static micrometer.core;
  requires static org.slf4j;
  requires static transitive org.jspecify;

  exports io.getsales.client;
  exports io.getsales.client.decoding;
  exports io.getsales.client.error;
  exports io.getsales.client.ledger;
  exports io.getsales.client.observe;
  exports io.getsales.client.observe.micrometer;
  exports io.getsales.client.observe.opentelemetry;
  exports io.getsales.client.paging;
  exports io.getsales.client.progress;
  exports io.getsales.client.query;
  exports io.getsales.client.resilience;
  exports io.getsales.client.resilience.bucket4j;
  exports io.getsales.client.time;
  exports io.getsales.client.webhook;
}
