package io.getsales.client.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getsales.client.GetSales;
import io.getsales.client.error.ApiException;
import io.getsales.client.error.DecodeException;
import io.getsales.client.error.GetSalesException;
import io.getsales.client.error.OutcomeUnknownException;
import io.getsales.client.generated.support.Model;
import io.getsales.client.paging.Page;
import io.getsales.client.sandbox.GetSalesSandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the service answers to whatever is called: it is read, or one of this client's own
 * exceptions says why not. Nothing else comes out, and nothing takes long or much memory.
 */
@Tag("small-heap")
@net.jqwik.api.Tag("small-heap")
class AnswerFuzzTest {
  private static final int TRIES = 3_000;
  private static final int PLACES = 6;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final List<EveryCall> CALLS = EveryCall.all().toList();

  private static CannedServer server;
  private static Map<OddValues, GetSales> clients;
  private static Map<String, String> answers;

  @BeforeAll
  @BeforeContainer
  static void open() {
    server = CannedServer.start();
    clients = new LinkedHashMap<>();
    for (OddValues choice : OddValues.values()) {
      clients.put(choice, server.client().options(options -> options.oddValues(choice)).build());
    }
    answers = answersOfTheSandbox();
  }

  @AfterAll
  @AfterContainer
  static void close() {
    clients.values().forEach(GetSales::close);
    server.close();
  }

  /** What the calls answer when all is well; where that is nothing, something all the same. */
  private static Map<String, String> answersOfTheSandbox() {
    Map<String, String> texts = new LinkedHashMap<>();
    try (GetSalesSandbox sandbox =
            GetSalesSandbox.builder().contacts(4).linkedInMessages(4).emails(4).noQuota().build();
        GetSales getsales =
            GetSales.builder().apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl()).build()) {
      EveryCall.Ids ids = EveryCall.Ids.of(sandbox);
      for (EveryCall call : CALLS) {
        String text = getsales.withRaw(client -> call.with(client, ids)).text();
        texts.put(call.operation(), text.isEmpty() ? "{\"message\":\"done\"}" : text);
      }
    }
    return texts;
  }

  static Stream<Arguments> everyCallInEveryWay() {
    return EveryCall.all()
        .flatMap(call -> Stream.of(Mutator.Kind.values()).map(kind -> Arguments.of(call, kind)));
  }

  /** Each way to break an answer, at some places of the answer of each operation. */
  @ParameterizedTest
  @MethodSource("everyCallInEveryWay")
  @Timeout(60)
  void everyOperationBearsEveryKindOfDamage(EveryCall call, Mutator.Kind kind) {
    for (int seed = 0; seed < PLACES; seed++) {
      byte[] answer = new Mutator(seed).broken(answers.get(call.operation()), kind);
      assertBorne(call, OddValues.values()[seed % OddValues.values().length], answer);
    }
  }

  @Property(
      tries = TRIES,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF,
      seed = "20241105")
  void onlyItsOwnExceptionsComeOut(
      @ForAll("calls") EveryCall call, @ForAll OddValues choice, @ForAll long seed) {
    assertBorne(call, choice, new Mutator(seed).broken(answers.get(call.operation())));
  }

  private static void assertBorne(EveryCall call, OddValues choice, byte[] answer) {
    server.answers(200, answer);
    long start = System.nanoTime();
    try {
      use(call.with(clients.get(choice), EveryCall.Ids.invented()));
    } catch (GetSalesException expected) {
      assertThat(expected.toString()).doesNotContain("Lindqvist").hasSizeLessThan(1_000);
      assertThat(isOfTheAnswer(expected)).as(expected.toString()).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
  }

  /** What is left of an answer can be nothing, or look like an error; both are told as such. */
  private static boolean isOfTheAnswer(GetSalesException thrown) {
    return thrown instanceof DecodeException
        || thrown instanceof ApiException
        || (thrown instanceof OutcomeUnknownException && thrown.getCause() instanceof ApiException);
  }

  @Provide
  Arbitrary<EveryCall> calls() {
    return Arbitraries.of(CALLS);
  }

  /** Everything a caller may do with what was read. */
  private static void use(Object value) {
    if (value instanceof Page<?> page) {
      page.items().forEach(AnswerFuzzTest::use);
    } else if (value instanceof List<?> list) {
      list.forEach(AnswerFuzzTest::use);
    } else if (value instanceof Optional<?> found) {
      found.ifPresent(AnswerFuzzTest::use);
    } else if (value instanceof Model model) {
      assertThat(model.toJson()).isNotNull();
      assertThat(model.toString()).isNotNull();
      assertThat(model.unreadFields()).isNotNull();
      assertThat(model).isEqualTo(model).hasSameHashCodeAs(model);
    }
  }

  private static Stream<EveryCall> everyCall() {
    return EveryCall.all();
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  @Timeout(30)
  void refusesAnAnswerOfFiftyMegabytes(EveryCall call) {
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    megabyte[0] = '"';
    server.answersRepeatedly(megabyte, 50);

    refuses(call, "larger than the limit of 16 MiB");
  }

  /** The build gives this class a heap of 128 MB of its own; see the pom. */
  @Test
  void runsInASmallHeap() {
    String limit = System.getProperty("expected.heap");
    Assumptions.assumeTrue(limit != null, "not run by the build");

    assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(Long.parseLong(limit) << 20);
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  @Timeout(30)
  void refusesAnAnswerNestedTooDeep(EveryCall call) {
    String deep = "{\"data\":" + "[".repeat(200_000);

    refuses(
        call, deep.getBytes(StandardCharsets.UTF_8), "nested deeper than the limit of 100 levels");
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  @Timeout(30)
  void refusesAValidAnswerNestedTooDeep(EveryCall call) {
    String deep = "{\"later\":" + "[".repeat(101) + "]".repeat(101) + ",\"data\":[]}";

    refuses(
        call,
        deep.getBytes(StandardCharsets.UTF_8),
        "nested deeper than the limit of 100 levels at $.*");
  }

  private static void refuses(EveryCall call, byte[] answer, String words) {
    server.answers(200, answer);
    refuses(call, words);
  }

  private static void refuses(EveryCall call, String words) {
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> call.with(clients.get(OddValues.KEEP_RAW), EveryCall.Ids.invented()))
        .withMessageContaining(words);
  }

  @ParameterizedTest
  @MethodSource("everyCall")
  @Timeout(30)
  void readsATextOfFourMegabytes(EveryCall call) {
    String text = "{\"uuid\":\"" + "x".repeat(4 << 20) + "\",\"data\":[]}";
    server.answers(text);

    assertThat(call.with(clients.get(OddValues.KEEP_RAW), EveryCall.Ids.invented())).isNotNull();
  }
}
