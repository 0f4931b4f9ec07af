package io.getsales.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.getsales.client.error.Stage;
import io.getsales.client.wire.WireServer;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the events of OkHttp say about how far a request has come. */
@Tag("wire")
class StageListenerTest {
  private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("a", 1);
  private static final Call CALL =
      new OkHttpClient().newCall(new Request.Builder().url("http://a.example/").build());

  private final AttemptTracker tracker = new AttemptTracker();
  private final StageListener listener = new StageListener(tracker, EventListener.NONE);

  @Test
  void secondAddressThatConnectsInParallelDoesNotUndoTheFirst() {
    listener.connectStart(CALL, ADDRESS, Proxy.NO_PROXY);
    listener.requestHeadersStart(CALL);
    listener.dnsStart(CALL, "a.example");
    listener.connectStart(CALL, ADDRESS, Proxy.NO_PROXY);
    listener.secureConnectStart(CALL);

    assertThat(tracker.stage()).isEqualTo(Stage.SENDING);
  }

  @Test
  void nothingHasArrivedBeforeTheFirstByteOfTheRequest() {
    listener.callStart(CALL);
    assertThat(tracker.stage()).isEqualTo(Stage.WAITING);
    listener.dnsStart(CALL, "a.example");
    assertThat(tracker.stage()).isEqualTo(Stage.RESOLVING);
    listener.connectStart(CALL, ADDRESS, Proxy.NO_PROXY);
    assertThat(tracker.stage()).isEqualTo(Stage.CONNECTING);
    listener.secureConnectStart(CALL);
    listener.secureConnectEnd(CALL, null);
    assertThat(tracker.stage().mayHaveArrived()).isFalse();
    listener.requestHeadersStart(CALL);
    assertThat(tracker.stage().mayHaveArrived()).isTrue();
  }

  static Stream<Method> events() {
    return Arrays.stream(EventListener.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.getReturnType() == void.class);
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsPassedOn(Method event) {
    assertThat(StageListener.class).hasDeclaredMethods(event.getName());
  }

  @Test
  void listenerOfTheCallersOwnHearsOfACall() {
    List<String> heard = new ArrayList<>();
    EventListener own =
        new EventListener() {
          @Override
          public void callStart(Call call) {
            heard.add("start");
          }

          @Override
          public void callEnd(Call call) {
            heard.add("end");
          }
        };
    try (WireServer server = WireServer.start();
        WireClient client =
            WireClient.to(server.port()).http(http -> http.eventListener(own)).build()) {
      assertThat(client.make(CallKind.SEND)).isNull();
    }
    assertThat(heard).containsExactly("start", "end");
  }
}
