/** Traces by OpenTelemetry, which a program adds itself: {@code opentelemetry-api}. */
@NullMarked
package io.getsales.client.observe.opentelemetry;

import org.jspecify.annotations.NullMarked;
