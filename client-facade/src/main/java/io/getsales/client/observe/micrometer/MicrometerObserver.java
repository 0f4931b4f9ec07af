package io.getsales.client.observe.micrometer;

import io.getsales.client.error.Attempt;
import io.getsales.client.observe.CallObserver;
import io.getsales.client.observe.CallResult;
import io.getsales.client.observe.ObservedCall;
import io.getsales.client.observe.Observer;
import io.getsales.client.resilience.QuotaSnapshot;
import io.getsales.client.resilience.RateGate;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Counts and times calls in a Micrometer registry. One observer can serve several clients; their
 * calls are counted together, and the quota's gauges are those of the first, unless each has an
 * observer with tags of its own.
 *
 * <p>All names begin with {@code getsales.client.}:
 *
 * <ul>
 *   <li>{@code calls}, a timer: calls with all their waits; {@code operation}, {@code outcome}
 *       ({@code success} or the exception's name), {@code status} (of the last answer, or {@code
 *       none})
 *   <li>{@code attempts}, a timer: requests; {@code operation}, {@code status} (or the problem's
 *       name)
 *   <li>{@code retries}, a counter; {@code operation}
 *   <li>{@code waits}, a timer; {@code operation}, {@code reason} ({@code quota} or {@code
 *       backoff})
 *   <li>{@code request.size} and {@code response.size}, in bytes; {@code operation}
 *   <li>{@code quota.available} (requests that could leave now), {@code quota.waiting} (calls, by
 *       {@code priority}), {@code quota.pace} (requests a minute), {@code quota.paused} (1 after a
 *       429), gauges
 * </ul>
 */
@SuppressWarnings("exports") // whoever makes one has the library
public final class MicrometerObserver implements Observer {
  private static final String PREFIX = "getsales.client.";

  private final MeterRegistry registry;
  private final Tags tags;

  /**
   * Makes one without tags of its own.
   *
   * @param registry where the meters are; not null
   */
  public MicrometerObserver(MeterRegistry registry) {
    this(registry, Tags.empty());
  }

  /**
   * Makes one.
   *
   * @param registry where the meters are; not null
   * @param tags on every meter, such as the client's name; not null
   */
  public MicrometerObserver(MeterRegistry registry, Iterable<Tag> tags) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.tags = Tags.of(tags);
  }

  @Override
  public void clientBuilt(RateGate quota) {
    gauge(quota, "available", Tags.empty(), one -> unlimitedAsInfinity(one.permitsAvailable()));
    gauge(quota, "waiting", Tags.of("priority", "interactive"), one -> one.interactiveWaiters());
    gauge(quota, "waiting", Tags.of("priority", "background"), one -> one.backgroundWaiters());
    gauge(quota, "pace", Tags.empty(), QuotaSnapshot::permitsPerMinute);
    gauge(quota, "paused", Tags.empty(), one -> one.pausedUntil().isPresent() ? 1 : 0);
  }

  private static double unlimitedAsInfinity(int permits) {
    return permits == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : permits;
  }

  private void gauge(
      RateGate quota, String name, Tags more, ToDoubleFunction<QuotaSnapshot> value) {
    Gauge.builder(PREFIX + "quota." + name, quota, gate -> value.applyAsDouble(gate.snapshot()))
        .tags(tags.and(more))
        .register(registry);
  }

  @Override
  public CallObserver callStarted(ObservedCall call) {
    return new Meters(tags.and("operation", call.operation()));
  }

  private final class Meters implements CallObserver {
    private final Tags operation;

    Meters(Tags operation) {
      this.operation = operation;
    }

    @Override
    public void waited(Wait reason, Duration duration) {
      String name = reason.name().toLowerCase(Locale.ROOT);
      registry.timer(PREFIX + "waits", operation.and("reason", name)).record(duration);
    }

    @Override
    public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
      Integer status = attempt.status();
      String outcome = status == null ? String.valueOf(attempt.problem()) : status.toString();
      registry
          .timer(PREFIX + "attempts", operation.and("status", outcome))
          .record(attempt.duration());
      size("request.size", requestBytes);
      size("response.size", answerBytes);
    }

    private void size(String name, long bytes) {
      if (bytes >= 0) {
        DistributionSummary.builder(PREFIX + name)
            .baseUnit("bytes")
            .tags(operation)
            .register(registry)
            .record((double) bytes);
      }
    }

    @Override
    public void retrying(int number, Duration backoff) {
      registry.counter(PREFIX + "retries", operation).increment();
    }

    @Override
    public void finished(CallResult result) {
      String problem = result.problem();
      Integer status = result.status();
      registry
          .timer(
              PREFIX + "calls",
              operation.and(
                  "outcome",
                  problem == null ? "success" : problem,
                  "status",
                  status == null ? "none" : status.toString()))
          .record(result.elapsed());
    }
  }
}
