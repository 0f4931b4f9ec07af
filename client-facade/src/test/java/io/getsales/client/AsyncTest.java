package io.getsales.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getsales.client.error.CallAbortedException;
import io.getsales.client.error.CallAbortedException.Reason;
import io.getsales.client.error.NotFoundException;
import io.getsales.client.generated.api.ListsApi;
import io.getsales.client.generated.model.ContactList;
import io.getsales.client.generated.model.ContactRecord;
import io.getsales.client.paging.Paged;
import io.getsales.client.resilience.Quota;
import io.getsales.client.resilience.RateGate;
import io.getsales.client.resilience.RetryPolicy;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.time.TimeSource;
import io.getsales.client.wire.Turns;
import io.getsales.client.wire.WireServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Futures of anything that the client can do. */
@Timeout(60)
class AsyncTest {
  private static final int MOST_WAITING = 10_000;

  private static int mostAtOnce() {
    return Runtime.version().feature() < 24 ? 16 : 256;
  }

  private static GetSalesBuilder builder(WireServer server) {
    return GetSales.builder()
        .baseUrl("http://127.0.0.1:" + server.port() + "/")
        .apiKey("key")
        .quota(Quota.unlimited());
  }

  private static Throwable causeOf(Future<?> future) throws Exception {
    try {
      future.get(20, TimeUnit.SECONDS);
      throw new AssertionError("it succeeded");
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  private static void assertAborted(Future<?> future, Reason reason) throws Exception {
    assertThat(causeOf(future))
        .isInstanceOfSatisfying(
            CallAbortedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void answersWhatTheFunctionAnswers() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(230).noQuota().build();
        GetSales getsales =
            GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build()) {
      String uuid = sandbox.contacts().get(3).uuid();

      CompletableFuture<ContactRecord> one = getsales.async(api -> api.contacts().get(uuid));
      CompletableFuture<Long> count =
          getsales.async(api -> api.contacts().search().prefetch(2).stream().count());
      CompletableFuture<?> nothing = getsales.async(api -> null);

      assertThat(one.join().getLead().getUuid()).isEqualTo(uuid);
      assertThat(count.join()).isEqualTo(230);
      assertThat(nothing.join()).isNull();
    }
  }

  @Test
  void failsWithTheExceptionOfTheCall() {
    try (WireServer server = WireServer.start().always(Turns.answer(404, "{}"));
        GetSales getsales = builder(server).build()) {
      CompletableFuture<ContactRecord> future = getsales.async(api -> api.contacts().get("a"));

      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(future::join)
          .withCauseInstanceOf(NotFoundException.class);
      assertThatThrownBy(
              () ->
                  getsales
                      .async(
                          api -> {
                            throw new StackOverflowError("the function's own");
                          })
                      .join())
          .hasCauseInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void aListGivenOutOfTheFunctionCanStillBeRead() {
    try (GetSalesSandbox sandbox = GetSalesSandbox.builder().contacts(30).noQuota().build();
        GetSales getsales =
            GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build()) {
      Paged<ContactRecord> contacts = getsales.async(api -> api.contacts().search()).join();

      assertThat(contacts.toList()).hasSize(30);
    }
  }

  /** The ways to give up a future. */
  private enum GiveUp {
    CANCEL(future -> future.cancel(true)),
    COMPLETE(future -> future.complete(null)),
    FAIL(future -> future.completeExceptionally(new IllegalStateException("enough"))),
    TIME_OUT(future -> future.orTimeout(1, TimeUnit.MILLISECONDS));

    private final Consumer<CompletableFuture<?>> way;

    GiveUp(Consumer<CompletableFuture<?>> way) {
      this.way = way;
    }
  }

  /** A function that says when it has ended, and how. */
  private static CompletableFuture<Object> watched(
      GetSales getsales, CompletableFuture<Throwable> ended, Consumer<GetSales> calls) {
    return getsales.async(
        api -> {
          try {
            calls.accept(api);
            ended.complete(new AssertionError("it succeeded"));
          } catch (Throwable e) {
            ended.complete(e);
          }
          return "done";
        });
  }

  @ParameterizedTest
  @EnumSource(GiveUp.class)
  void givingUpEndsACallInFlight(GiveUp giveUp) throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence());
        GetSales getsales = builder(server).build()) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      CompletableFuture<Object> future = watched(getsales, ended, api -> api.contacts().get("a"));
      server.awaitRequests(1);

      giveUp.way.accept(future);

      assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CallAbortedException.class);
      assertThat(future.isDone()).isTrue();
      assertThat(future.isCancelled()).isEqualTo(giveUp == GiveUp.CANCEL);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void cancellingEndsAWaitForARepeat() throws Exception {
    try (WireServer server = WireServer.start().always(Turns.answer(429, "{}", "Retry-After: 50"));
        GetSales getsales = builder(server).build()) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      CompletableFuture<Object> future = watched(getsales, ended, api -> api.contacts().get("a"));
      server.awaitRequests(1);

      future.cancel(true);

      assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CallAbortedException.class);
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  void cancellingEndsAWaitAtTheQuota() throws Exception {
    RateGate gate = RateGate.of(Quota.perMinute(2), TimeSource.system());
    try (WireServer server = WireServer.start();
        GetSales getsales =
            GetSales.builder()
                .baseUrl("http://127.0.0.1:" + server.port())
                .apiKey("key")
                .rateGate(gate)
                .build()) {
      getsales.lists().get("a"); // the next is due in half a minute
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      CompletableFuture<Object> future = watched(getsales, ended, api -> api.lists().get("b"));
      while (gate.snapshot().interactiveWaiters() == 0) {
        Thread.onSpinWait();
      }

      future.cancel(true);

      assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CallAbortedException.class);
      assertThat(gate.snapshot().interactiveWaiters()).isZero();
      assertThat(server.received()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void cancellingEndsTheReadingOfAList(int prefetched) throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence());
        GetSales getsales = builder(server).build()) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      CompletableFuture<Object> future =
          watched(getsales, ended, api -> api.contacts().search().prefetch(prefetched).toList());
      server.awaitRequests(1);

      future.cancel(true);

      assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CallAbortedException.class);
    }
  }

  @Test
  void clientsDerivedInsideTheFunctionEndWithItToo() throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence());
        GetSales getsales = builder(server).build()) {
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      CompletableFuture<Object> future =
          watched(
              getsales,
              ended,
              api ->
                  api.with(o -> o.deadline(Duration.ofMinutes(9)))
                      .withRaw(r -> r.lists().get("a")));
      server.awaitRequests(1);

      future.cancel(true);

      assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CallAbortedException.class);
    }
  }

  @Test
  void theFunctionGoesOnToItsNextCallWhichSendsNothing() throws Exception {
    try (WireServer server = WireServer.start();
        GetSales getsales = builder(server).build()) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch cancelled = new CountDownLatch(1);
      CompletableFuture<Throwable> ended = new CompletableFuture<>();
      CompletableFuture<Object> future =
          watched(
              getsales,
              ended,
              api -> {
                inside.countDown();
                await(cancelled);
                api.lists().get("a");
              });
      inside.await();

      future.cancel(true);
      cancelled.countDown();

      assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CallAbortedException.class);
      assertThat(server.received()).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError("nobody interrupts a function", e);
    }
  }

  @Test
  void workStartedInsideIsCancelledWithWhatStartedIt() throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence());
        GetSales getsales = builder(server).build()) {
      CompletableFuture<CompletableFuture<ContactList>> inner = new CompletableFuture<>();
      CompletableFuture<Object> outer =
          getsales.async(
              api -> {
                inner.complete(api.async(again -> again.lists().get("a")));
                return inner.join().join();
              });
      server.awaitRequests(1);

      outer.cancel(true);

      assertThatExceptionOfType(CancellationException.class)
          .isThrownBy(() -> inner.join().get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void runsNoMoreAtOnceThanItHasThreadsAndLosesNothing() throws Exception {
    try (WireServer server = WireServer.start();
        GetSales getsales = builder(server).build()) {
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      AtomicInteger running = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      CountDownLatch full = new CountDownLatch(mostAtOnce());
      CountDownLatch go = new CountDownLatch(1);
      List<CompletableFuture<Integer>> futures = new ArrayList<>();
      int accepted = mostAtOnce() + MOST_WAITING;
      for (int i = 0; i < accepted; i++) {
        int number = i;
        futures.add(
            getsales.async(
                api -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  threads.add(Thread.currentThread());
                  full.countDown();
                  await(go);
                  running.decrementAndGet();
                  return number;
                }));
        if (i == mostAtOnce() - 1) {
          await(full);
        }
      }

      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> getsales.async(api -> -1))
          .withMessageContaining("10000 calls wait already");

      go.countDown();
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
      assertThat(futures.stream().map(CompletableFuture::join).toList())
          .isEqualTo(IntStream.range(0, accepted).boxed().toList());
      assertThat(most.get()).isEqualTo(mostAtOnce());
      assertThat(threads).allMatch(Thread::isDaemon);
      assertThat(threads).allMatch(thread -> thread.getName().startsWith("getsales-"));
    }
  }

  @Test
  void cancelledWorkGivesItsPlaceInTheQueueToOthers() throws Exception {
    try (WireServer server = WireServer.start();
        GetSales getsales = builder(server).build()) {
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger ran = new AtomicInteger();
      block(getsales, go);
      List<CompletableFuture<?>> waiting = new ArrayList<>();
      for (int i = 0; i < MOST_WAITING; i++) {
        waiting.add(getsales.async(api -> ran.incrementAndGet()));
      }
      for (int i = 0; i < MOST_WAITING; i++) {
        waiting.get(i).cancel(true);
      }
      CompletableFuture<Integer> other = getsales.async(api -> ran.incrementAndGet());

      go.countDown();

      assertThat(other.get(5, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  private static void block(GetSales getsales, CountDownLatch go) {
    CountDownLatch blocked = new CountDownLatch(mostAtOnce());
    for (int i = 0; i < mostAtOnce(); i++) {
      getsales.async(
          api -> {
            blocked.countDown();
            await(go);
            return null;
          });
    }
    await(blocked);
  }

  @Test
  void workThatAwaitsWorkOfItsOwnNeverStandsStill() throws Exception {
    try (WireServer server = WireServer.start();
        GetSales getsales = builder(server).build()) {
      List<CompletableFuture<Integer>> outer = new ArrayList<>();
      CountDownLatch full = new CountDownLatch(mostAtOnce());
      for (int i = 0; i < 4 * mostAtOnce(); i++) {
        int number = i;
        outer.add(
            getsales.async(
                api -> {
                  full.countDown();
                  await(full); // all threads are taken by work that will wait for more work
                  return getsales.async(again -> again.async(third -> number).join()).join();
                }));
      }

      CompletableFuture.allOf(outer.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
      assertThat(outer).allMatch(future -> outer.indexOf(future) == future.join());
    }
  }

  @Test
  void closingFailsWhatWaitsAndWhatRunsAndWhatComesLater() throws Exception {
    try (WireServer server = WireServer.start().always(Turns.silence())) {
      GetSales getsales = builder(server).build();
      List<CompletableFuture<?>> futures = new ArrayList<>();
      AtomicInteger begun = new AtomicInteger();
      for (int i = 0; i < mostAtOnce() + 50; i++) {
        futures.add(
            getsales.async(
                api -> {
                  begun.incrementAndGet();
                  return api.lists().get("a");
                }));
      }
      server.awaitRequests(mostAtOnce());

      getsales.close();
      futures.add(getsales.async(api -> api.lists().get("a")));

      for (CompletableFuture<?> future : futures) {
        assertAborted(future, Reason.CLIENT_CLOSED);
      }
      assertThat(begun.get()).isEqualTo(mostAtOnce());
      assertThat(server.received()).hasSize(mostAtOnce());
    }
  }

  @Test
  void aGivenExecutorDoesTheWorkAndStaysOpen() throws Exception {
    ExecutorService executor =
        Executors.newSingleThreadExecutor(work -> new Thread(work, "the caller's"));
    try (WireServer server = WireServer.start();
        GetSales getsales = builder(server).executor(executor).build()) {
      assertThat(getsales.async(api -> Thread.currentThread().getName()).get())
          .isEqualTo("the caller's");
      CompletableFuture<String> enqueued = new CompletableFuture<>();
      getsales
          .api(ListsApi.class)
          .getContactList("a")
          .enqueue(
              new Callback<>() {
                @Override
                public void onResponse(Call<ContactList> call, Response<ContactList> response) {
                  enqueued.complete(Thread.currentThread().getName());
                }

                @Override
                public void onFailure(Call<ContactList> call, Throwable failure) {
                  enqueued.completeExceptionally(failure);
                }
              });
      assertThat(enqueued.get(5, TimeUnit.SECONDS)).isEqualTo("the caller's");

      getsales.close();

      assertThat(executor.isShutdown()).isFalse();
      assertThat(executor.submit(() -> 5).get()).isEqualTo(5);
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void whatAGivenExecutorHasNotBegunFailsWhenTheClientIsClosed() throws Exception {
    Queue<Runnable> handedOver = new ArrayDeque<>();
    try (WireServer server = WireServer.start()) {
      GetSales getsales = builder(server).executor(handedOver::add).build();
      CompletableFuture<ContactList> waits = getsales.async(api -> api.lists().get("a"));
      CompletableFuture<ContactList> cancelled = getsales.async(api -> api.lists().get("a"));
      cancelled.cancel(true);

      getsales.close();
      handedOver.forEach(Runnable::run);

      assertAborted(waits, Reason.CLIENT_CLOSED);
      assertThat(cancelled).isCancelled();
      assertThat(handedOver).hasSize(2);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void aGivenExecutorThatTakesNoMoreIsHeard() {
    try (WireServer server = WireServer.start();
        GetSales getsales =
            builder(server)
                .executor(
                    work -> {
                      throw new RejectedExecutionException("full");
                    })
                .build()) {
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> getsales.async(api -> api.lists().get("a")))
          .withMessage("full");
    }
  }

  @Test
  void anEnqueuedCallThatIsCancelledInTheQueueFailsAtOnce() throws Exception {
    try (WireServer server = WireServer.start();
        GetSales getsales = builder(server).build()) {
      CountDownLatch go = new CountDownLatch(1);
      block(getsales, go);
      CompletableFuture<Object> ended = new CompletableFuture<>();
      Call<ContactList> call = getsales.api(ListsApi.class).getContactList("a");
      call.enqueue(
          new Callback<>() {
            @Override
            public void onResponse(Call<ContactList> same, Response<ContactList> response) {
              ended.complete(response);
            }

            @Override
            public void onFailure(Call<ContactList> same, Throwable failure) {
              ended.completeExceptionally(failure);
            }
          });
      assertThat(ended).isNotDone();

      call.cancel();

      assertAborted(ended, Reason.CANCELLED);
      assertThat(server.received()).isEmpty();
      go.countDown();
    }
  }

  @Test
  void everyFuturePassesTheQuota() throws Exception {
    RateGate gate = RateGate.of(Quota.perMinute(600).withBurst(40), TimeSource.system());
    try (WireServer server = WireServer.start();
        GetSales getsales =
            GetSales.builder()
                .baseUrl("http://127.0.0.1:" + server.port())
                .apiKey("key")
                .options(options -> options.retries(RetryPolicy.never()))
                .rateGate(gate)
                .build()) {
      List<CompletableFuture<ContactList>> futures = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        futures.add(getsales.async(api -> api.lists().get("a")));
      }
      CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
      CompletableFuture<ContactList> late =
          getsales.async(api -> api.with(o -> o.deadline(Duration.ofNanos(1))).lists().get("a"));

      assertThat(causeOf(late))
          .isInstanceOf(io.getsales.client.error.DeadlineExceededException.class);
      assertThat(server.received()).hasSize(40);
    }
  }
}
