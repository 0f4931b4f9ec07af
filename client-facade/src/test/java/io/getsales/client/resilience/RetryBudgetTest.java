package io.getsales.client.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {

  private final RetryBudget budget = new RetryBudget();

  @Test
  void aDeadServerSeesTwentyRepeatsOfTwoHundredCalls() {
    long repeats = IntStream.range(0, 200).filter(call -> budget.tryRetry()).count();

    assertThat(repeats).isEqualTo(20);
    assertThat(budget.tokens()).isZero();
  }

  @Test
  void fiveSuccessesPayForOneRepeat() {
    while (budget.tryRetry()) {
      assertThat(budget.tokens()).isLessThan(RetryBudget.CAPACITY);
    }

    succeed(4);
    assertThat(budget.tryRetry()).isFalse();
    succeed(1);
    assertThat(budget.tryRetry()).isTrue();
    assertThat(budget.tryRetry()).isFalse();
  }

  @Test
  void successesDoNotPileUpBeyondTheCapacity() {
    succeed(1_000);

    assertThat(budget.tokens()).isEqualTo(100);
  }

  @Test
  void manyThreadsCannotOverdrawIt() {
    long repeats = IntStream.range(0, 10_000).parallel().filter(call -> budget.tryRetry()).count();

    assertThat(repeats).isEqualTo(20);
  }

  private void succeed(int times) {
    for (int i = 0; i < times; i++) {
      budget.succeeded();
    }
  }
}
