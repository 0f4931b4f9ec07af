package io.getsales.client.internal.call;

import static io.getsales.client.error.Stage.ANSWERED;
import static io.getsales.client.error.Stage.AWAITING_ANSWER;
import static io.getsales.client.error.Stage.CONNECTING;
import static io.getsales.client.error.Stage.READING_ANSWER;
import static io.getsales.client.error.Stage.RESOLVING;
import static io.getsales.client.error.Stage.SECURING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.ApiException;
import io.getsales.client.error.Attempt;
import io.getsales.client.error.DecodeException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.RateLimitedException;
import io.getsales.client.error.ServerException;
import io.getsales.client.error.Stage;
import io.getsales.client.error.TransportException;
import io.getsales.client.internal.call.WireClient.Way;
import io.getsales.client.wire.SelfMadeKey;
import io.getsales.client.wire.Turn;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One row a fault that lasts, one column a class of operation: how many requests the server saw,
 * what the caller was thrown, what the attempts say, how long the client waited; and that no
 * connection is left behind.
 */
@Tag("wire")
class FaultMatrixTest {
  private static final String ELSEWHERE = "http://127.0.0.2:9/";
  private static @Nullable SelfMadeKey key;

  @BeforeAll
  static void makeKey(@TempDir Path directory) {
    key = SelfMadeKey.in(directory);
  }

  /** A column's expectation: attempts made, and what ends them. */
  private record Cell(int attempts, @Nullable Class<? extends Exception> thrown) {}

  /**
   * A row.
   *
   * @param arrives whether each attempt's request arrives whole
   * @param stage how far each attempt comes
   * @param status what each attempt is answered
   * @param pause after each attempt but the last
   */
  private record Row(
      String fault,
      Turn turn,
      boolean arrives,
      Stage stage,
      @Nullable Integer status,
      Cell repeatable,
      Cell once,
      Duration pause) {
    @Override
    public String toString() {
      return fault;
    }
  }

  private static final Class<TransportException> NO_ANSWER = TransportException.class;
  private static final Class<OutcomeUnknownException> UNKNOWN = OutcomeUnknownException.class;
  private static final Class<ServerException> SERVER = ServerException.class;
  private static final Class<DecodeException> DECODE = DecodeException.class;
  private static final Class<ApiException> API = ApiException.class;
  private static final Class<RateLimitedException> RATE = RateLimitedException.class;
  private static final Duration S1 = WireClient.WAIT;
  private static final Duration S3 = WireClient.THROTTLE_WAIT;

  // fault, what the server does, arrives, stage, status, READ + IDEMPOTENT, CREATE + SEND, wait
  private static final List<Row> ROWS =
      List.of(
          row("refused", null, false, CONNECTING, null, 4, NO_ANSWER, 4, NO_ANSWER, S1),
          row("unresolved", null, false, RESOLVING, null, 4, NO_ANSWER, 4, NO_ANSWER, S1),
          row("TLS failure", cutHello(), false, SECURING, null, 4, NO_ANSWER, 4, NO_ANSWER, S1),
          row("distrust", Turns.ok(), false, SECURING, null, 1, NO_ANSWER, 1, NO_ANSWER, S1),
          row("reset in the request", Turns.resetInRequest(), false, 4, 1),
          row("close after the request", Turns.closeAfterRequest(), true, 4, 1),
          row("reset after the request", Turns.resetAfterRequest(), true, 4, 1),
          row("half a head", Turns.writeAndClose("HTTP/1.1 2"), true, 4, 1),
          row("never answers", Turns.silence(), true, 4, 1),
          reading("reset in the answer", Turns.writeAndReset(Turns.head(200) + length(9) + "{")),
          reading("answer cut by length", Turns.writeAndClose(Turns.head(200) + length(9) + "{")),
          reading("answer cut in chunks", Turns.writeAndClose(chunked("4\n{\"a\"\n"))),
          reading("slow body", Turns.drip()),
          reading("204 with a body", Turns.andClose(Turns.answer(204, "{}"))),
          reading("gzip: none", Turns.gzip(new byte[] {'{', '}'})),
          reading("gzip: cut", Turns.gzip(Turns.zippedAndCut("{\"a\":\"b\"}"))),
          reading("gzip: wrong checksum", Turns.gzip(Turns.zippedWithWrongChecksum("{}"))),
          unreadable("JSON cut", Turns.answer(200, "{\"data\":[{")),
          unreadable("cut, no length", Turns.writeAndClose(Turns.head(200) + "\n{\"a\":[")),
          unreadable("HTML 200", Turns.answer(200, "<html>Sign in</html>")),
          row("empty 200", Turns.answer(200, ""), true, ANSWERED, 200, 1, null, 1, null, S1),
          row(
              "HTML 502",
              Turns.answer(502, "<html>"),
              true,
              ANSWERED,
              502,
              4,
              SERVER,
              1,
              UNKNOWN,
              S1),
          row("429", Turns.answer(429, "{}"), true, ANSWERED, 429, 4, RATE, 4, RATE, S3),
          row("429, wait 7", asks(429, "7"), true, ANSWERED, 429, 4, RATE, 4, RATE, seconds(7)),
          row("500", Turns.answer(500, "{}"), true, ANSWERED, 500, 2, SERVER, 1, UNKNOWN, S1),
          row("500, cut", cut(500), true, ANSWERED, 500, 2, SERVER, 1, UNKNOWN, S1),
          row("503", Turns.answer(503, "{}"), true, ANSWERED, 503, 4, SERVER, 1, UNKNOWN, S1),
          row("503, wait 0", asks(503, "0"), true, ANSWERED, 503, 4, SERVER, 1, UNKNOWN, S1),
          row(
              "503, wait 9",
              asks(503, "9"),
              true,
              ANSWERED,
              503,
              4,
              SERVER,
              1,
              UNKNOWN,
              seconds(9)),
          row("408", Turns.answer(408, "{}"), true, ANSWERED, 408, 4, API, 1, UNKNOWN, S1),
          row("307 to itself", redirect("/things/1"), true, ANSWERED, 307, 1, API, 1, API, S1),
          row("307 elsewhere", redirect(ELSEWHERE), true, ANSWERED, 307, 1, API, 1, API, S1));

  private static Row row(
      String fault,
      @Nullable Turn turn,
      boolean arrives,
      Stage stage,
      @Nullable Integer status,
      int attempts,
      @Nullable Class<? extends Exception> thrown,
      int attemptsOnce,
      @Nullable Class<? extends Exception> thrownOnce,
      Duration pause) {
    return new Row(
        fault,
        turn == null ? Turns.ok() : turn,
        arrives,
        stage,
        status,
        new Cell(attempts, thrown),
        new Cell(attemptsOnce, thrownOnce),
        pause);
  }

  private static Row row(String fault, Turn turn, boolean arrives, int attempts, int once) {
    return row(fault, turn, arrives, AWAITING_ANSWER, null, attempts, NO_ANSWER, once, UNKNOWN, S1);
  }

  private static Row reading(String fault, Turn turn) {
    return row(fault, turn, true, READING_ANSWER, null, 4, NO_ANSWER, 1, UNKNOWN, S1);
  }

  private static Row unreadable(String fault, Turn turn) {
    return row(fault, turn, true, ANSWERED, 200, 1, DECODE, 1, DECODE, S1);
  }

  private static Turn cutHello() {
    return Turns.resetInRequest();
  }

  private static String length(int bytes) {
    return "Content-Length: " + bytes + "\n\n";
  }

  private static String chunked(String body) {
    return Turns.head(200) + "Transfer-Encoding: chunked\n\n" + body;
  }

  private static Turn cut(int status) {
    return Turns.writeAndClose(Turns.head(status) + length(100) + "{\"message\":");
  }

  private static Turn asks(int status, String wait) {
    return Turns.answer(status, "{}", "Retry-After: " + wait);
  }

  private static Turn redirect(String location) {
    return Turns.answer(307, "{}", "Location: " + location);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static final List<CallKind> COLUMNS =
      List.of(CallKind.GET, CallKind.UPSERT, CallKind.CREATE, CallKind.SEND);

  static Stream<Arguments> cells() {
    return ROWS.stream()
        .flatMap(
            row ->
                COLUMNS.stream()
                    .flatMap(
                        kind ->
                            Arrays.stream(Way.values()).map(way -> Arguments.of(row, kind, way))));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("cells")
  void faultEndsAsTheTableSays(Row row, CallKind kind, Way way) throws Exception {
    Cell cell = kind.mayRepeat() ? row.repeatable : row.once;
    try (WireServer server = server(row);
        WireClient client = client(row, server)) {

      Throwable failure = client.make(kind, way);

      server.awaitRequests(row.arrives ? cell.attempts : 0);
      assertThat(server.received()).hasSize(row.arrives ? cell.attempts : 0);
      if (cell.thrown == null) {
        assertThat(failure).isNull();
      } else {
        assertThat(failure).isInstanceOf(cell.thrown);
        assertTrace((GetSalesException) requireNonNull(failure), row, cell);
      }
      assertThat(client.time().elapsed()).isEqualTo(row.pause.multipliedBy(cell.attempts - 1));
      client.assertNothingLeaks();
    }
  }

  private static void assertTrace(GetSalesException failure, Row row, Cell cell) {
    List<Attempt> attempts = failure.attempts();
    assertThat(attempts).extracting(Attempt::stage).containsOnly(row.stage);
    assertThat(attempts).extracting(Attempt::status).containsOnly(row.status);
    assertThat(attempts)
        .allMatch(attempt -> row.status != null && row.status != 200 || attempt.problem() != null);
    List<@Nullable Duration> waits =
        Stream.concat(
                Collections.nCopies(cell.attempts - 1, row.pause).stream(),
                Stream.of((Duration) null))
            .toList();
    assertThat(attempts).extracting(Attempt::waitAfter).isEqualTo(waits);
    assertThat(failure.elapsed()).isEqualTo(row.pause.multipliedBy(cell.attempts - 1));
  }

  private static WireServer server(Row row) {
    return row.fault.equals("distrust")
        ? WireServer.secure(requireNonNull(key))
        : WireServer.start().always(row.turn);
  }

  private static WireClient client(Row row, WireServer server) {
    boolean slow = row.fault.equals("never answers") || row.fault.equals("slow body");
    int port = row.fault.equals("refused") ? WireServer.deadPort() : server.port();
    WireClient.Builder builder = WireClient.to(port).attemptTimeout(slow ? 300 : 10_000);
    if (row.stage == SECURING) {
      builder.secure();
    }
    if (row.fault.equals("TLS failure")) {
      builder.trusting(requireNonNull(key));
    }
    return (row.stage == RESOLVING ? builder.unresolvable() : builder).build();
  }
}
