package io.getsales.client.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.suppressed;

import io.getsales.client.GetSales;
import io.getsales.client.error.CallAbortedException;
import io.getsales.client.generated.model.Contact;
import io.getsales.client.generated.model.NewContact;
import io.getsales.client.sandbox.GetSalesSandbox;
import io.getsales.client.sandbox.SandboxContact;
import io.getsales.client.sandbox.VirtualTime;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs test classes that use the extension; nested and static, they run nowhere else. */
class GetSalesExtensionTest {
  private static final ConcurrentLinkedQueue<Object> SEEN = new ConcurrentLinkedQueue<>();

  /** Keeps a class from being run by itself, by who looks for tests in every class. */
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(OnlyInside.Condition.class)
  private @interface OnlyInside {
    String PARAMETER = "sandbox.inside";

    final class Condition implements ExecutionCondition {
      @Override
      public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getConfigurationParameter(PARAMETER).isPresent()
            ? ConditionEvaluationResult.enabled("run by a test")
            : ConditionEvaluationResult.disabled("not run by a test");
      }
    }
  }

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @OnlyInside
  @GetSalesTest(contacts = 7, seed = 3)
  static final class Shared {
    @BeforeEach
    void prepare(GetSalesSandbox sandbox, VirtualTime time) {
      time.advance(Duration.ofSeconds(5));
      sandbox.rows().addList("made before");
    }

    @Test
    void everythingIsOfOneTest(GetSales getsales, VirtualTime time, GetSalesSandbox sandbox) {
      assertThat(getsales.lists().list().toList()).hasSize(3);
      assertThat(getsales.contacts().search().toList()).hasSize(7);
      assertThat(sandbox.lists().get(2).createdAt()).isEqualTo(time.now());
      SEEN.add(sandbox);
      SEEN.add(getsales);
    }

    @AfterEach
    void look(GetSalesSandbox sandbox) {
      assertThat(SEEN.peek()).isSameAs(sandbox);
    }
  }

  @Test
  void aTestIsGivenWhatItAsksForAndAllIsClosedAfterIt() {
    run(Shared.class).testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));

    GetSalesSandbox sandbox = (GetSalesSandbox) SEEN.remove();
    GetSales getsales = (GetSales) SEEN.remove();
    assertThat(sandbox.contacts()).extracting(SandboxContact::uuid).hasSize(7);
    assertThat(catchThrowable(() -> getsales.lists().list().toList()))
        .isInstanceOf(CallAbortedException.class);
  }

  @OnlyInside
  @GetSalesTest
  @Execution(ExecutionMode.CONCURRENT)
  static final class Parallel {
    @RepeatedTest(40)
    void nobodyMeetsAnother(GetSalesSandbox sandbox, GetSales getsales, VirtualTime time) {
      assertThat(time.elapsed()).isZero();
      String list = getsales.lists().create("mine").getUuid();
      getsales.contacts().search().toList();
      assertThat(getsales.lists().get(list).getName()).isEqualTo("mine");

      assertThat(sandbox.lists()).hasSize(3);
      assertThat(sandbox.requestCount()).isLessThan(10);
      SEEN.add(sandbox.baseUrl());
    }
  }

  @Test
  void testsInParallelAreIsolated() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(Parallel.class))
        .configurationParameter(OnlyInside.PARAMETER, "yes")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
        .execute()
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(40).failed(0));

    assertThat(SEEN).doesNotHaveDuplicates().hasSize(40);
  }

  @OnlyInside
  @GetSalesTest(contacts = 1)
  static class Outer {
    @Test
    void ofTheClass(GetSalesSandbox sandbox) {
      SEEN.add("class " + sandbox.contactCount());
    }

    @Test
    @GetSalesTest(contacts = 2)
    void ofTheMethod(GetSalesSandbox sandbox) {
      SEEN.add("method " + sandbox.contactCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "b"})
    void beside(String value, GetSalesSandbox sandbox) {
      SEEN.add(value + " " + sandbox.contactCount());
    }

    @Nested
    class Inner {
      @Test
      void ofTheEnclosingClass(GetSalesSandbox sandbox) {
        SEEN.add("nested " + sandbox.contactCount());
      }
    }
  }

  static final class Heir extends Outer {}

  @ParameterizedTest
  @ValueSource(classes = {Outer.class, Heir.class})
  void theNearestAnnotationCounts(Class<?> type) {
    run(type).testEvents().assertStatistics(stats -> stats.failed(0));

    assertThat(SEEN).contains("class 1", "method 2", "a 1", "b 1", "nested 1");
  }

  static final class Registered {
    @RegisterExtension
    static final GetSalesExtension GETSALES =
        new GetSalesExtension()
            .sandbox(sandbox -> sandbox.contacts(3).searchLag(Duration.ofHours(1)))
            .client(client -> client.userAgent("nightly-sync/2"));

    @Test
    void settingsOfAllKinds(GetSalesSandbox sandbox, GetSales getsales) {
      sandbox.rows().addContact(Map.of("name", "Marta Lindqvist"));
      assertThat(getsales.contacts().search().toList()).hasSize(3);
      assertThat(sandbox.requests().get(0).header("User-Agent")).isEqualTo("nightly-sync/2");
    }
  }

  @Test
  void anExtensionThatIsRegisteredTakesAllSettings() {
    run(Registered.class).testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
  }

  @OnlyInside
  @GetSalesTest(realTime = true)
  static final class RealTime {
    @Test
    void clocksAreReal(GetSalesSandbox sandbox) {
      String list = sandbox.rows().addList("now");
      SEEN.add(list);
    }

    @Test
    void thereIsNoVirtualTime(VirtualTime time) {
      SEEN.add(time);
    }
  }

  @Test
  void inRealTimeThereIsNoVirtualTime() {
    EngineExecutionResults results = run(RealTime.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    instanceOf(ParameterResolutionException.class),
                    message(text -> text.contains("VirtualTime is not there in real time")))));
  }

  @OnlyInside
  @GetSalesTest
  static final class Failing {
    @Test
    void fails(GetSales getsales, GetSalesSandbox sandbox) {
      sandbox.faults().on("getList").answer(404);
      getsales.lists().get(sandbox.lists().get(0).uuid());
    }

    @Test
    void failsAVerification(GetSalesSandbox sandbox) {
      sandbox.verify().sentExactly(2);
    }
  }

  @Test
  void aFailureShowsWhatArrivedOnce() {
    EngineExecutionResults results = run(Failing.class);

    results
        .testEvents()
        .assertThatEvents()
        .haveExactly(
            1,
            event(
                finishedWithFailure(
                    suppressed(
                        0,
                        message(
                            text ->
                                text.startsWith("What arrived at the sandbox. Sent: nothing")
                                    && text.contains("(getList) 404"))))));
    List<Throwable> failures =
        results.testEvents().failed().stream()
            .map(failed -> failed.getPayload().orElseThrow())
            .map(TestExecutionResult.class::cast)
            .map(result -> result.getThrowable().orElseThrow())
            .toList();
    assertThat(failures)
        .filteredOn(AssertionError.class::isInstance)
        .singleElement()
        .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
  }

  @OnlyInside
  @GetSalesTest
  static final class TooEarly {
    @BeforeAll
    static void prepare(GetSalesSandbox sandbox) {
      SEEN.add(sandbox);
    }

    @Test
    void never() {
      SEEN.add("never");
    }
  }

  @Test
  void whatIsForOneTestIsNotForAll() {
    run(TooEarly.class)
        .containerEvents()
        .assertThatEvents()
        .haveExactly(
            1, event(finishedWithFailure(message(text -> text.contains("is new for each test")))));
    assertThat(SEEN).isEmpty();
  }

  @OnlyInside
  @GetSalesTest
  static final class Timed {
    @RepeatedTest(60)
    void start(GetSalesSandbox sandbox, GetSales getsales) {
      assertThat(getsales.lists().list().first().items()).hasSize(sandbox.lists().size());
      SEEN.add(System.nanoTime());
    }
  }

  @Test
  void eachAfterTheFirstStartsInWellUnderFiftyMilliseconds() {
    run(Timed.class).testEvents().assertStatistics(stats -> stats.succeeded(60));

    List<Long> at = SEEN.stream().map(Long.class::cast).toList();
    long median =
        IntStream.range(1, at.size())
            .mapToLong(i -> at.get(i) - at.get(i - 1))
            .sorted()
            .skip(at.size() / 2)
            .findFirst()
            .orElseThrow();
    assertThat(Duration.ofNanos(median)).isLessThan(Duration.ofMillis(50));
  }

  @OnlyInside
  @GetSalesTest(contacts = 0)
  static final class ManyThreads {
    @Test
    void shareOneClient(GetSalesSandbox sandbox, GetSales getsales) throws InterruptedException {
      String list = sandbox.lists().get(0).uuid();
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Callable<Contact>> writes = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        NewContact person = new NewContact().linkedinId("person-" + i);
        writes.add(() -> getsales.contacts().upsert(list, person));
      }

      assertThat(threads.invokeAll(writes)).hasSize(600);
      threads.shutdown();
      assertThat(sandbox.contactCount()).isEqualTo(600);
      sandbox.verify().stayedWithinQuota();
    }
  }

  @Test
  void threadsOfTheTestMayShareTheClientInVirtualTime() {
    run(ManyThreads.class).testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
  }

  private static EngineExecutionResults run(Class<?> testClass) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(testClass))
        .configurationParameter(OnlyInside.PARAMETER, "yes")
        .execute();
  }
}
