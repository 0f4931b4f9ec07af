package io.getsales.client.query;

import static io.getsales.client.query.Condition.atLeast;
import static io.getsales.client.query.Condition.atMost;
import static io.getsales.client.query.Condition.between;
import static io.getsales.client.query.Condition.days;
import static io.getsales.client.query.Condition.greaterThan;
import static io.getsales.client.query.Condition.is;
import static io.getsales.client.query.Condition.isNot;
import static io.getsales.client.query.Condition.isNull;
import static io.getsales.client.query.Condition.lessThan;
import static io.getsales.client.query.Condition.oneOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

  private static final LocalDate FIFTH = LocalDate.of(2024, 11, 5);
  private static final LocalDate NINTH = LocalDate.of(2024, 11, 9);

  @Test
  void noneHoldsNoCondition() {
    assertThat(Filter.none().isEmpty()).isTrue();
    assertThat(Filter.none().conditions()).isEmpty();
    assertThat(Filter.where("status", is("on")).isEmpty()).isFalse();
  }

  @Test
  void keepsItsFieldsInTheOrderTheyWereNamed() {
    Filter filter =
        Filter.where("status", is("on"))
            .and("created_at", atLeast(FIFTH))
            .and("automation", isNull())
            .and("created_at", lessThan(NINTH));
    assertThat(filter.conditions().keySet()).containsExactly("status", "created_at", "automation");
  }

  @Test
  void joinsComparisonsOnOneField() {
    assertThat(Filter.where("created_at", atLeast(FIFTH)).and("created_at", atMost(NINTH)))
        .isEqualTo(Filter.where("created_at", between(FIFTH, NINTH)));
    assertThat(
            Filter.where("sending_attempts", greaterThan(1))
                .and("sending_attempts", lessThan(9))
                .and("sending_attempts", isNot(5))
                .conditions()
                .get("sending_attempts")
                .operands())
        .extracting(Condition.Operand::key)
        .containsExactly(">", "<", "!=");
  }

  static Stream<Arguments> pairsThatDoNotGoTogether() {
    return Stream.of(
        arguments(is("a"), is("b")),
        arguments(is("a"), is("a")),
        arguments(is(3), atLeast(2)),
        arguments(atLeast(2), is(3)),
        arguments(atLeast(2), atLeast(3)),
        arguments(isNot("a"), isNot("b")),
        arguments(between(FIFTH, NINTH), atMost(NINTH)),
        arguments(oneOf("a"), oneOf("b")),
        arguments(isNull(), atLeast(1)),
        arguments(days(FIFTH, NINTH), atLeast(FIFTH)),
        arguments(days(FIFTH, NINTH), days(FIFTH, NINTH)));
  }

  @ParameterizedTest
  @MethodSource("pairsThatDoNotGoTogether")
  void refusesASecondConditionThatCannotBeJoined(Condition first, Condition second) {
    Filter filter = Filter.where("field_a", first);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> filter.and("field_a", second))
        .withMessageStartingWith("field: field_a has a condition already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        "created at",
        "created_at ",
        "a\nb",
        "a\u0000b",
        "created_at[>=]",
        "[]",
        "a]",
        "[a"
      })
  void refusesNamesThatAreNoField(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filter.where(field, is("on")))
        .withMessageStartingWith("field: ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Filter.none().and(field, is("on")))
        .withMessageStartingWith("field: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"q", "list_uuid", "custom_fields.renewal_month", "7f0c2a54-9d1e-4b7b", "größe"})
  void takesAnyOtherNameForTheServiceKnowsItsFields(String field) {
    assertThat(Filter.where(field, is("on")).conditions()).containsOnlyKeys(field);
  }

  @Test
  void refusesNull() {
    assertThatNullPointerException()
        .isThrownBy(() -> Filter.where(null, is("on")))
        .withMessage("field");
    assertThatNullPointerException()
        .isThrownBy(() -> Filter.where("status", null))
        .withMessage("condition");
  }

  @Test
  void staysAsItIsWhenAnotherIsMadeFromIt() {
    Filter shorter = Filter.where("status", is("on"));
    Filter longer = shorter.and("q", is("berg"));
    assertThat(shorter.conditions()).hasSize(1);
    assertThat(longer.conditions()).hasSize(2);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> longer.conditions().remove("q"));
  }

  @Test
  void isEqualToWhatAsksForTheSame() {
    Filter one = Filter.where("q", is("berg")).and("n", atLeast(1)).and("n", atMost(2));
    Filter other = Filter.where("n", atMost(2)).and("n", atLeast(1)).and("q", is("berg"));
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one).isNotEqualTo(Filter.where("q", is("berg")));
    assertThat(one).isNotEqualTo(Filter.none());
  }

  @Test
  void showsFieldsAndOperatorsWithoutValues() {
    assertThat(
            Filter.where("from_email", is("marta.lindqvist@fjordware.example"))
                .and("created_at", atLeast(FIFTH))
                .and("created_at", lessThan(NINTH)))
        .hasToString("Filter[from_email equal, created_at >= <]");
    assertThat(Filter.none()).hasToString("Filter[]");
  }
}
