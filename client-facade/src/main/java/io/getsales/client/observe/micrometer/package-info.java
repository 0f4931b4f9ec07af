/** Metrics by Micrometer, which a program adds itself: {@code io.micrometer:micrometer-core}. */
@NullMarked
package io.getsales.client.observe.micrometer;

import org.jspecify.annotations.NullMarked;
