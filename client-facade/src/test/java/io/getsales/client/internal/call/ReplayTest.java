package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.ApiException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.TransportException;
import io.getsales.client.wire.Http2Turn;
import io.getsales.client.wire.ReceivedRequest;
import io.getsales.client.wire.Turn;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One attempt is one request: whatever the server does to it, OkHttp does not send it again, asks
 * for no redirect's target and carries the key nowhere else. Each of these makes plain OkHttp send
 * some POST more than once, or could.
 */
@Tag("wire")
class ReplayTest {
  private static final Set<CallKind> KINDS =
      Set.of(
          CallKind.GET,
          CallKind.SEARCH,
          CallKind.REPLACE,
          CallKind.DELETE,
          CallKind.UPSERT,
          CallKind.CREATE,
          CallKind.SEND,
          CallKind.ENROLL);
  private static final Set<CallKind> FEWER_KINDS =
      Set.of(CallKind.GET, CallKind.DELETE, CallKind.UPSERT, CallKind.SEND, CallKind.ENROLL);
  private static final String STOPPED = "one attempt is one request";
  private static final String[] ONE_ADDRESS = {"127.0.0.1"};
  private static final String[] TWO_ADDRESSES = {"127.0.0.1", "127.0.0.2"};

  /** What the server does to the request, and on what connection. */
  private record Fault(
      String name, Turn turn, boolean warmed, String[] addresses, boolean everyTime) {
    @Override
    public String toString() {
      return name
          + (warmed ? ", pooled connection" : ", fresh connection")
          + (addresses.length > 1 ? ", two addresses" : "")
          + (everyTime ? ", every time" : "");
    }
  }

  static Stream<Arguments> breaks() {
    return onEveryConnection(
        fault("close", Turns.closeAfterRequest()),
        fault("reset", Turns.resetAfterRequest()),
        fault("half a status line, close", Turns.writeAndClose("HTTP/1.1 2")),
        fault("half a status line, reset", Turns.writeAndReset("HTTP/1.1 2")),
        fault("100 Continue, close", Turns.writeAndClose("HTTP/1.1 100 Continue\n\n")),
        fault("100 Continue, reset", Turns.writeAndReset("HTTP/1.1 100 Continue\n\n")),
        fault("garbage for a status line", Turns.writeAndClose("no HTTP at all\n\n")),
        fault("body shorter than its length", cut("Content-Length: 100\n\n{\"a\":")),
        fault("chunked body without its end", cut("Transfer-Encoding: chunked\n\n4\n{\"a\"\n")),
        fault("body of gzip that is none", Turns.gzip(new byte[] {'{', '}'})));
  }

  private static Turn cut(String rest) {
    return Turns.writeAndClose(Turns.head(200) + rest);
  }

  private static Fault fault(String name, Turn turn) {
    return new Fault(name, turn, false, ONE_ADDRESS, false);
  }

  private static Stream<Arguments> onEveryConnection(Fault... faults) {
    return Stream.of(faults)
        .flatMap(
            fault ->
                Stream.of(false, true)
                    .flatMap(
                        warmed ->
                            Stream.of(ONE_ADDRESS, TWO_ADDRESSES)
                                .flatMap(
                                    addresses ->
                                        everyTime(warmed, addresses)
                                            .map(
                                                everyTime ->
                                                    new Fault(
                                                        fault.name,
                                                        fault.turn,
                                                        warmed,
                                                        addresses,
                                                        everyTime)))))
        .flatMap(fault -> KINDS.stream().map(kind -> Arguments.of(fault, kind)));
  }

  /** Plain OkHttp goes on and on where it has a way left: over the pool, or another address. */
  private static Stream<Boolean> everyTime(boolean warmed, String[] addresses) {
    return warmed == addresses.length > 1 ? Stream.of(false, true) : Stream.of(false);
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("breaks")
  void brokenConnectionBringsNoSecondRequest(Fault fault, CallKind kind) throws Exception {
    try (WireServer server = WireServer.at(fault.addresses);
        WireClient client = client(server, fault.addresses)) {
      warm(server, client, fault.warmed);
      script(server, fault);

      Throwable failure = client.make(kind);

      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertOneAttempt(failure);
      assertOneRequest(server, fault.warmed);
      client.assertNothingLeaks();
    }
  }

  static Stream<Arguments> timeouts() {
    return Stream.of(false, true)
        .flatMap(
            warmed ->
                Stream.of(
                    new Fault("silence", Turns.silence(), warmed, TWO_ADDRESSES, true),
                    new Fault("a slow body", Turns.drip(), warmed, TWO_ADDRESSES, true)))
        .flatMap(
            fault ->
                Stream.of(CallKind.GET, CallKind.REPLACE, CallKind.CREATE, CallKind.ENROLL)
                    .map(kind -> Arguments.of(fault, kind)));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("timeouts")
  void timeoutBringsNoSecondRequest(Fault fault, CallKind kind) throws Exception {
    try (WireServer server = WireServer.at(fault.addresses);
        WireClient client =
            WireClient.to(server.port())
                .neverRepeating()
                .addresses(fault.addresses)
                .attemptTimeout(500)
                .build()) {
      warm(server, client, fault.warmed);
      script(server, fault);

      Throwable failure = client.make(kind);

      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertOneAttempt(failure);
      assertOneRequest(server, fault.warmed);
      client.assertNothingLeaks();
    }
  }

  static Stream<Arguments> refusals() {
    List<Fault> faults = new ArrayList<>();
    for (int status : new int[] {401, 421, 425, 429, 500, 501, 502, 504, 520, 524}) {
      faults.add(fault("" + status, Turns.answer(status, "{}", "WWW-Authenticate: Basic")));
    }
    for (int status : new int[] {408, 429, 500, 503}) {
      for (String wait : new String[] {"0", "5", "99999999999", "soon"}) {
        Turn answer = Turns.answer(status, "{}", "Retry-After: " + wait);
        faults.add(fault(status + ", Retry-After: " + wait, answer));
      }
      faults.add(fault(status + ", close", Turns.andClose(Turns.answer(status, "{}"))));
      faults.add(
          fault(
              status + ", Connection: close",
              Turns.andClose(Turns.answer(status, "{}", "Connection: close"))));
      faults.add(fault(status + ", body cut", statusAndCutBody(status)));
    }
    return faults.stream()
        .map(fault -> new Fault(fault.name, fault.turn, true, TWO_ADDRESSES, true))
        .flatMap(fault -> FEWER_KINDS.stream().map(kind -> Arguments.of(fault, kind)));
  }

  private static Turn statusAndCutBody(int status) {
    return Turns.writeAndClose(Turns.head(status) + "Content-Length: 100\n\n{\"a\":");
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource("refusals")
  void errorStatusBringsNoSecondRequest(Fault fault, CallKind kind) throws Exception {
    try (WireServer server = WireServer.at(fault.addresses);
        WireClient client = client(server, fault.addresses)) {
      warm(server, client, fault.warmed);
      script(server, fault);

      Throwable failure = client.make(kind);

      assertRefused(failure, Integer.parseInt(fault.name.substring(0, 3)), kind);
      assertOneAttempt(failure);
      assertOneRequest(server, fault.warmed);
      client.assertNothingLeaks();
    }
  }

  static Stream<Arguments> redirects() {
    return IntStream.of(300, 301, 302, 303, 307, 308)
        .boxed()
        .flatMap(
            status ->
                Stream.of("the same path", "another path", "another port", "another host")
                    .flatMap(
                        target ->
                            FEWER_KINDS.stream().map(kind -> Arguments.of(status, target, kind))));
  }

  @ParameterizedTest(name = "{2}: {0} to {1}")
  @MethodSource("redirects")
  void redirectIsShownAndNotFollowed(int status, String target, CallKind kind) throws Exception {
    try (WireServer server = WireServer.start();
        WireServer other = WireServer.at("127.0.0.2");
        WireClient client = client(server, ONE_ADDRESS)) {
      String location =
          switch (target) {
            case "the same path" -> "http://localhost:" + server.port() + "/things";
            case "another path" -> "/elsewhere";
            case "another port" -> "http://localhost:" + other.port() + "/things";
            default -> "http://127.0.0.2:" + other.port() + "/things";
          };
      server.then(Turns.answer(status, "{}", "Location: " + location));

      Throwable failure = client.make(kind);

      ApiException refused = assertRefused(failure, status, kind);
      assertThat(refused.location()).hasValue(location);
      assertThat(refused.mayHaveBeenProcessed()).isEqualTo(status == 303);
      assertOneAttempt(failure);
      assertOneRequest(server, false);
      assertThat(other.received()).isEmpty();
      assertThat(other.connections()).isZero();
      client.assertNothingLeaks();
    }
  }

  private record FrameFault(String name, Http2Turn.Ending ending, boolean everyTime) {
    @Override
    public String toString() {
      return name + (everyTime ? ", every time" : "");
    }
  }

  static Stream<Arguments> frames() {
    return Stream.of(false, true)
        .flatMap(
            everyTime ->
                Stream.of(
                    new FrameFault("refused", Http2Turn.rst(Http2Turn.REFUSED_STREAM), everyTime),
                    new FrameFault("broken", Http2Turn.rst(Http2Turn.INTERNAL_ERROR), everyTime),
                    new FrameFault("cancelled", Http2Turn.rst(Http2Turn.CANCEL), everyTime),
                    new FrameFault("calm", Http2Turn.rst(Http2Turn.ENHANCE_YOUR_CALM), everyTime),
                    new FrameFault("no error", Http2Turn.rst(Http2Turn.NO_ERROR), everyTime),
                    new FrameFault("GOAWAY below our stream", Http2Turn.goAway(-2), everyTime),
                    new FrameFault("GOAWAY at our stream", Http2Turn.goAway(0), everyTime),
                    new FrameFault("FIN", Http2Turn.fin(), everyTime),
                    new FrameFault("reset", Http2Turn.reset(), everyTime)))
        .flatMap(
            fault ->
                Stream.of(false, true)
                    .flatMap(
                        warmed ->
                            FEWER_KINDS.stream().map(kind -> Arguments.of(fault, warmed, kind))));
  }

  @ParameterizedTest(name = "{2}: {0}, warmed {1}")
  @MethodSource("frames")
  void http2FaultBringsNoSecondRequest(FrameFault fault, boolean warmed, CallKind kind)
      throws Exception {
    List<Http2Turn.Ending> script = new ArrayList<>();
    if (warmed) {
      script.add(Http2Turn.ok());
    }
    script.add(fault.ending);
    if (!fault.everyTime) {
      script.add(Http2Turn.ok());
    }
    try (WireServer server =
            WireServer.at(TWO_ADDRESSES)
                .always(Http2Turn.of(script.toArray(Http2Turn.Ending[]::new)));
        WireClient client =
            WireClient.to(server.port())
                .neverRepeating()
                .http2()
                .addresses(TWO_ADDRESSES)
                .build()) {
      if (warmed) {
        assertThat(client.make(CallKind.GET)).isNull();
      }

      Throwable failure = client.make(kind);

      assertThat(failure)
          .isInstanceOf(
              kind.mayRepeat() ? TransportException.class : OutcomeUnknownException.class);
      assertOneAttempt(failure);
      assertOneRequest(server, warmed);
      client.assertNothingLeaks();
    }
  }

  private static WireClient client(WireServer server, String[] addresses) {
    return WireClient.to(server.port()).neverRepeating().addresses(addresses).build();
  }

  private static void warm(WireServer server, WireClient client, boolean wanted) {
    if (wanted) {
      server.then(Turns.ok());
      assertThat(client.make(CallKind.GET)).isNull();
    }
  }

  private static void script(WireServer server, Fault fault) {
    if (fault.everyTime) {
      server.always(fault.turn);
    } else {
      server.then(fault.turn);
    }
  }

  private static ApiException assertRefused(Throwable failure, int status, CallKind kind) {
    boolean processed = status >= 500 || status == 408;
    Throwable answer = failure;
    if (processed && !kind.mayRepeat()) {
      assertThat(failure).isInstanceOf(OutcomeUnknownException.class);
      answer = failure.getCause();
    }
    assertThat(answer).isInstanceOf(ApiException.class);
    assertThat(((ApiException) answer).status()).isEqualTo(status);
    return (ApiException) answer;
  }

  /** And what it met is told as it was, not as the lock that stopped OkHttp. */
  private static void assertOneAttempt(Throwable failure) {
    assertThat(((GetSalesException) failure).attempts()).hasSize(1);
    assertThat(Throwables.getStackTrace(failure)).doesNotContain(STOPPED);
  }

  private static void assertOneRequest(WireServer server, boolean warmed) {
    List<ReceivedRequest> requests = server.received();
    assertThat(requests.subList(warmed ? 1 : 0, requests.size())).hasSize(1);
  }
}
