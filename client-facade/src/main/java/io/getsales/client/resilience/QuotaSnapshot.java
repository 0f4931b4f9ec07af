package io.getsales.client.resilience;

import java.time.Instant;
import java.util.Optional;

/**
 * What a {@link RateGate} looked like at one moment, for logs, metrics and a look during an
 * incident.
 *
 * @param permitsAvailable how many requests could leave at this moment; {@link Integer#MAX_VALUE}
 *     where nothing limits
 * @param interactiveWaiters how many interactive calls wait for a permit
 * @param backgroundWaiters how many background calls wait for a permit
 * @param pausedUntil when requests may leave again after a 429; empty when nothing is paused
 * @param permitsPerMinute the pace of now, which is lower than the quota's while 429s keep coming;
 *     {@link Double#POSITIVE_INFINITY} where nothing limits
 */
public record QuotaSnapshot(
    int permitsAvailable,
    int interactiveWaiters,
    int backgroundWaiters,
    Optional<Instant> pausedUntil,
    double permitsPerMinute) {}
