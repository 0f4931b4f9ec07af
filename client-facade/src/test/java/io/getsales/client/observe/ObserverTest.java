package io.getsales.client.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.GetSales;
import io.getsales.client.GetSalesBuilder;
import io.getsales.client.error.Attempt;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.error.StopReason;
import io.getsales.client.resilience.Backoff;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.VirtualTime;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What observers are told, and that they can do no harm. */
@Timeout(30)
class ObserverTest {
  private static final String PAGE = "{\"data\":[],\"total\":0}";

  private final VirtualTime time = new VirtualTime();
  private final WireServer server = WireServer.start();
  private final RecordingObserver observer = new RecordingObserver();

  @AfterEach
  void close() {
    server.close();
  }

  private GetSalesBuilder builder() {
    return GetSales.builder()
        .baseUrl("http://127.0.0.1:" + server.port())
        .apiKey("key")
        .timeSource(time)
        .quota(Quota.perMinute(60).withBurst(3))
        .options(
            options ->
                options.retries(
                    RetryPolicy.defaults()
                        .withTransientBackoff(Backoff.fixed(Duration.ofSeconds(3)))));
  }

  @Test
  void aCallIsToldFromBeginningToEnd() {
    server.then(Turns.answer(200, "{\"uuid\":\"a\"}"));
    try (GetSales getsales = builder().observer(observer).build()) {
      getsales.lists().get("5a9e6f27-3d48-4c1b-b0f5-8f2b7c6a1d30");
    }

    assertThat(observer.events)
        .containsExactly(
            "started getList READ GET /leads/api/lists/{uuid}",
            "attempt 1",
            "attempt 1 ended: 200 null, 0 out, 12 in",
            "finished 200 null");
    assertThat(observer.results.get(0).isSuccess()).isTrue();
    assertThat(observer.quota.snapshot().permitsPerMinute()).isBetween(50.0, 60.0);
  }

  @Test
  void repeatsAndWaitsAreTold() {
    server.then(Turns.closeAfterRequest(), Turns.answer(503, "busy"), Turns.answer(200, PAGE));
    try (GetSales getsales = builder().observer(observer).build()) {
      getsales.lists().list().first();
    }

    assertThat(observer.events)
        .containsExactly(
            "started listLists READ GET /leads/api/lists",
            "attempt 1",
            "attempt 1 ended: null IOException, 0 out, -1 in",
            "retrying 2 after PT3S",
            "waited BACKOFF PT3S",
            "attempt 2",
            "attempt 2 ended: 503 null, 0 out, 4 in",
            "retrying 3 after PT3S",
            "waited BACKOFF PT3S",
            "attempt 3",
            "attempt 3 ended: 200 null, 0 out, " + PAGE.length() + " in",
            "finished 200 null");
    assertThat(observer.results.get(0).attempts()).isEqualTo(3);
    assertThat(observer.results.get(0).elapsed()).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void theWaitAtTheQuotaIsTold() {
    try (GetSales getsales = builder().observer(observer).build()) {
      for (int i = 0; i < 4; i++) {
        getsales.lists().get("a");
      }
    }

    assertThat(observer.events).filteredOn(event -> event.startsWith("waited QUOTA")).hasSize(1);
  }

  @Test
  void aFailureIsToldByItsNameAndNothingOfIt() {
    server.then(Turns.answer(404, "{\"message\":\"no Marta here\"}"), Turns.answer(503, "Marta"));
    try (GetSales getsales = builder().observer(observer).build()) {
      assertThatThrownBy(() -> getsales.contacts().get("marta"))
          .isInstanceOf(NotFoundException.class);
      assertThatThrownBy(
              () -> getsales.unibox().linkedInMessages().send("sender", "marta", "Hello Marta"))
          .isInstanceOf(OutcomeUnknownException.class);
    }

    assertThat(observer.results)
        .extracting(CallResult::problem)
        .containsExactly("NotFoundException", "OutcomeUnknownException");
    assertThat(observer.results)
        .extracting(CallResult::stopReason)
        .containsExactly(StopReason.NOT_REPEATABLE, StopReason.MAY_HAVE_BEEN_PROCESSED);
    assertThat(observer.events)
        .contains("started sendLinkedInMessage SEND POST /flows/api/linkedin-messages");
    assertThat(observer.events.toString() + observer.results).doesNotContainIgnoringCase("marta");
  }

  @Test
  void aCallThatIsRefusedBeforeItBeginsIsNone() {
    GetSales getsales = builder().observer(observer).build();
    getsales.close();
    assertThatThrownBy(() -> getsales.lists().get("a")).isInstanceOf(CallAbortedException.class);
    assertThatThrownBy(() -> getsales.lists().get(" "))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(observer.events).hasSize(2).endsWith("finished null CallAbortedException");
  }

  /** Where an observer can fail. */
  private enum Fault {
    STARTED,
    WAITED,
    ATTEMPT_STARTED,
    ATTEMPT_ENDED,
    RETRYING,
    FINISHED,
    BUILT,
    CARRY
  }

  private record Broken(Fault fault) implements Observer, CallObserver {
    private void fail(Fault here) {
      if (here == fault) {
        throw new StackOverflowError("broken at " + here);
      }
    }

    @Override
    public CallObserver callStarted(ObservedCall call) {
      fail(Fault.STARTED);
      return this;
    }

    @Override
    public void clientBuilt(io.getsales.client.resilience.RateGate quota) {
      fail(Fault.BUILT);
    }

    @Override
    public Runnable carry(Runnable work) {
      fail(Fault.CARRY);
      return work;
    }

    @Override
    public void observerFailed(Observer observer, Throwable failure) {
      throw new IllegalStateException("broken here too");
    }

    @Override
    public void waited(Wait reason, Duration duration) {
      fail(Fault.WAITED);
    }

    @Override
    public void attemptStarted(int number) {
      fail(Fault.ATTEMPT_STARTED);
    }

    @Override
    public void attemptEnded(Attempt attempt, long requestBytes, long answerBytes) {
      fail(Fault.ATTEMPT_ENDED);
    }

    @Override
    public void retrying(int number, Duration backoff) {
      fail(Fault.RETRYING);
    }

    @Override
    public void finished(CallResult result) {
      fail(Fault.FINISHED);
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anObserverThatThrowsHarmsNeitherTheCallNorOtherObservers(Fault fault) {
    server.then(Turns.answer(503, "busy"), Turns.answer(200, "{\"uuid\":\"a\"}"));
    try (GetSales getsales = builder().observer(new Broken(fault)).observer(observer).build()) {
      assertThat(getsales.async(api -> api.lists().get("a")).join().getUuid()).isEqualTo("a");
    }

    assertThat(observer.events).hasSize(8).endsWith("finished 200 null");
    assertThat(observer.failures)
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure).hasMessage("broken at " + fault));
  }

  @Test
  void anObserverCanPassACallBy() {
    AtomicInteger asked = new AtomicInteger();
    try (GetSales getsales =
        builder()
            .observer(
                call -> {
                  asked.incrementAndGet();
                  return null;
                })
            .build()) {
      getsales.lists().get("a");
    }

    assertThat(asked.get()).isEqualTo(1);
  }
}
