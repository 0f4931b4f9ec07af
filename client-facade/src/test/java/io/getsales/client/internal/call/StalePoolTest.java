package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.Attempt;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.TransportException;
import io.getsales.client.wire.ReceivedRequest;
import io.getsales.client.wire.Turn;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that drops idle connections, so that a pool is full of dead ones. */
@Tag("wire")
class StalePoolTest {
  private static final int CALLS = 60;
  private static final Turn DROPPED_WHEN_IDLE = Turns.andClose(Turns.ok());

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"CREATE", "SEND", "ENROLL", "UNMARKED_POST"})
  void everySendHasAFreshConnection(CallKind kind) throws Exception {
    try (WireServer server = WireServer.start().always(DROPPED_WHEN_IDLE);
        WireClient client = WireClient.to(server.port()).neverRepeating().build()) {
      for (int i = 0; i < CALLS; i++) {
        assertThat(client.make(kind)).isNull();
      }
      assertThat(server.received()).hasSize(CALLS);
      client.assertNothingLeaks();
    }
  }

  @Test
  void poolThatKeepsNothingRestsWhileASendIsInFlight() {
    try (WireServer server = WireServer.start().always(Turns.silence());
        WireClient client = WireClient.to(server.port()).attemptTimeout(1_000).build()) {
      long before = cpuOfOkHttpThreads();
      client.make(CallKind.SEND);

      assertThat(cpuOfOkHttpThreads() - before).isLessThan(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private static long cpuOfOkHttpThreads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(info -> info != null && info.getThreadName().startsWith("OkHttp"))
        .mapToLong(info -> Math.max(0, threads.getThreadCpuTime(info.getThreadId())))
        .sum();
  }

  @Test
  void sendUsesNoConnectionThatAReadLeft() {
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(client.make(CallKind.GET)).isNull();
        assertThat(client.make(CallKind.SEND)).isNull();
      }
      assertThat(server.received())
          .extracting(ReceivedRequest::connection)
          .containsExactly(1, 2, 1, 3, 1, 4);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CallKind.class,
      names = {"GET", "SEARCH", "REPLACE", "DELETE", "UPSERT", "UNMARKED_GET"})
  void readsRecoverAtOnceAndForAsLongAsItTakes(CallKind kind) throws Exception {
    try (WireServer server = WireServer.start().always(DROPPED_WHEN_IDLE);
        WireClient client = WireClient.to(server.port()).build()) {
      for (int i = 0; i < CALLS; i++) {
        assertThat(client.make(kind)).isNull();
      }
      assertThat(server.received()).hasSize(CALLS);
      assertThat(client.time().elapsed()).isZero();
      client.assertNothingLeaks();
    }
  }

  @Test
  void oneDeadConnectionIsEnoughToDistrustThePool() throws Exception {
    try (WireServer server = WireServer.start();
        WireClient client = WireClient.to(server.port()).build()) {
      fillPool(server, client, 4);
      server.then(
          Turns.closeAfterRequest(), Turns.ok()); // the second must not meet a connection of old

      assertThat(client.make(CallKind.GET)).isNull();

      List<ReceivedRequest> received = server.received();
      assertThat(received.get(received.size() - 1).connection()).isEqualTo(5);
      client.assertNothingLeaks();
    }
  }

  private static void fillPool(WireServer server, WireClient client, int connections)
      throws Exception {
    CountDownLatch all = new CountDownLatch(connections);
    server.always(
        connection -> {
          connection.readRequest();
          all.countDown();
          try {
            all.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          connection.write(Turns.head(200) + "Content-Length: 2\n\n{}");
        });
    List<CompletableFuture<?>> ends = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      ends.add(WireClient.enqueued(client.call(CallKind.GET)));
    }
    ends.forEach(end -> assertThat(WireClient.ended(end)).isNull());
    assertThat(client.http().connectionPool().idleConnectionCount()).isEqualTo(connections);
    server.always(Turns.ok());
  }

  @Test
  void deadConnectionIsAnAttemptLikeAnyOther() {
    try (WireServer server = WireServer.start().then(Turns.ok(), Turns.closeAfterRequest());
        WireClient client = WireClient.to(server.port()).neverRepeating().build()) {
      assertThat(client.make(CallKind.GET)).isNull();

      Throwable failure = client.make(CallKind.GET);

      assertThat(failure).isInstanceOf(TransportException.class);
      assertThat(((GetSalesException) failure).attempts()).hasSize(1);
      assertThat(server.received()).hasSize(2);
    }
  }

  @Test
  void silenceOnAPooledConnectionIsNoDeadConnection() {
    try (WireServer server = WireServer.start().then(Turns.ok(), Turns.silence());
        WireClient client = WireClient.to(server.port()).attemptTimeout(600).build()) {
      assertThat(client.make(CallKind.GET)).isNull();
      assertThat(client.make(CallKind.GET)).isNull();
      assertThat(client.time().elapsed()).isEqualTo(WireClient.WAIT);
    }
  }

  @Test
  void onlyTheFirstRepeatIsFree() {
    try (WireServer server = WireServer.start().then(Turns.ok()).always(Turns.closeAfterRequest());
        WireClient client = WireClient.to(server.port()).build()) {
      assertThat(client.make(CallKind.GET)).isNull();

      GetSalesException failure = (GetSalesException) client.make(CallKind.GET);

      assertThat(failure.attempts())
          .extracting(Attempt::waitAfter)
          .containsExactly(Duration.ZERO, WireClient.WAIT, WireClient.WAIT, null);
    }
  }
}
