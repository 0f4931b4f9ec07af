package io.getsales.client;

import io.getsales.client.decoding.OddValues;
import io.getsales.client.internal.call.CallSettings;
import io.getsales.client.internal.call.RawAnswerListener;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.RetryPolicy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How calls are made: limits of time, repeats, priority, headers, odd values. Immutable; every
 * method that takes a value answers a changed copy.
 */
public final class CallOptions {
  /** {@link #attemptTimeout} by default: {@value} seconds. */
  public static final long DEFAULT_ATTEMPT_TIMEOUT_SECONDS = 60;

  /** {@link #deadline} by default: {@value} seconds. */
  public static final long DEFAULT_DEADLINE_SECONDS = 300;

  private static final Set<String> OWN_HEADERS =
      Set.of(
          "authorization",
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding");

  /** A century: nobody waits longer, and its nanoseconds can still be counted. */
  private static final Duration FOREVER = Duration.ofDays(36_500);

  static final CallOptions DEFAULTS =
      new CallOptions(
          RetryPolicy.defaults(),
          Duration.ofSeconds(DEFAULT_ATTEMPT_TIMEOUT_SECONDS),
          Duration.ofSeconds(DEFAULT_DEADLINE_SECONDS),
          Priority.INTERACTIVE,
          Map.of(),
          OddValues.KEEP_RAW,
          null);

  private final RetryPolicy retries;
  private final Duration attemptTimeout;
  private final @Nullable Duration deadline;
  private final Priority priority;
  private final Map<String, String> headers;
  private final OddValues oddValues;
  private final @Nullable RawAnswerListener rawAnswers;

  private CallOptions(
      RetryPolicy retries,
      Duration attemptTimeout,
      @Nullable Duration deadline,
      Priority priority,
      Map<String, String> headers,
      OddValues oddValues,
      @Nullable RawAnswerListener rawAnswers) {
    this.retries = retries;
    this.attemptTimeout = attemptTimeout;
    this.deadline = deadline;
    this.priority = priority;
    this.headers = headers;
    this.oddValues = oddValues;
    this.rawAnswers = rawAnswers;
  }

  /**
   * How often and how patiently a call is repeated; {@link RetryPolicy#never()} switches it off.
   *
   * @param policy the policy for every call; {@link RetryPolicy#defaults()} is the default
   * @return options with this choice; these stay as they are
   */
  public CallOptions retries(RetryPolicy policy) {
    Objects.requireNonNull(policy, "policy");
    return new CallOptions(
        policy, attemptTimeout, deadline, priority, headers, oddValues, rawAnswers);
  }

  /**
   * How long one attempt may take, from connecting to the last byte of the answer; {@value
   * #DEFAULT_ATTEMPT_TIMEOUT_SECONDS} s by default.
   *
   * @param timeout more than zero
   * @return options with this choice; these stay as they are
   */
  public CallOptions attemptTimeout(Duration timeout) {
    return new CallOptions(
        retries, positive("timeout", timeout), deadline, priority, headers, oddValues, rawAnswers);
  }

  /**
   * How long a call may take in all: attempts, the waits between them and the wait for the quota;
   * {@value #DEFAULT_DEADLINE_SECONDS} s by default. When the next wait would pass it, the call
   * fails at once. Each page of a list is a call of its own.
   *
   * @param limit more than zero
   * @return options with this choice; these stay as they are
   */
  public CallOptions deadline(Duration limit) {
    return new CallOptions(
        retries,
        attemptTimeout,
        positive("limit", limit),
        priority,
        headers,
        oddValues,
        rawAnswers);
  }

  /**
   * Lets a call take as long as its attempts and waits need.
   *
   * @return options with this choice; these stay as they are
   */
  public CallOptions withoutDeadline() {
    return new CallOptions(retries, attemptTimeout, null, priority, headers, oddValues, rawAnswers);
  }

  /**
   * Who goes first when calls wait for the quota; {@link Priority#INTERACTIVE} by default.
   *
   * @param newPriority {@link Priority#BACKGROUND} for work that nobody waits for
   * @return options with this choice; these stay as they are
   */
  public CallOptions priority(Priority newPriority) {
    Objects.requireNonNull(newPriority, "newPriority");
    return new CallOptions(
        retries, attemptTimeout, deadline, newPriority, headers, oddValues, rawAnswers);
  }

  /**
   * Sends a header with each request, in place of one of that name given before.
   *
   * @param name not one that the client sets itself to work at all, such as {@code Authorization}
   * @param value its value: visible ASCII, blanks and tabs
   * @return options with this choice; these stay as they are
   */
  public CallOptions header(String name, String value) {
    Arguments.text("name", name, "the name of a header");
    Objects.requireNonNull(value, "value");
    if (OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "name: " + name + " (expected: a header that the client does not set itself)");
    }
    HeaderChecks.require(name, value);
    Map<String, String> more = new HashMap<>(headers);
    more.keySet().removeIf(name::equalsIgnoreCase);
    more.put(name, value);
    return new CallOptions(
        retries, attemptTimeout, deadline, priority, Map.copyOf(more), oddValues, rawAnswers);
  }

  /**
   * What becomes of values that cannot be read; {@link OddValues#KEEP_RAW} by default.
   *
   * @param choice what to do
   * @return options with this choice; these stay as they are
   */
  public CallOptions oddValues(OddValues choice) {
    Objects.requireNonNull(choice, "choice");
    return new CallOptions(
        retries, attemptTimeout, deadline, priority, headers, choice, rawAnswers);
  }

  OddValues oddValues() {
    return oddValues;
  }

  CallOptions rawAnswers(RawAnswerListener listener) {
    return new CallOptions(
        retries, attemptTimeout, deadline, priority, headers, oddValues, listener);
  }

  @Nullable RawAnswerListener rawAnswers() {
    return rawAnswers;
  }

  CallSettings settings() {
    return new CallSettings(retries, attemptTimeout, deadline, priority, headers);
  }

  private static Duration positive(String name, Duration duration) {
    Objects.requireNonNull(duration, name);
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(name + ": " + duration + " (expected: more than zero)");
    }
    return duration.compareTo(FOREVER) < 0 ? duration : FOREVER;
  }

  /** Everything but the values of headers. */
  @Override
  public String toString() {
    return "CallOptions[retries="
        + retries
        + ", attemptTimeout="
        + attemptTimeout
        + ", deadline="
        + deadline
        + ", priority="
        + priority
        + ", headers="
        + headers.keySet()
        + ", oddValues="
        + oddValues
        + "]";
  }
}
