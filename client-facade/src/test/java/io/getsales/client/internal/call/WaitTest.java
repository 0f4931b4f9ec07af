package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.DeadlineExceededException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.RateLimitedException;
import io.getsales.client.error.ServerException;
import io.getsales.client.error.Stage;
import io.getsales.client.error.StopReason;
import io.getsales.client.error.TransportException;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.Priority;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.QuotaSnapshot;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.Signal;
import io.getsales.client.time.TimeSource;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a call waits, and when it rather fails at once. */
@Tag("wire")
class WaitTest {

  @ParameterizedTest(name = "{0} {1} at {2}: {3} s")
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | 20                            |                               | 20",
        "429 | 20                            |                               | 20",
        "503 | 2.5                           |                               | 2.5",
        "503 | 0                             |                               | 1",
        "503 | -5                            |                               | 1",
        "503 | soon                          |                               | 1",
        "503 | Tue, 01 Jul 2025 10:00:30 GMT | Tue, 01 Jul 2025 10:00:00 GMT | 30",
        "429 | Sun, 06 Nov 1994 08:49:40 GMT | Sun, 06 Nov 1994 08:49:37 GMT | 3",
        "503 | Mon, 03 Mar 2025 09:00:15 GMT |                               | 15",
        "503 | Mon, 03 Mar 2025 08:00:00 GMT | Mon, 03 Mar 2025 09:00:00 GMT | 1",
        "503 | Mon, 03 Mar 2025 09:00:15 GMT | some day                      | 15",
        "503 | 60                            |                               | 60"
      })
  void retryAfterIsObeyedByTheServersOwnClock(
      int status, String retryAfter, @Nullable String date, double seconds) {
    List<String> headers = new ArrayList<>(List.of("Retry-After: " + retryAfter));
    if (date != null) {
      headers.add("Date: " + date);
    }
    try (WireServer server =
            WireServer.start().then(Turns.answer(status, "{}", headers.toArray(String[]::new)));
        WireClient client =
            WireClient.to(server.port())
                .options(
                    options ->
                        options.retries(
                            WireClient.RETRIES.withThrottleBackoff(Backoff.fixed(WireClient.WAIT))))
                .build()) {
      assertThat(client.make(CallKind.GET)).isNull();
      assertThat(server.received()).hasSize(2);
      assertThat(client.time().elapsed()).isEqualTo(Duration.ofMillis((long) (seconds * 1000)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"61", "3600", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void retryAfterBeyondTheLimitFailsAtOnce(String retryAfter) {
    try (WireServer server =
            WireServer.start().always(Turns.answer(429, "{}", "Retry-After: " + retryAfter));
        WireClient client = WireClient.to(server.port()).build()) {

      Throwable failure = client.make(CallKind.SEND);

      assertThat(failure).isInstanceOf(RateLimitedException.class);
      assertThat(((RateLimitedException) failure).stopReason())
          .isEqualTo(StopReason.RETRY_AFTER_TOO_LONG);
      assertThat(((RateLimitedException) failure).retryAfter()).get().satisfies(this::isLong);
      assertThat(((RateLimitedException) failure).mayHaveBeenProcessed()).isFalse();
      assertThat(server.received()).hasSize(1);
      assertThat(client.time().elapsed()).isZero();
    }
  }

  private void isLong(Duration asked) {
    assertThat(asked).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void serverThatFailsAlwaysIsNotStormed() {
    try (WireServer server = WireServer.start().always(Turns.answer(503, "{}"));
        WireClient client = WireClient.to(server.port()).build()) {
      for (int i = 0; i < 199; i++) {
        assertThat(client.make(CallKind.GET)).isInstanceOf(ServerException.class);
      }

      GetSalesException last = (GetSalesException) client.make(CallKind.GET);

      assertThat(server.received()).hasSize(220);
      assertThat(last.stopReason()).isEqualTo(StopReason.BUDGET_SPENT);
    }
  }

  @Test
  void serverThatDropsEveryRequestIsNotStormed() {
    try (WireServer server = WireServer.start().always(Turns.closeAfterRequest());
        WireClient client = WireClient.to(server.port()).build()) {
      for (int i = 0; i < 200; i++) {
        assertThat(client.make(CallKind.GET)).isInstanceOf(TransportException.class);
      }
      assertThat(server.received()).hasSize(220);
    }
  }

  @Test
  void repeatThatTheDeadlineForbidsIsNotPaidFor() {
    try (WireServer server = WireServer.start().always(Turns.answer(503, "{}"));
        WireClient client = WireClient.to(server.port()).build()) {
      for (int i = 0; i < 50; i++) {
        GetSalesException failure =
            (GetSalesException)
                WireClient.execute(
                    client
                        .getsales()
                        .with(options -> options.deadline(Duration.ofMillis(500)))
                        .api(WireApi.class)
                        .get());
        assertThat(failure.stopReason()).isEqualTo(StopReason.DEADLINE);
      }

      GetSalesException failure = (GetSalesException) client.make(CallKind.GET);

      assertThat(failure.attempts()).hasSize(4);
    }
  }

  @Test
  void nextWaitThatPassesTheDeadlineFailsNow() {
    try (WireServer server = WireServer.start().always(Turns.answer(503, "{}", "Retry-After: 30"));
        WireClient client =
            WireClient.to(server.port())
                .options(options -> options.deadline(Duration.ofSeconds(70)))
                .build()) {

      GetSalesException failure = (GetSalesException) client.make(CallKind.GET);

      assertThat(failure).isInstanceOf(ServerException.class);
      assertThat(failure.stopReason()).isEqualTo(StopReason.DEADLINE);
      assertThat(failure).hasMessageContaining("the next wait would pass the deadline");
      assertThat(failure.attempts()).hasSize(3);
      assertThat(failure.elapsed()).isEqualTo(Duration.ofSeconds(60));
      assertThat(server.received()).hasSize(3);
    }
  }

  @Test
  void waitThatWouldEndWithTheDeadlineIsTooLong() {
    try (WireServer server = WireServer.start().always(Turns.answer(503, "{}", "Retry-After: 30"));
        WireClient client =
            WireClient.to(server.port())
                .options(options -> options.deadline(Duration.ofSeconds(30)))
                .build()) {
      assertThat(((GetSalesException) client.make(CallKind.GET)).stopReason())
          .isEqualTo(StopReason.DEADLINE);
      assertThat(client.time().elapsed()).isZero();
    }
  }

  @Test
  void nothingIsSentWhenTheFirstPermitComesTooLate() {
    VirtualTime time = new VirtualTime();
    RateGate gate = RateGate.of(Quota.perMinute(2), time);
    try (WireServer server = WireServer.start();
        WireClient client =
            WireClient.to(server.port())
                .time(time)
                .gate(gate)
                .options(options -> options.deadline(Duration.ofSeconds(10)))
                .build()) {
      assertThat(client.make(CallKind.SEND)).isNull();

      GetSalesException failure = (GetSalesException) client.make(CallKind.SEND);

      assertThat(failure).isInstanceOf(DeadlineExceededException.class);
      assertThat(failure.attempts()).isEmpty();
      assertThat(failure.mayHaveBeenProcessed()).isFalse();
      assertThat(((DeadlineExceededException) failure).waitNeeded())
          .isGreaterThan(Duration.ofSeconds(10));
      assertThat(server.received()).hasSize(1);
      assertThat(time.elapsed()).isZero();
    }
  }

  @Test
  void permitForARepeatThatComesTooLateEndsWithTheFirstFailure() {
    VirtualTime time = new VirtualTime();
    RateGate gate = RateGate.of(Quota.perMinute(2), time);
    try (WireServer server = WireServer.start().then(Turns.answer(503, "{}"));
        WireClient client =
            WireClient.to(server.port())
                .time(time)
                .gate(gate)
                .options(options -> options.deadline(Duration.ofSeconds(10)))
                .build()) {

      GetSalesException failure = (GetSalesException) client.make(CallKind.GET);

      assertThat(failure).isInstanceOf(ServerException.class);
      assertThat(failure.stopReason()).isEqualTo(StopReason.DEADLINE);
      assertThat(server.received()).hasSize(1);
      assertThat(time.elapsed()).isEqualTo(WireClient.WAIT);
    }
  }

  /** Gives each permit after so long, whatever the caller can wait. */
  private record LateGate(TimeSource time, Duration delay) implements RateGate {
    @Override
    public void acquire(Priority priority, @Nullable Duration maxWait, Signal cancelled)
        throws InterruptedException {
      time.await(cancelled, delay.toNanos());
    }

    @Override
    public void throttled(@Nullable Duration retryAfter) {}

    @Override
    public void succeeded() {}

    @Override
    public QuotaSnapshot snapshot() {
      return RateGate.unlimited().snapshot();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11})
  void permitThatComesWithTheDeadlineOrAfterItSendsNothing(long seconds) {
    VirtualTime time = new VirtualTime();
    try (WireServer server = WireServer.start();
        WireClient client =
            WireClient.to(server.port())
                .time(time)
                .gate(new LateGate(time, Duration.ofSeconds(seconds)))
                .options(options -> options.deadline(Duration.ofSeconds(10)))
                .build()) {

      GetSalesException failure = (GetSalesException) client.make(CallKind.SEND);

      assertThat(failure).isInstanceOf(DeadlineExceededException.class);
      assertThat(failure.attempts()).isEmpty();
      assertThat(server.connections()).isZero();
    }
  }

  /** A gate that cannot be told anything. */
  private record DeafGate() implements RateGate {
    @Override
    public void acquire(Priority priority, @Nullable Duration maxWait, Signal cancelled) {}

    @Override
    public void throttled(@Nullable Duration retryAfter) {
      throw new IllegalStateException("the store of the quota is away");
    }

    @Override
    public void succeeded() {
      throw new IllegalStateException("the store of the quota is away");
    }

    @Override
    public QuotaSnapshot snapshot() {
      return RateGate.unlimited().snapshot();
    }
  }

  @ParameterizedTest
  @EnumSource(CallKind.class)
  void gateThatFailsAfterTheAnswerDoesNotHideIt(CallKind kind) {
    try (WireServer server = WireServer.start().then(Turns.answer(429, "{}"));
        WireClient client = WireClient.to(server.port()).gate(new DeafGate()).build()) {
      assertThat(client.make(kind)).isNull();
      assertThat(server.received()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"GET", "SEND"})
  void attemptGetsNoMoreTimeThanTheDeadlineLeaves(CallKind kind) throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence());
        WireClient client =
            WireClient.to(server.port())
                .time(TimeSource.system())
                .options(options -> options.deadline(Duration.ofMillis(200)))
                .build()) {

      GetSalesException failure = (GetSalesException) client.make(kind);

      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertThat(failure.elapsed()).isBetween(Duration.ofMillis(190), Duration.ofSeconds(5));
      assertThat(failure.attempts())
          .extracting(Attempt::stage)
          .containsExactly(Stage.AWAITING_ANSWER);
      assertThat(failure.stopReason())
          .isEqualTo(kind.mayRepeat() ? StopReason.DEADLINE : StopReason.MAY_HAVE_BEEN_PROCESSED);
      client.assertNothingLeaks();
    }
  }

  @Test
  void attemptsAreCountedPerCall() {
    try (WireServer server = WireServer.start().always(Turns.answer(429, "{}"));
        WireClient client = WireClient.to(server.port()).build()) {
      for (int call = 1; call <= 5; call++) {
        GetSalesException failure = (GetSalesException) client.make(CallKind.SEND);
        assertThat(failure.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3, 4);
        assertThat(server.received()).hasSize(4 * call);
      }
    }
  }

  @Test
  void traceTellsEveryAttempt() {
    try (WireServer server =
            WireServer.start()
                .then(
                    Turns.answer(503, "{}", "Retry-After: 5"),
                    Turns.closeAfterRequest(),
                    Turns.answer(404, "{}"));
        WireClient client = WireClient.to(server.port()).build()) {

      GetSalesException failure = (GetSalesException) client.make(CallKind.GET);

      Instant start = Instant.parse("2025-03-03T09:00:00Z");
      assertThat(failure.attempts()).extracting(Attempt::status).containsExactly(503, null, 404);
      assertThat(failure.attempts())
          .extracting(Attempt::startedAt)
          .containsExactly(start, start.plusSeconds(5), start.plusSeconds(5));
      assertThat(failure.trace().toString().lines())
          .hasSize(4)
          .element(1)
          .asString()
          .isEqualTo("  #1 at 2025-03-03T09:00:00Z: HTTP 503 after 0.000 s, then waited 5.000 s");
      assertThat(failure).hasMessageContaining("3 attempts in 5.000 s");
      assertThat(failure.stopReason()).isEqualTo(StopReason.NOT_REPEATABLE);
    }
  }
}
