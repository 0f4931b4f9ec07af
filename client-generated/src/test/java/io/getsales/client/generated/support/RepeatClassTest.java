package io.getsales.client.generated.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatClassTest {

  @ParameterizedTest
  @CsvSource({"READ, true", "IDEMPOTENT, true", "CREATE, false", "SEND, false"})
  void repeatsNothingThatMakesASecondThing(RepeatClass repeat, boolean mayRepeat) {
    assertThat(repeat.mayRepeat()).isEqualTo(mayRepeat);
  }
}
