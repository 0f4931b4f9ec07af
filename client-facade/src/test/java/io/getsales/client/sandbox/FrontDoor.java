package io.getsales.client.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes every request through key, quota and faults to its operation, and writes it down. */
final class FrontDoor {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final SandboxState state;
  private final InstantSource clock;
  private final String expected;
  private final Supplier<QuotaMeter> meters;
  private final boolean retryAfter;
  private final Faults faults;
  private final SandboxRows rows;
  private final Journal journal;
  private final Latency latency;
  private final Consumer<ReceivedRequest> listener;
  private final ReentrantLock meterLock = new ReentrantLock();
  private final List<ExchangeListener> watchers =
      Boolean.getBoolean("getsales.sandbox.listeners")
          ? ServiceLoader.load(ExchangeListener.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList()
          : List.of();
  private QuotaMeter meter;

  FrontDoor(
      SandboxState state,
      InstantSource clock,
      String apiKey,
      Supplier<QuotaMeter> meters,
      boolean retryAfter,
      Faults faults,
      SandboxRows rows,
      Journal journal,
      Latency latency,
      Consumer<ReceivedRequest> listener) {
    this.state = state;
    this.clock = clock;
    this.expected = "Bearer " + apiKey;
    this.meters = meters;
    this.retryAfter = retryAfter;
    this.faults = faults;
    this.rows = rows;
    this.journal = journal;
    this.latency = latency;
    this.listener = listener;
    this.meter = meters.get();
  }

  void resetQuota() {
    meterLock.lock();
    try {
      meter = meters.get();
    } finally {
      meterLock.unlock();
    }
  }

  Reply receive(Arrival arrival) {
    Instant now = clock.instant();
    Operation.Route route = Operation.route(arrival.method(), arrival.path());
    Reply reply = reply(arrival, route, now);
    ReceivedRequest request =
        journal.add(
            number ->
                new ReceivedRequest(
                    number,
                    now,
                    route == null ? ReceivedRequest.UNKNOWN : route.operation().id(),
                    arrival.method(),
                    arrival.path(),
                    arrival.query(),
                    arrival.body(),
                    arrival.headers(),
                    reply.cut() == OrderedFault.Kind.NONE ? reply.answer().status() : 0));
    listener.accept(request);
    return latency.apply(reply);
  }

  private Reply reply(Arrival arrival, Operation.@Nullable Route route, Instant now) {
    ErrorAnswers errors = state.with(Account::errors);
    if (!expected.equals(arrival.authorization())) {
      return plain(errors.unauthenticated(), now);
    }
    long wait = admit(now);
    if (wait > 0) {
      Answer refusal = errors.tooManyRequests();
      return plain(
          retryAfter ? refusal.with("Retry-After", String.valueOf((wait + 999) / 1_000)) : refusal,
          now);
    }
    if (route == null) {
      return plain(
          Operation.isKnownPath(arrival.path())
              ? Answer.message(
                  405, "The " + arrival.method() + " method is not supported for this route.")
              : errors.notFound("Route"),
          now);
    }
    FaultPlan plan = faults.plan(route.operation());
    Answer broken = run(plan);
    if (broken != null) {
      return plain(broken, now);
    }
    Answer answer = plan.hasEffect() ? carryOut(arrival, route, plan, errors) : Answer.empty(204);
    if (plan.hasEffect()) {
      show(arrival, answer);
    }
    return new Reply(
        dated(plan.disturb(answer, errors), now),
        plan.cutsConnection() ? plan.kind() : OrderedFault.Kind.NONE,
        plan.delay());
  }

  private void show(Arrival arrival, Answer answer) {
    for (ExchangeListener watcher : watchers) {
      watcher.exchanged(
          new Exchange(
              arrival.method(),
              arrival.path(),
              arrival.query(),
              arrival.headers(),
              arrival.body(),
              answer.status(),
              answer.body() == null ? "" : answer.body()));
    }
  }

  private long admit(Instant now) {
    meterLock.lock();
    try {
      return meter.admit(now.toEpochMilli());
    } finally {
      meterLock.unlock();
    }
  }

  // A script runs outside the lock of the state: what it does there takes that lock by itself.
  private @Nullable Answer run(FaultPlan plan) {
    for (Consumer<SandboxRows> script : plan.scripts()) {
      try {
        script.accept(rows);
      } catch (RuntimeException | AssertionError e) {
        return Answer.message(500, "A script of the sandbox failed: " + e);
      }
    }
    return null;
  }

  private Answer carryOut(
      Arrival arrival, Operation.Route route, FaultPlan plan, ErrorAnswers errors) {
    JsonObject body;
    try {
      body = body(arrival);
    } catch (JsonParseException e) {
      return errors.badRequest("The request body is not valid JSON.");
    }
    QueryString query = QueryString.parse(arrival.query());
    return state.with(
        account ->
            Router.answer(account, new Call(route, query, body, clock.instant(), plan.maxRows())));
  }

  // A form is not refused as such: its fields are simply not seen.
  private static JsonObject body(Arrival arrival) throws JsonParseException {
    String type = arrival.contentType();
    if (type != null && !type.toLowerCase(Locale.ROOT).contains("json")) {
      return new JsonObject();
    }
    JsonElement body = Json.parse(arrival.body());
    return body.isJsonObject() ? body.getAsJsonObject() : new JsonObject();
  }

  private static Reply plain(Answer answer, Instant now) {
    return new Reply(dated(answer, now), OrderedFault.Kind.NONE, Duration.ZERO);
  }

  private static Answer dated(Answer answer, Instant now) {
    return answer.headers().containsKey("Date")
        ? answer
        : answer.with("Date", HTTP_DATE.format(now));
  }
}
