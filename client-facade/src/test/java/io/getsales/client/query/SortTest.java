package io.getsales.client.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortTest {

  @Test
  void saysItsFieldAndTheServicesWordForItsDirection() {
    Sort oldestFirst = Sort.ascending("created_at");
    assertThat(oldestFirst.field()).isEqualTo("created_at");
    assertThat(oldestFirst.direction().wireValue()).isEqualTo("asc");
    Sort newestFirst = Sort.descending("sent_at");
    assertThat(newestFirst.field()).isEqualTo("sent_at");
    assertThat(newestFirst.direction().wireValue()).isEqualTo("desc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sent at", "sent_at[desc]"})
  void refusesNamesThatAreNoField(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sort.ascending(field))
        .withMessageStartingWith("field: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sort.descending(field))
        .withMessageStartingWith("field: ");
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException().isThrownBy(() -> Sort.ascending(null)).withMessage("field");
    assertThatNullPointerException()
        .isThrownBy(() -> new Sort("sent_at", null))
        .withMessage("direction");
  }
}
