package io.getsales.client.internal.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.StopReason;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.time.TimeSource;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Call;

/** The caller ends a call: while it waits, at the gate, and while its request is on the way. */
@Tag("wire")
@Timeout(20)
class AbortTest {

  /** The ways to end a call from another thread. */
  private enum End {
    CANCEL(Reason.CANCELLED) {
      @Override
      void of(Victim victim) {
        victim.call.cancel();
      }
    },
    INTERRUPT(Reason.INTERRUPTED) {
      @Override
      void of(Victim victim) {
        victim.interrupt.accept(victim.thread);
      }
    },
    CLOSE(Reason.CLIENT_CLOSED) {
      @Override
      void of(Victim victim) {
        victim.client.getsales().close();
      }
    };

    private final Reason reason;

    End(Reason reason) {
      this.reason = reason;
    }

    abstract void of(Victim victim);
  }

  private record Victim(
      Call<JsonObject> call, Thread thread, WireClient client, Consumer<Thread> interrupt) {}

  /** What became of the call in its thread. */
  private static final class Report {
    private @Nullable Throwable failure;
    private boolean interrupted;
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

    void make(Call<JsonObject> call) {
      thread.set(Thread.currentThread());
      failure = WireClient.execute(call);
      interrupted = Thread.interrupted();
    }
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void waitForARepeatEndsAtOnce(End end) throws Exception {
    VirtualTime time = new VirtualTime();
    try (WireServer server = WireServer.start().always(Turns.answer(429, "{}", "Retry-After: 30"));
        WireClient client = WireClient.to(server.port()).time(time).build()) {
      Report report = endAfter(Duration.ofSeconds(10), time, client, CallKind.SEND, end);

      assertAborted(report, end);
      assertThat(requireNonNull((GetSalesException) report.failure).attempts()).hasSize(1);
      assertThat(server.received()).hasSize(1);
      assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void waitAtTheGateEndsAtOnce(End end) throws Exception {
    VirtualTime time = new VirtualTime();
    RateGate gate = RateGate.of(Quota.perMinute(2), time);
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).time(time).gate(gate).build()) {
      assertThat(client.make(CallKind.GET)).isNull();

      Report report = endAfter(Duration.ofSeconds(10), time, client, CallKind.SEND, end);

      assertAborted(report, end);
      assertThat(requireNonNull((GetSalesException) report.failure).attempts()).isEmpty();
      assertThat(server.received()).hasSize(1);
      assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(10));
      assertThat(gate.snapshot().interactiveWaiters()).isZero();
    }
  }

  private static Report endAfter(
      Duration delay, VirtualTime time, WireClient client, CallKind kind, End end) {
    Call<JsonObject> call = client.call(kind);
    Report report = new Report();
    time.run(
        () -> report.make(call),
        () -> {
          time.sleep(delay);
          Thread thread = requireNonNull(report.thread.get());
          end.of(new Victim(call, thread, client, time::interrupt));
        });
    return report;
  }

  private static void assertAborted(Report report, End end) {
    assertThat(report.failure).isInstanceOf(CallAbortedException.class);
    CallAbortedException aborted = (CallAbortedException) requireNonNull(report.failure);
    assertThat(aborted.reason()).isEqualTo(end.reason);
    assertThat(aborted.stopReason()).isEqualTo(StopReason.ABORTED);
    assertThat(aborted.mayHaveBeenProcessed()).isFalse();
    assertThat(report.interrupted).isEqualTo(end == End.INTERRUPT);
  }

  static Stream<Arguments> endsInFlight() {
    return Arrays.stream(End.values())
        .flatMap(
            end ->
                Stream.of(CallKind.GET, CallKind.UPSERT, CallKind.SEND)
                    .flatMap(
                        kind ->
                            Stream.of(false, true).map(inBody -> Arguments.of(end, kind, inBody))));
  }

  @ParameterizedTest(name = "{0}: {1}, while the body comes: {2}")
  @MethodSource("endsInFlight")
  void callInFlightEndsAtOnce(End end, CallKind kind, boolean inBody) throws Exception {
    try (WireServer server = WireServer.start().always(inBody ? Turns.drip() : Turns.silence());
        WireClient client = WireClient.to(server.port()).time(TimeSource.system()).build()) {
      Call<JsonObject> call = client.call(kind);
      Report report = new Report();
      Thread thread = new Thread(() -> report.make(call));
      thread.start();
      server.awaitRequests(1);

      end.of(new Victim(call, thread, client, Thread::interrupt));
      thread.join(TimeUnit.SECONDS.toMillis(5));

      assertThat(thread.isAlive()).isFalse();
      if (kind.mayRepeat()) {
        assertThat(report.failure).isInstanceOf(CallAbortedException.class);
        assertThat(((CallAbortedException) requireNonNull(report.failure)).reason())
            .isEqualTo(end.reason);
      } else {
        assertThat(report.failure).isInstanceOf(OutcomeUnknownException.class);
      }
      GetSalesException failure = requireNonNull((GetSalesException) report.failure);
      assertThat(failure.stopReason()).isEqualTo(StopReason.ABORTED);
      assertThat(failure.attempts()).hasSize(1);
      assertThat(failure.mayHaveBeenProcessed()).isTrue();
      assertThat(report.interrupted).isEqualTo(end == End.INTERRUPT);
      assertThat(server.received()).hasSize(1);
      client.assertNothingLeaks();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = End.class,
      names = {"CANCEL", "CLOSE"})
  void enqueuedCallInFlightEndsAtOnce(End end) throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence());
        WireClient client = WireClient.to(server.port()).build()) {
      Call<JsonObject> call = client.call(CallKind.GET);
      CompletableFuture<?> ended = WireClient.enqueued(call);
      server.awaitRequests(1);

      end.of(new Victim(call, Thread.currentThread(), client, thread -> {}));

      Throwable failure = WireClient.ended(ended);
      assertThat(failure).isInstanceOf(CallAbortedException.class);
      assertThat(((CallAbortedException) requireNonNull(failure)).reason()).isEqualTo(end.reason);
      client.assertNothingLeaks();
    }
  }

  @Test
  void cancelledCallSendsNothing() {
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).build()) {
      Call<JsonObject> call = client.call(CallKind.SEND);
      call.cancel();

      Throwable failure = WireClient.execute(call);

      assertThat(failure).isInstanceOf(CallAbortedException.class);
      assertThat(((CallAbortedException) requireNonNull(failure)).attempts()).isEmpty();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void interruptedThreadSendsNothingAndStaysInterrupted() {
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).build()) {
      Thread.currentThread().interrupt();

      Throwable failure = client.make(CallKind.SEND);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure).isInstanceOf(CallAbortedException.class);
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(WireClient.Way.class)
  void closedClientSendsNothing(WireClient.Way way) {
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).build()) {
      client.getsales().close();
      client.getsales().close();

      Throwable failure = client.make(CallKind.SEND, way);

      assertThat(failure).isInstanceOf(CallAbortedException.class);
      assertThat(((CallAbortedException) requireNonNull(failure)).reason())
          .isEqualTo(Reason.CLIENT_CLOSED);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void interruptBetweenCallsTroublesNobody() {
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).build()) {
      assertThat(client.make(CallKind.GET)).isNull();
      Thread.currentThread().interrupt();
      assertThat(client.make(CallKind.GET)).isInstanceOf(CallAbortedException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(client.make(CallKind.GET)).isNull();
    }
  }
}
